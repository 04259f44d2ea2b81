/** Kills a writer at random moments, again and again, and lets the caller check what survived. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Random } from '#kernel/random.ts';

export interface KillPlan {
  /** Starts a process that writes to its standard output one line for each thing acknowledged. */
  readonly spawn: (round: number) => ChildProcess | Promise<ChildProcess>;
  /** What is killed with it. Default: the process itself, by SIGKILL. */
  readonly kill?: (child: ChildProcess) => Promise<void> | void;
  readonly rounds: number;
  /** Reopens and checks. `acknowledged` has every line of every round so far. */
  readonly check: (acknowledged: readonly string[], round: number) => Promise<void>;
  readonly random: Random;
  /** The kill comes after at least one line and fewer than this many. Default 300. */
  readonly linesBelow?: number;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => { child.once('close', () => { resolve(); }); });
}

async function runAndKill(child: ChildProcess, lines: number, kill: (child: ChildProcess) => Promise<void> | void): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error('the process to be killed must write to a pipe');
  const acknowledged: string[] = [];
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const end = ended(child);
  let killing: Promise<void> | undefined;
  createInterface({ input: child.stdout }).on('line', line => {
    acknowledged.push(line);
    if (acknowledged.length >= lines) killing ??= Promise.resolve(kill(child));
  });
  await end;
  await killing;
  if (killing === undefined) throw new Error(`the process ended by itself after ${acknowledged.length} lines: ${complaints.join('')}`);
  return acknowledged;
}

/** Returns how many things were acknowledged in all. @throws when a process ends before it is killed */
export async function killRepeatedly({ spawn, rounds, check, random, linesBelow = 300, kill = killAlone }: KillPlan): Promise<number> {
  const acknowledged: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const lines = 1 + random.below(linesBelow - 1);
    acknowledged.push(...await runAndKill(await spawn(round), lines, kill));
    await check(acknowledged, round);
  }
  return acknowledged.length;
}

function killAlone(child: ChildProcess): void {
  child.kill('SIGKILL');
}
