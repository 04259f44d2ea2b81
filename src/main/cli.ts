/** The composition root of `sovet`: the only place that reads environment, clock, chance and terminal. */
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Surroundings } from '#cli/command.ts';
import { runCommand } from '#cli/run-command.ts';
import { START } from '#cli/start.ts';
import { VERSION } from '#cli/version.ts';

const surroundings: Surroundings = {
  env: process.env,
  clock: Date.now,
  random: bytes => randomBytes(bytes),
  print: text => { process.stdout.write(`${text}\n`); },
  complain: text => { process.stderr.write(`${text}\n`); },
  progress: process.stderr.isTTY,
  readInput: () => buffer(process.stdin),
  untilStopped: () => new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { resolve(); });
  }),
};

// A reader that went away, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { process.exit(error.code === 'EPIPE' ? 0 : 2); });

process.exitCode = await runCommand([START], process.argv.slice(2), surroundings, VERSION);
