/** What shares in the seats, as the command line gives it: votes after --votes, or a JSON file of units or lists, with their candidates, constituencies and regions. */
import { z } from 'zod';
import { rational, type Rational } from '#kernel/rational.ts';
import type { List } from '#tally/lists/count-lists.ts';
import { leastOfMinority } from '#tally/lists/works-council.ts';
import { parseJson } from '../count/counting-rule.ts';
import { UnusableInput } from '../unusable-input.ts';

export interface NamedClaims {
  readonly names: readonly string[];
  readonly claims: readonly List[];
  /** All valid votes, where the file says so. */
  readonly valid?: bigint;
  /** Names of the regions by which votes are given. */
  readonly regions?: readonly string[];
  readonly minority?: Minority;
  /** Places of the claims in the order drawn. */
  readonly lots?: readonly number[];
}

type Minority = { readonly least: number } | { readonly heads: readonly [number, number] };

const WHOLE = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/, 'is not a whole number')]).transform(BigInt);
const SEATS = z.int().nonnegative();
const EACH = z.union([SEATS, z.array(SEATS)]);
const CANDIDATE = z.union([z.string().transform(name => ({ name })), z.strictObject({ name: z.string(), votes: WHOLE.optional(), minority: z.boolean().optional() })]);
const FILE = z.strictObject({
  units: z.array(z.string()).optional(),
  lists: z.array(z.string()).optional(),
  /** By region, where regions are named. */
  votes: z.array(z.union([WHOLE, z.array(WHOLE).min(1)])).min(1),
  regions: z.array(z.string()).min(1).optional(),
  /** Won in constituencies. */
  constituencies: z.array(SEATS).optional(),
  /** By list, in its order. */
  candidates: z.record(z.string(), z.array(CANDIDATE)).optional(),
  /** Seats for the sex in the minority, or the heads of the minority and the majority. */
  minority: z.union([z.strictObject({ least: SEATS }), z.strictObject({ heads: z.tuple([SEATS, SEATS]) })]).optional(),
  /** Names in the order in which lots drew them. */
  lots: z.array(z.string()).optional(),
  valid: WHOLE.optional(),
  minimum: EACH.optional(),
  maximum: EACH.optional(),
  /** Each a list of names, or of places from 0, that share as one. */
  alliances: z.array(z.array(z.union([z.string(), SEATS]))).optional(),
  /** In place of the threshold for all, by name. */
  thresholds: z.record(z.string(), z.string()).optional(),
});
type File = z.infer<typeof FILE>;

/** "10,20,30". @throws UnusableInput */
export function claimsOf(votes: string): NamedClaims {
  const parts = votes.split(',').map(part => part.trim());
  const wrong = parts.find(part => !/^\d+$/.test(part));
  if (wrong !== undefined) throw new UnusableInput(`--votes is whole numbers with commas between them, not ${wrong === '' ? 'an empty place' : wrong}`);
  return { names: parts.map((_, place) => String(place + 1)), claims: parts.map(part => ({ votes: BigInt(part) })) };
}

/** @throws UnusableInput with everything that is wrong with the file */
export function readClaims(path: string, text: string): NamedClaims {
  const file = FILE.safeParse(parseJson(path, text));
  if (!file.success) throw new UnusableInput(...file.error.issues.map(({ path: at, message }) => `${path}: ${at.join('.')}${at.length > 0 ? ': ' : ''}${message}`));
  const names = file.data.units ?? file.data.lists ?? file.data.votes.map((_, place) => String(place + 1));
  const problems = problemsOf(file.data, names);
  if (problems.length > 0) throw new UnusableInput(...problems.map(problem => `${path}: ${problem}`));
  const { regions, minority, valid, lots } = file.data;
  const claims = file.data.votes.map((votes, place): List => ({
    ...votesOf(votes), ...boundOf('minimum', file.data.minimum, place), ...boundOf('maximum', file.data.maximum, place),
    ...allianceOf(file.data, names, place), ...thresholdFor(file.data, names[place] as string), ...standingFor(file.data, names[place] as string, place),
  }));
  return {
    names, claims, ...(valid === undefined ? {} : { valid }), ...(regions ? { regions } : {}), ...(minority ? { minority } : {}),
    ...(lots ? { lots: lots.map(name => names.indexOf(name)) } : {}),
  };
}

function votesOf(votes: bigint | readonly bigint[]): Pick<List, 'votes' | 'regions'> {
  return typeof votes === 'bigint' ? { votes } : { votes: votes.reduce((sum, each) => sum + each, 0n), regions: votes };
}

function standingFor({ candidates = {}, constituencies }: File, name: string, place: number): Pick<List, 'candidates' | 'constituencies'> {
  const named = Object.hasOwn(candidates, name) ? candidates[name] : undefined;
  const standing = named?.map(({ name: who, ...known }) => ({ name: who, ...('votes' in known && known.votes !== undefined ? { votes: known.votes } : {}), ...('minority' in known && known.minority !== undefined ? { minority: known.minority } : {}) }));
  return { ...(standing ? { candidates: standing } : {}), ...(constituencies ? { constituencies: constituencies[place] as number } : {}) };
}

/** @throws UnusableInput where a lot must say which sex has the last seat */
export function leastFor({ minority }: NamedClaims, seats: number): number {
  if (!minority) return 0;
  if ('least' in minority) return minority.least;
  const [least, other] = leastOfMinority(...minority.heads, seats);
  if (other !== undefined) throw new UnusableInput(`the last seat belongs to both sexes alike: draw a lot and give "minority": {"least": ${least}} or {"least": ${other}}`);
  return least;
}

function problemsOf({ votes, minimum, maximum, alliances = [], thresholds = {}, units, lists, ...more }: File, names: readonly string[]): string[] {
  const known = (name: string | number): boolean => (typeof name === 'number' ? name < votes.length : names.includes(name));
  const members = alliances.flat();
  return [
    ...(units && lists ? ['units or lists, not both'] : []),
    ...(names.length === votes.length ? [] : [`${names.length} names and ${votes.length} numbers of votes`]),
    ...names.filter((name, place) => names.indexOf(name) !== place).map(name => `${name} stands twice`),
    ...[minimum, maximum].flatMap(bound => (Array.isArray(bound) && bound.length !== votes.length ? [`${bound.length} minimums or maximums for ${votes.length}`] : [])),
    ...[...members, ...Object.keys(thresholds)].filter(name => !known(name)).map(name => `there is no ${name}`),
    ...members.filter((name, place) => members.indexOf(name) !== place).map(name => `${name} is in two alliances`),
    ...problemsOfLists(more, votes, names),
    ...Object.values(thresholds).filter(share => parseShare(share) === undefined).map(share => `${share} is not a share such as 4%, 0.04 or 1/25`),
  ];
}

function problemsOfLists({ regions, constituencies, candidates = {}, lots = [] }: Omit<File, 'votes'>, votes: File['votes'], names: readonly string[]): string[] {
  const wide = votes.filter(each => (regions ? typeof each === 'bigint' || each.length !== regions.length : typeof each !== 'bigint'));
  return [
    ...(wide.length > 0 ? [regions ? `every list has votes for ${regions.length} regions` : 'votes by region need the names of the regions'] : []),
    ...(constituencies && constituencies.length !== votes.length ? [`${constituencies.length} numbers of constituencies for ${votes.length}`] : []),
    ...[...Object.keys(candidates), ...lots].filter(name => !names.includes(name)).map(name => `there is no ${name}`),
    ...Object.entries(candidates).flatMap(([list, people]) => people.filter(({ name }, place) => people.findIndex(other => other.name === name) !== place).map(({ name }) => `${name} stands twice on ${list}`)),
  ];
}

function boundOf<Name extends 'minimum' | 'maximum'>(name: Name, bound: number | readonly number[] | undefined, place: number): Partial<Record<Name, number>> {
  const seats = typeof bound === 'number' ? bound : bound?.[place];
  return seats === undefined ? {} : { [name]: seats } as Record<Name, number>;
}

function allianceOf({ alliances = [] }: File, names: readonly string[], place: number): { readonly alliance?: string } {
  const found = alliances.findIndex(members => members.includes(place) || members.includes(names[place] as string));
  return found < 0 ? {} : { alliance: `alliance ${found}` };
}

function thresholdFor({ thresholds = {} }: File, name: string): { readonly threshold?: Rational } {
  const share = Object.hasOwn(thresholds, name) ? parseShare(thresholds[name] as string) : undefined;
  return share === undefined ? {} : { threshold: share };
}

/** "4%", "3.25 %", "0.04" and "1/25"; undefined for anything else, and for more than the whole. */
export function parseShare(text: string): Rational | undefined {
  const decimal = /^(\d+)(?:[.,](\d+))?\s*(%?)$/.exec(text.trim());
  const fraction = /^(\d+)\s*\/\s*([1-9]\d*)$/.exec(text.trim());
  const share = decimal ? rational(BigInt(`${decimal[1]}${decimal[2] ?? ''}`), 10n ** BigInt(decimal[2]?.length ?? 0) * (decimal[3] === '%' ? 100n : 1n))
    : fraction ? rational(BigInt(fraction[1] as string), BigInt(fraction[2] as string)) : undefined;
  return share !== undefined && share.num <= share.den ? share : undefined;
}
