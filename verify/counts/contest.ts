/** What a count of an election takes and gives, the same for every rule. */
import type { Means, Tie } from '../ties.ts';

export interface Paper {
  /** Best first. Names that a paper only marks stand together in one rank. */
  readonly ranks: readonly (readonly string[])[];
  /** Where a paper gives points. */
  readonly points?: ReadonlyMap<string, bigint>;
  readonly weight: bigint;
}

export interface Reopening {
  readonly option: string;
  readonly elected: 'void' | 'empty';
  readonly excluded: 'as-any' | 'never';
}

export interface Reserved {
  readonly options: readonly string[];
  readonly atLeast: number;
}

export interface Election {
  /** In the order of the ballot paper. */
  readonly options: readonly string[];
  readonly seats: number;
  /** Withdrawn names are struck out; a paper that bore nobody else is not among them. */
  readonly papers: readonly Paper[];
  /** How many names could be marked before some withdrew. */
  readonly offered: number;
  readonly means: Means;
  readonly reopen?: Reopening;
  readonly reserved: readonly Reserved[];
}

export interface CountedStage {
  readonly stage: number;
  readonly action: string;
  readonly votes: { readonly [option: string]: string };
  readonly nonTransferable: string;
  /** Where it changes from stage to stage. */
  readonly quota?: string;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
}

type Table = { readonly [option: string]: { readonly [other: string]: string } };

export interface Counted {
  readonly quota?: string;
  readonly elected: readonly string[];
  /** Seats that stay empty because nominations are re-opened. */
  readonly reopened?: number;
  /** Runners-up; equal ones stand together. */
  readonly ranking: readonly (readonly string[])[];
  readonly ties: readonly Tie[];
  readonly stages: readonly CountedStage[];
  /** A tie waits for people. */
  readonly open: boolean;
  /** Whoever is elected needs more than half of these votes, where the rule asks for that. */
  readonly asked?: bigint;
  readonly pairwise?: { readonly preferred: Table; readonly paths?: Table };
}

export const sumOf = (numbers: Iterable<bigint>): bigint => [...numbers].reduce((sum, each) => sum + each, 0n);
export const mostOf = (numbers: readonly bigint[]): bigint => numbers.reduce((most, each) => (each > most ? each : most), numbers[0] ?? 0n);
export const leastOf = (numbers: readonly bigint[]): bigint => numbers.reduce((least, each) => (each < least ? each : least), numbers[0] ?? 0n);

/** Options from the most votes to the fewest; equal ones in the order given. */
export function falling(options: readonly string[], votes: ReadonlyMap<string, bigint>): string[] {
  return options.toSorted((a, b) => Number(votes.get(b)! > votes.get(a)!) - Number(votes.get(b)! < votes.get(a)!));
}

/** Options with equal votes together, the most votes first. */
export function levels(options: readonly string[], votes: ReadonlyMap<string, bigint>): string[][] {
  const found: string[][] = [];
  for (const option of falling(options, votes)) {
    const last = found.at(-1);
    if (last && votes.get(last[0]!) === votes.get(option)) last.push(option);
    else found.push([option]);
  }
  return found;
}

/** "1038.43216" of a whole number of the last decimal. */
export function decimal(value: bigint, decimals: number): string {
  if (decimals === 0) return String(value);
  const unit = 10n ** BigInt(decimals);
  return `${value / unit}.${String(value % unit).padStart(decimals, '0')}`;
}
