/**
 * What one run of `sovet` costs from its start to its end: processor time and the most memory, as the system accounts for them.
 *
 * As a script it is that run: `node bench/program-cost.ts count FILE …` does what the program does and writes the account as the last line of
 * standard error.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runProgram } from '#cli/program.ts';

export interface Cost {
  /** Seconds of processor time, of all threads. */
  readonly processor: number;
  /** Bytes. */
  readonly memory: number;
  readonly out: string;
}

const HERE = fileURLToPath(import.meta.url);

/** @throws Error when the program says that it cannot do it */
export async function costOf(args: readonly string[]): Promise<Cost> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', HERE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const lines = err.trimEnd().split('\n');
  const account = JSON.parse(lines.at(-1) ?? '') as { readonly status: number; readonly processor: number; readonly memory: number };
  if (account.status !== 0) throw new Error(lines.slice(0, -1).join('\n'));
  return { ...account, out };
}

if (process.argv[1] === HERE) {
  const { stdout, stderr, stdin, env } = process;
  const status = await runProgram(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  stderr.write(`${JSON.stringify({ status, processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 })}\n`);
}
