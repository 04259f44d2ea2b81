/** What a command of `sovet` is, and what it is given of the world. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UnusableInput } from './unusable-input.ts';

/** A stream that is written to; those of the process fit. */
export interface Sink {
  readonly write: (chunk: string | Uint8Array) => unknown;
  /** A person watches. */
  readonly isTTY?: boolean;
  /** Characters that fit on a line. */
  readonly columns?: number;
}

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths of the arguments start here. */
  readonly cwd: string;
}

/** 0 done; 1 done, and the answer is negative; 2 unusable input or arguments; 3 people must rule on a tie. */
export type ExitStatus = 0 | 1 | 2 | 3;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** `args` are those after the command's name. @throws UnusableInput, which the program prints and answers with 2 */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

type Parsed<Options extends ParseArgsOptionsConfig> =
  ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; strict: true; options: Options }>>;

/** The values and the positional arguments. @throws UnusableInput for anything the command does not know */
export function parseArguments<const Options extends ParseArgsOptionsConfig>(options: Options, args: readonly string[]): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, strict: true, options });
  } catch (error) {
    throw new UnusableInput((error as Error).message.split('. To specify')[0] ?? 'bad arguments');
  }
}

/** The one positional argument that a command wants. @throws UnusableInput for none or several */
export function soleArgument(positionals: readonly string[], what: string): string {
  const [first, ...more] = positionals;
  if (first === undefined) throw new UnusableInput(`${what} is missing`);
  if (more.length > 0) throw new UnusableInput(`one ${what} is wanted, not also ${more.join(', ')}`);
  return first;
}

/** The word given for an option, one of those it may be. @throws UnusableInput */
export function oneOf<const Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const word = words.find(each => each === given);
  if (word === undefined) throw new UnusableInput(`--${option} is one of ${words.join(', ')}, not ${given}`);
  return word;
}

/** @throws UnusableInput for anything but a whole number from 1 */
export function wholeNumber(option: string, given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new UnusableInput(`--${option} is a whole number from 1, not ${given}`);
  return Number(given);
}
