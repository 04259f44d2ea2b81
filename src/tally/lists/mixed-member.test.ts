import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../apportion/method-names.ts';
import { apportion } from '../apportion/apportion.ts';
import { LIST_PRESETS } from './list-presets.ts';
import type { MixedMemberShares } from './list-rule.ts';
import { shareMixed, type MixedList, type MixedSeats } from './mixed-member.ts';

const RULES = { kept: LIST_PRESETS['mixed-member-overhang'].shares, levelled: { ...LIST_PRESETS['mixed-member-overhang'].shares, overhang: 'levelled' }, within: { ...LIST_PRESETS['mixed-member-overhang'].shares, overhang: 'within' } } as const satisfies Record<string, MixedMemberShares>;
const lists = (...all: readonly (readonly [number, number])[]): MixedList[] => all.map(([votes, constituencies]) => ({ votes: BigInt(votes), constituencies }));
const share = (overhang: keyof typeof RULES, seats: number, ...all: readonly (readonly [number, number])[]): MixedSeats => shareMixed(RULES[overhang], lists(...all), seats);

describe('a list with more constituencies than its share', () => {
  const all = [[600, 3], [300, 2], [100, 3]] as const;
  it('keeps them, and the house grows by them', () => expect(share('kept', 10, ...all)).toMatchObject({ seats: [6, 3, 3], house: 12 }));
  it('has them levelled: the house grows until they are its share', () => expect(share('levelled', 10, ...all)).toMatchObject({ seats: [15, 8, 3], house: 26 }));
  it('keeps them at the cost of the others', () => expect(share('within', 10, ...all)).toMatchObject({ seats: [5, 2, 3], house: 10 }));
});

describe('a list below the threshold', () => {
  it('shares when it won enough constituencies', () => expect(share('kept', 50, [960, 10], [40, 1])).toMatchObject({ seats: [48, 2], below: [] }));
  it('else keeps what it won, and the others share the rest', () =>
    expect(shareMixed({ ...RULES.kept, orConstituencies: 3 }, lists([960, 10], [40, 1]), 50)).toMatchObject({ seats: [49, 1], below: [1], house: 50 }));
  it('passes with a share equal to it', () => expect(share('kept', 20, [95, 0], [5, 0])).toMatchObject({ seats: [19, 1], below: [] }));
  it('is measured by all valid votes, where they are more', () => expect(shareMixed(RULES.kept, lists([95, 0], [5, 0]), 20, 101n)).toMatchObject({ seats: [20, 0], below: [1] }));
});

describe('mixed-member proportional', () => {
  const any = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(4)), { minLength: 1, maxLength: 5 });
  it.each(['kept', 'levelled', 'within'] as const)('%s: nobody loses a constituency', overhang => { fc.assert(fc.property(any, all => {
    const shared = shareMixed({ ...RULES[overhang], threshold: { num: 0n, den: 1n } }, lists(...all), 30);
    all.forEach(([, constituencies], place) => { if (shared.status === 'decided') expect(shared.seats[place]).toBeGreaterThanOrEqual(constituencies); });
  })); });
  it('levelled: all seats are shared by the method, in the smallest house that serves', () => { fc.assert(fc.property(any, all => {
    const shared = shareMixed({ ...RULES.levelled, threshold: { num: 0n, den: 1n } }, lists(...all), 30);
    if (shared.status !== 'decided') return;
    expect(shared.seats).toEqual(apportion(METHODS.saintelague, lists(...all), shared.house).seats);
    const smaller = shared.house > 30 ? apportion(METHODS.saintelague, lists(...all), shared.house - 1).seats : undefined;
    if (smaller) expect(smaller.every((held, place) => held >= (all[place]?.[1] ?? 0))).toBe(false);
  })); });
  it('refuses constituencies of others that leave no seat, and a house that nobody meant', () => {
    expect(() => shareMixed({ ...RULES.kept, orConstituencies: 9 }, lists([990, 0], [10, 5]), 5)).toThrow('won all the seats');
    expect(() => share('levelled', 2, [100_000, 0], [1, 1])).toThrow('up to 200 seats');
  });
});
