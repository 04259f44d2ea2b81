/** Files that people name on the command line; `-` is standard input. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

const WHY_NOT: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EISDIR: 'is a directory', EACCES: 'may not be read', ENOTDIR: 'there is no such file' };

/** What the system said about a path, in words. */
export function whyNot(path: string, error: unknown): UnusableInput {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new UnusableInput(`${path}: ${WHY_NOT[code] ?? (error instanceof Error ? error.message : String(error))}`);
}

/** @throws UnusableInput for a file that cannot be read */
export async function readBytes(path: string, { stdin, cwd }: Io): Promise<Uint8Array> {
  if (path === '-') return buffer(stdin);
  return readFile(resolve(cwd, path)).catch((error: unknown) => { throw whyNot(path, error); });
}

/** @throws UnusableInput for a file that cannot be read or is not UTF-8, with the line of the first wrong byte */
export async function readText(path: string, io: Io): Promise<string> {
  return decoded(path, await readBytes(path, io));
}

/** @throws UnusableInput for what is not UTF-8, with the line of the first wrong byte */
export function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableInput(`${path}:${firstBadLine(bytes)}: not UTF-8`);
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const read = new TextDecoder().decode(bytes);
  return read.slice(0, read.indexOf('�')).split('\n').length;
}
