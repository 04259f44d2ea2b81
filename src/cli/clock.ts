/** The clock of an installation: that of the machine, or for tests one that a file sets off from it. */
import { readFileSync } from 'node:fs';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

/**
 * UTC milliseconds. SOVET_CLOCK_FILE names a file with an offset in milliseconds that is read at every tick.
 *
 * @throws UnusableInput outside of tests: whoever moves the clock closes votes early and opens them late
 */
export function installationClock({ env }: Pick<Io, 'env'>): () => number {
  const file = env['SOVET_CLOCK_FILE'];
  if (file === undefined || file === '') return Date.now;
  if (env['NODE_ENV'] !== 'test') throw new UnusableInput('SOVET_CLOCK_FILE moves the clock of the assembly and is for tests only: it is refused unless NODE_ENV is test');
  return () => Date.now() + Number(readFileSync(file, 'utf8'));
}
