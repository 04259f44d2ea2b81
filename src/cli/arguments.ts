/** Reads the arguments of a command; anything unknown is refused by name. */
import { readFile } from 'node:fs/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Unusable, type Surroundings } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws Unusable */
export function readArguments<const O extends Options>(args: readonly string[], options: O, most = 0) {
  const parsed = parse(args, options);
  if (parsed.positionals.length > most) throw new Unusable(`unexpected argument: ${parsed.positionals[most] ?? ''}`);
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error));
  }
}

/** Text of a file, or of standard input for `-`. @throws Unusable for a missing file or text that is not UTF-8 */
export async function readText(path: string, { readInput }: Surroundings): Promise<string> {
  const bytes = path === '-' ? await readInput() : await readFile(path).catch((error: unknown) => { throw new Unusable(`${path}: ${reasonOf(error)}`); });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${path}: not UTF-8`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ENOENT: 'there is no such file', EISDIR: 'is a directory', EACCES: 'may not be read' }[code] ?? String(error);
}

/** A whole number from `least` to `most`. @throws Unusable */
export function readWhole(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new Unusable(`--${name}: a whole number from ${least} to ${most} is wanted, not ${text}`);
  return value;
}
