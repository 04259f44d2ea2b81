import { describe, expect, it } from 'vitest';
import { rational, ZERO } from '#kernel/rational.ts';
import { METHODS } from '../apportion/method-names.ts';
import { countLists, type List, type ListCount } from './count-lists.ts';
import { LIST_PRESETS } from './list-presets.ts';
import type { ListCandidate, ListOrder } from './list-rule.ts';

const candidates = (...votes: readonly number[]): ListCandidate[] => votes.map((each, place) => ({ name: 'ABCDEFG'[place] as string, votes: BigInt(each) }));
const names = (people: readonly ListCandidate[] = []): string => people.map(({ name }) => name).join('');
const list = (votes: number, ...preferences: readonly number[]): List => ({ votes: BigInt(votes), candidates: candidates(...preferences) });
const plain = (order: ListOrder, seats: number, ...lists: readonly List[]): ListCount => countLists({ shares: LIST_PRESETS['list-closed'].shares, order }, { lists, seats });
const open = (preferred: ListOrder & { kind: 'open' }): ListOrder => preferred;
const seatedOf = ({ seated = [] }: ListCount): string[] => seated.map(those => `${names(those?.elected)}-${names(those?.following)}`);

describe('who takes the seats of a list', () => {
  it('are the first of a closed list', () => expect(seatedOf(plain({ kind: 'closed' }, 2, list(100, 1, 90, 9)))).toEqual(['AB-C']));
  it('are those with the most preferences of a wholly open list, and those without any in its order', () =>
    expect(seatedOf(plain(LIST_PRESETS['list-open'].order, 4, list(100, 0, 5, 9, 0, 86)))).toEqual(['ECBA-D']));
  it('are first those with enough preferences, then those in the order of the list', () =>
    expect(seatedOf(plain(open({ kind: 'open', preferred: rational(1n, 10n), of: 'list-votes', equal: 'list-order' }), 3, list(100, 9, 10, 9, 40)))).toEqual(['DBA-C']));
  it('need a share of the quota where the rule says so: a quarter of it under the Kieswet', () => {
    const counted = countLists(LIST_PRESETS.kieswet, { seats: 20, lists: [list(60, 14, 15, 16, 15), { votes: 1140n }] });
    // The quota is 60 and a quarter of it 15.
    expect([counted.seats, seatedOf(counted)[0]]).toEqual([[1, 19], 'C-BDA']);
  });
  it('are as many as there are candidates; the other seats go to other lists', () => expect(plain({ kind: 'closed' }, 4, list(90, 0), list(10, 0, 0, 0)).seats).toEqual([1, 3]));
  it('need a ruling when preferred ones are equal at the last seat, or stand in the order of the list', () => {
    const of = (equal: 'ruling' | 'list-order'): ListOrder => ({ kind: 'open', preferred: ZERO, of: 'list-votes', equal });
    expect(plain(of('ruling'), 2, list(100, 30, 40, 30))).toMatchObject({ status: 'ruling-needed', seated: [{ elected: [{ name: 'B' }], following: [], tie: { between: [{ name: 'A' }, { name: 'C' }], seats: 1 } }] });
    expect(seatedOf(plain(of('list-order'), 2, list(100, 30, 40, 30)))).toEqual(['BA-C']);
    expect(seatedOf(plain(of('ruling'), 3, list(100, 30, 40, 30)))).toEqual(['BAC-']);
  });
  it('are not asked while it is open how many seats the lists have', () => expect(plain({ kind: 'closed' }, 1, list(5, 0), list(5, 0)).seated).toBeUndefined());
  it('cannot need a share of a quota that the rule of shares does not have', () =>
    expect(() => plain({ kind: 'open', preferred: ZERO, of: 'quota', equal: 'ruling' }, 1, list(5, 1))).toThrow('without a quota'));
});

describe('seats of constituencies', () => {
  it('are not taken from the list', () => {
    const counted = countLists(LIST_PRESETS['mixed-member-overhang'], { seats: 10, lists: [{ ...list(60, 0, 0, 0, 0, 0, 0), constituencies: 4 }, { ...list(40, 0, 0, 0, 0), constituencies: 5 }] });
    expect([counted.seats, counted.house, seatedOf(counted)]).toEqual([[6, 5], 11, ['AB-CDEF', '-ABCD']]);
  });
});

describe('regions', () => {
  const rule = { shares: { ...LIST_PRESETS.regional.shares, threshold: rational(1n, 10n) }, order: { kind: 'closed' } } as const;
  const regional = (...rows: readonly (readonly number[])[]): List[] => rows.map(row => ({ votes: BigInt(row.reduce((sum, each) => sum + each, 0)), regions: row.map(BigInt) }));
  it('share the seats by all their votes, and lists above the threshold share those of each region', () => {
    const counted = countLists(rule, { seats: 10, lists: regional([300, 100], [200, 200], [100, 0], [80, 20]) });
    expect([counted.seats, counted.below, counted.regions?.map(({ seats, lists }) => [seats, lists.seats])]).toEqual([[4, 4, 1, 1], [], [[7, [3, 2, 1, 1]], [3, [1, 2, 0, 0]]]]);
  });
  it('leave out everywhere a list below the threshold of all votes', () => expect(countLists(rule, { seats: 10, lists: regional([500, 400], [80, 0]) })).toMatchObject({ seats: [10, 0], below: [1] }));
  it('stop when it is open which of them has a seat, or a list in one of them', () => {
    expect(countLists(rule, { seats: 1, lists: regional([50, 50]) })).toMatchObject({ status: 'ruling-needed', seats: [0], regions: [] });
    expect(countLists(rule, { seats: 2, lists: regional([30, 60], [30, 0]) })).toMatchObject({ status: 'ruling-needed', regions: [{ lists: { status: 'ruling-needed' } }, { lists: { status: 'decided' } }] });
  });
  it('refuses lists with different numbers of regions', () => expect(() => countLists(rule, { seats: 2, lists: regional([1, 2], [3]) })).toThrow(RangeError));
});

it('counts a works council with who is elected, and refuses lists without candidates', () => {
  const lists = [{ votes: 60n, candidates: [{ name: 'A' }, { name: 'B', minority: true }] }, { votes: 40n, candidates: [{ name: 'C' }] }];
  expect(countLists(LIST_PRESETS['works-council'], { lists, seats: 2, leastOfMinority: 1 })).toMatchObject({ seats: [2, 0], short: 0, seated: [{ elected: [{ name: 'A' }, { name: 'B' }] }, { following: [{ name: 'C' }] }] });
  expect(() => countLists(LIST_PRESETS['works-council'], { lists: [{ votes: 5n }], seats: 1 })).toThrow('names its candidates');
});

it('keeps the plain methods as they are', () =>
  expect(countLists({ shares: { kind: 'plain', method: METHODS.saintelague, threshold: rational(1n, 20n) }, order: { kind: 'closed' } }, { lists: [{ votes: 96n }, { votes: 4n }], seats: 3 })).toMatchObject({ seats: [3, 0], below: [1], status: 'decided' }));
