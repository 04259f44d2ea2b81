/** The installation's secret: made once, kept beside the data, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

const BYTES = 32;
const LEAST_CHARACTERS = 32;

/** SOVET_SECRET where several processes share one database; otherwise the file `secret` of the data directory. */
export async function installationSecret(directory: string, { env }: Pick<Io, 'env'>): Promise<string> {
  const given = env['SOVET_SECRET'];
  if (given !== undefined && given !== '') {
    if (given.length < LEAST_CHARACTERS) throw new UnusableInput(`SOVET_SECRET: at least ${LEAST_CHARACTERS} characters are wanted`);
    return given;
  }
  const path = join(directory, 'secret');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const made = randomBytes(BYTES).toString('hex');
  // Exclusive: of two processes that start at once the first one's secret stands.
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => { if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error; });
  return (await readFile(path, 'utf8')).trim();
}
