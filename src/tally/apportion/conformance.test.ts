import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRational, rational } from '#kernel/rational.ts';
import { apportion } from './apportion.ts';
import { apportionLists } from './lists.ts';
import { METHODS, type MethodName } from './method-names.ts';

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
const there = existsSync(elections);
const read = (file: string): unknown => (there ? JSON.parse(readFileSync(resolve(elections, file), 'utf8')) : { cases: [] });

interface Shared { id: string; method?: string; seats: number; minimum?: number; population?: number[]; votes?: number[]; expected?: number[]; expected_by_method?: Record<string, number[]>; expected_by_seats?: Record<string, number[]> }
interface Lists { id: string; method: string; seats: number; threshold?: string; votes: number[] | number[][]; expected: unknown; coalition?: number[] }

const NAMES: Readonly<Record<string, MethodName>> = { dhondt: 'dhondt', saintelague: 'saintelague', modified_saintelague: 'modified-saintelague', huntington: 'huntington', 'huntington-hill': 'huntington', adams: 'adams', dean: 'dean', largest_remainder: 'largest-remainder', quota: 'quota' };
const shared = (read('apportionment.json') as { cases: Shared[] }).cases;
const lists = (read('list-pr.json') as { cases: Lists[] }).cases;
const seatsOf = (method: MethodName, votes: readonly number[], seats: number, minimum = 0): readonly number[] =>
  apportion(METHODS[method], votes.map(each => ({ votes: BigInt(each), minimum })), seats).seats;

const expectations = shared.flatMap(one => {
  const votes = one.votes ?? one.population ?? [];
  const minimum = one.minimum ?? 0;
  if (one.expected_by_method) return Object.entries(one.expected_by_method).map(([method, want]) => [one.id, NAMES[method] as MethodName, votes, one.seats, minimum, want] as const);
  if (one.expected_by_seats) return Object.entries(one.expected_by_seats).map(([seats, want]) => [one.id, NAMES[one.method ?? ''] as MethodName, votes, Number(seats), minimum, want] as const);
  const methods = one.method === 'every method' ? [...new Set(Object.values(NAMES))] : [NAMES[one.method ?? ''] as MethodName];
  return methods.map(method => [one.id, method, votes, one.seats, minimum, one.expected ?? []] as const);
});

describe('apportionments with published answers', () => {
  it.each(expectations)('%s by %s', (_id, method, votes, seats, minimum, want) => {
    expect(seatsOf(method, votes, seats, minimum)).toEqual(want);
  });
});

describe('lists with published answers', () => {
  const share = (text: string | undefined): ReturnType<typeof rational> => {
    const decimal = /^0\.(\d+)/.exec(text ?? '')?.[1];
    return decimal === undefined ? rational(0n) : rational(BigInt(decimal), 10n ** BigInt(decimal.length));
  };
  it.each(lists.filter(({ method, id }) => method === 'dhondt' && !id.startsWith('knesset')).map(one => [one.id, one] as const))("%s: D'Hondt with a threshold", (_id, one) => {
    const claims = (one.votes as number[]).map(votes => ({ votes: BigInt(votes) }));
    expect(apportionLists(METHODS.dhondt, claims, one.seats, share(one.threshold)).seats).toEqual(one.expected);
  });
  it.each(lists.filter(({ id }) => id.startsWith('knesset')).map(one => [one.id, one] as const))("%s: D'Hondt over alliances and within them", (_id, one) => {
    const claims = (one.votes as number[][]).flatMap((alliance, at) => alliance.map(votes => ({ votes: BigInt(votes), alliance: String(at) })));
    expect(apportionLists(METHODS.dhondt, claims, one.seats, rational(0n)).seats).toEqual((one.expected as number[][]).flat());
  });
  it.each(lists.filter(({ id }) => id.startsWith('slovakia')).map(one => [one.id, one] as const))('%s: largest remainders of a rounded quota, a higher threshold for coalitions', (_id, one) => {
    const claims = (one.votes as number[]).map((votes, at) => ({ votes: BigInt(votes), ...(one.coalition?.[at] === 1 ? { threshold: parseRational('7/100') as ReturnType<typeof rational> } : {}) }));
    expect(apportionLists({ kind: 'largest-remainder', quota: 'hagenbach-bischoff-rounded' }, claims, one.seats, rational(5n, 100n)).seats).toEqual(one.expected);
  });
});
