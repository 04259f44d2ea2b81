/**
 * Mutation testing: changes one file of a copy of the repository, one place at a time, runs the tests named, and reports the changes
 * that no test noticed. Not part of `npm test`: a file takes minutes.
 *
 *     node_modules/.bin/node tools/mutate.ts src/tally/tie.ts src/tally
 *
 * The first argument is the file to change, the others are the tests to run, as vitest takes them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutantsOf } from './mutation/mutants.ts';

const root = resolve(import.meta.dirname, '..');
const COPIED = ['src', 'test', 'verify', 'docs/methods', 'docs/decisions', 'package.json', 'tsconfig.json', 'tsconfig.base.json', 'vitest.config.ts'];

function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'sovet-mutants-'));
  for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Outcome {
  readonly passed: boolean;
  readonly milliseconds: number;
}

/** A loop without end is ended with the workers that run it: the tests are a group of processes of their own. */
async function runTests(copy: string, tests: readonly string[], limit: number): Promise<Outcome> {
  const began = performance.now();
  const data = process.env['SOVET_DATA'] ?? resolve(root, '../shared/data');
  const run = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--bail', '1', '--reporter', 'dot', ...tests], {
    cwd: copy, env: { ...process.env, SOVET_DATA: data }, stdio: 'ignore', detached: true,
  });
  const late = setTimeout(() => { if (run.pid !== undefined) process.kill(-run.pid, 'SIGKILL'); }, limit);
  const [status] = await once(run, 'exit') as [number | null];
  clearTimeout(late);
  return { passed: status === 0, milliseconds: performance.now() - began };
}

const [file, ...tests] = process.argv.slice(2);
if (file === undefined || tests.length === 0) throw new Error('name the file to change and the tests to run');
const copy = copyOfRepository();
try {
  const plain = await runTests(copy, tests, 600_000);
  if (!plain.passed) throw new Error('the tests fail before anything is changed');
  const target = join(copy, file);
  const mutants = mutantsOf(readFileSync(target, 'utf8'));
  let survived = 0;
  for (const { line, from, to, text } of mutants) {
    writeFileSync(target, text);
    if (!(await runTests(copy, tests, 10_000 + 4 * plain.milliseconds)).passed) continue;
    survived++;
    process.stdout.write(`${file}:${line}: ${from} became ${to}\n`);
  }
  process.stdout.write(`${file}: ${mutants.length} mutants, ${mutants.length - survived} killed, ${survived} survived\n`);
} finally {
  rmSync(copy, { recursive: true });
}
