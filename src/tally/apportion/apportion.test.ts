import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import { apportion } from './apportion.ts';
import { apportionLists } from './lists.ts';
import type { Claim } from './method.ts';
import { METHODS, methodNamed, type MethodName } from './method-names.ts';

const NAMES = Object.keys(METHODS) as MethodName[];
const DIVISORS = NAMES.filter(name => METHODS[name].kind === 'divisor');
const votes = fc.array(fc.bigInt({ min: 0n, max: 60n }), { minLength: 1, maxLength: 7 });
const claims = (all: readonly bigint[], bounds: Partial<Claim> = {}): Claim[] => all.map(each => ({ votes: each, ...bounds }));
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('sharing seats out', () => {
  it.each(NAMES)('%s gives out all seats, or says between whom people must decide about the rest', name => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 30 }), (all, seats) => {
    const shared = apportion(METHODS[name], claims(all), seats);
    expect(total(shared.seats) + (shared.tie?.seats ?? 0) + shared.unfilled).toBe(seats);
    if (shared.tie) expect(shared.tie.between.length).toBeGreaterThan(shared.tie.seats);
    expect(shared.status).toBe(shared.tie ? 'ruling-needed' : 'decided');
    expect(total(shared.awards.map(award => award.seats))).toBe(total(shared.seats));
  })); });
  it.each(NAMES)('%s does not depend on the order of the claims', name => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 30 }), (all, seats) => {
    const turned = apportion(METHODS[name], claims(all.toReversed()), seats);
    expect(turned.seats.toReversed()).toEqual(apportion(METHODS[name], claims(all), seats).seats);
  })); });
  it.each([...DIVISORS, 'quota'] as MethodName[])('%s takes no seat away when the house grows', name => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 25 }), (all, seats) => {
    const [small, large] = [apportion(METHODS[name], claims(all), seats), apportion(METHODS[name], claims(all), seats + 1)];
    if (!small.tie && !large.tie) small.seats.forEach((held, place) => { expect(large.seats[place]).toBeGreaterThanOrEqual(held); });
  })); });
  it('takes a seat away by largest remainders when the house grows: the Alabama paradox', () => {
    const of = (seats: number): readonly number[] => apportion(METHODS['largest-remainder'], claims([6n, 6n, 2n]), seats).seats;
    expect([of(10), of(11)]).toEqual([[4, 4, 2], [5, 5, 1]]);
  });
  it.each(['largest-remainder', 'quota'] as const)('%s keeps everybody within the quota rounded down and up', name => { fc.assert(fc.property(votes, fc.integer({ min: 1, max: 30 }), (all, seats) => {
    const cast = all.reduce((sum, each) => sum + each, 0n);
    const shared = apportion(METHODS[name], claims(all), seats);
    if (cast === 0n || shared.tie) return;
    all.forEach((each, place) => {
      const [low, high] = [(each * BigInt(seats)) / cast, (each * BigInt(seats) + cast - 1n) / cast];
      expect(BigInt(shared.seats[place] as number) >= low && BigInt(shared.seats[place] as number) <= high).toBe(true);
    });
  })); });
  it.each(NAMES)('%s keeps to minimums and maximums', name => { fc.assert(fc.property(votes, fc.integer({ min: 8, max: 30 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 2, max: 5 }), (all, seats, minimum, maximum) => {
    const shared = apportion(METHODS[name], claims(all, { minimum, maximum }), seats);
    for (const held of shared.seats) expect(held >= minimum && held <= maximum).toBe(true);
    if (!shared.tie && shared.unfilled > 0) all.forEach((each, place) => { expect(each === 0n || shared.seats[place] === maximum).toBe(true); });
  })); });
  it('says that minimums above the seats are impossible', () =>
    expect(apportion(METHODS.dhondt, claims([5n, 5n], { minimum: 2 }), 3)).toMatchObject({ status: 'impossible', impossible: 'minimums-exceed-seats' }));
  it('leaves equal claims at the last seat to people', () =>
    expect(apportion(METHODS.dhondt, claims([5n, 5n, 1n]), 3)).toMatchObject({ status: 'ruling-needed', seats: [1, 1, 0], tie: { between: [0, 1], seats: 1 } }));
  it('explains every seat by its figure', () =>
    expect(apportion(METHODS.dhondt, claims([7n, 3n]), 2).awards).toEqual([{ claim: 0, seats: 1, because: 'highest-average', figure: '7' }, { claim: 0, seats: 1, because: 'highest-average', figure: '7/2' }]));
  it('names methods as people spell them', () =>
    expect(['huntington-hill', 'modified_saintelague', 'Hamilton', 'nothing'].map(methodNamed)).toEqual(['huntington', 'modified-saintelague', 'largest-remainder', undefined]));
});

describe('lists', () => {
  it('get nothing below the threshold, and a share equal to it passes', () =>
    expect(apportionLists(METHODS.dhondt, claims([950n, 50n, 49n]), 20, rational(50n, 1049n))).toMatchObject({ seats: [19, 1, 0], below: [2] }));
  it('share as one claim within an alliance, and then among themselves', () =>
    expect(apportionLists(METHODS.dhondt, [{ votes: 60n }, { votes: 25n, alliance: 'a' }, { votes: 24n, alliance: 'a' }], 3, rational(0n)).seats).toEqual([2, 1, 0]));
  it('wait for a ruling within an alliance alone', () =>
    expect(apportionLists(METHODS.dhondt, [{ votes: 60n }, { votes: 24n, alliance: 'a' }, { votes: 24n, alliance: 'a' }], 3, rational(0n))).toMatchObject({ seats: [2, 0, 0], tie: { between: [1, 2], seats: 1 }, status: 'ruling-needed' }));
});
