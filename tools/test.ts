/**
 * `npm test` runs every check and every test; `npm test -- src/tally` only the tests of a part.
 * The last line is `N passed, N failed`, where each check counts as one; the exit code says the same.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY_CHECKS, repositoryFiles } from './repository-checks.ts';
import { tallyOfVitest, type Tally, type VitestReport } from './vitest-report.ts';

const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, 'test-results', 'vitest.json');
const TSC = 'node_modules/typescript-7/bin/tsc';

/** Colour is for eyes: logs and our own quotations of output go without. */
const PLAIN = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
const ENVIRONMENT = process.stdout.isTTY ? process.env : PLAIN;

interface Finding {
  readonly name: string;
  /** What went wrong, to be shown; empty when all is well. */
  readonly complaint: string;
  readonly seconds: number;
}

interface Program {
  readonly name: string;
  /** Run by this very Node. */
  readonly arguments: readonly string[];
}

/** Their own files, not the links in `.bin`: those are shell scripts on Windows. */
const PROGRAMS: readonly Program[] = [
  { name: 'types', arguments: [TSC, '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'types of the pure core', arguments: [TSC, '-p', 'tsconfig.core.json', '--noEmit'] },
  { name: 'types of the web application', arguments: [TSC, '-p', 'web/tsconfig.json', '--noEmit'] },
  { name: 'lint', arguments: ['node_modules/eslint/bin/eslint.js', '.'] },
  { name: 'order of the rooms', arguments: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', 'verify', 'web', '--config', '.dependency-cruiser.cjs'] },
  { name: 'nothing dead', arguments: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
];

/** Exit code and everything written. */
function run(program: Program): Promise<{ readonly exitCode: number; readonly output: string }> {
  const child = spawn(process.execPath, program.arguments, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: PLAIN });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => { resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }); });
  });
}

async function check(program: Program): Promise<Finding> {
  const begun = performance.now();
  const { exitCode, output } = await run(program);
  const complaint = exitCode === 0 ? '' : output.trim() || `exit code ${exitCode}`;
  return { name: program.name, complaint, seconds: (performance.now() - begun) / 1000 };
}

function checkRepository(): readonly Finding[] {
  const files = repositoryFiles(ROOT);
  return Object.entries(REPOSITORY_CHECKS).map(([name, rule]) => {
    const begun = performance.now();
    return { name, complaint: rule(files).join('\n'), seconds: (performance.now() - begun) / 1000 };
  });
}

function show({ name, complaint, seconds }: Finding): void {
  console.log(`${complaint === '' ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (complaint !== '') console.log(complaint.replace(/^/gm, '       '));
}

/** Two programs at a time: each uses about one core. */
async function checkEverything(): Promise<Tally> {
  const findings = [...checkRepository()];
  findings.forEach(show);
  const waiting = [...PROGRAMS];
  const work = async (): Promise<void> => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      const finding = await check(program);
      show(finding);
      findings.push(finding);
    }
  };
  await Promise.all([work(), work()]);
  const failed = findings.filter(finding => finding.complaint !== '').length;
  return { passed: findings.length - failed, failed };
}

/** Vitest writes to our output as it goes, and its figures to a file. */
async function runTests(parts: readonly string[]): Promise<Tally> {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter', process.stdout.isTTY ? 'default' : 'dot', '--reporter', 'json', '--outputFile.json', REPORT];
  const exitCode = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...parts], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: ENVIRONMENT });
    child.on('error', reject);
    child.on('close', code => { resolve(code ?? 1); });
  });
  const report = existsSync(REPORT) ? (JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport) : undefined;
  return tallyOfVitest(report, exitCode);
}

const begun = performance.now();
const parts = process.argv.slice(2);
const checks = parts.length === 0 ? await checkEverything() : { passed: 0, failed: 0 };
const tests = await runTests(parts);
// Where the data must be there, as in CI, a test that was skipped for want of it has failed.
const failed = checks.failed + tests.failed + (process.env['NO_SKIPS'] === '1' ? tests.skipped ?? 0 : 0);
console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s in all`);
if (tests.skipped) console.log(`${tests.skipped} skipped: the data outside the repository that they compare with is not here (SOVET_DATA, see the README)`);
console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
