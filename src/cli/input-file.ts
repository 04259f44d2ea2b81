/** Files that people name on the command line; `-` is standard input. */
import { open, readFile } from 'node:fs/promises';
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

const CHUNK = 1 << 20;

/** A file as its bytes come, and how many they will be; 0 where nobody knows. @throws UnusableInput for a file that cannot be read, also on the way */
export async function bytesOf(path: string, { stdin, cwd }: Io): Promise<{ readonly size: number; readonly chunks: AsyncIterable<Uint8Array> }> {
  if (path === '-') return { size: 0, chunks: stdin };
  try {
    const file = await open(resolve(cwd, path));
    const { size } = await file.stat();
    return { size, chunks: readOn(path, file.createReadStream({ highWaterMark: CHUNK })) };
  } catch (error) {
    throw whyNot(path, error);
  }
}

async function* readOn(path: string, stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw whyNot(path, error);
  }
}

/** @throws UnusableInput for a file that cannot be read or is not UTF-8, with the line of the first wrong byte */
export async function readText(path: string, io: Io): Promise<string> {
  return decoded(path, await readBytes(path, io));
}

/** @throws UnusableInput for what is not UTF-8, with the line of the first wrong byte */
function decoded(path: string, bytes: Uint8Array): string {
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
