import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import type { OptionId } from './ballot.ts';
import { seatsOfBody } from './body-size.ts';
import type { UnitFigure } from './body-size.ts';
import { seatsFor } from './seat-ratio.ts';
import type { SeatRatio, SeatRounding } from './seat-ratio.ts';

const ratio = (per: number, seats: number, rounding: SeatRounding, limits: { atLeast?: number; atMost?: number } = {}): SeatRatio => ({
  per: BigInt(per), seats: BigInt(seats), rounding,
  ...(limits.atLeast === undefined ? {} : { atLeast: BigInt(limits.atLeast) }),
  ...(limits.atMost === undefined ? {} : { atMost: BigInt(limits.atMost) }),
});
const seats = (of: SeatRatio, figure: number): bigint => seatsFor(of, BigInt(figure)).seats;

describe('seats by ratio', () => {
  it.each<[string, SeatRatio, number, bigint]>([
    ['a part counts', ratio(100, 1, 'up'), 101, 2n],
    ['a full hundred does not begin another', ratio(100, 1, 'up'), 100, 1n],
    ['a part is lost', ratio(100, 1, 'down'), 199, 1n],
    ['the half goes up', ratio(100, 1, 'nearest'), 150, 2n],
    ['less than half goes down', ratio(100, 1, 'nearest'), 149, 1n],
    ['two for each thousand, rounded as a number of seats', ratio(1000, 2, 'up'), 1001, 3n],
    ['two for each thousand or part of it', ratio(1000, 2, 'part-counts'), 1001, 4n],
    ['at least one', ratio(25000, 1, 'down', { atLeast: 1 }), 7, 1n],
    ['at most ten', ratio(100, 1, 'up', { atMost: 10 }), 5000, 10n],
    ['nobody, no seats', ratio(100, 1, 'up'), 0, 0n],
  ])('%s', (_name, of, figure, expected) => expect(seats(of, figure)).toBe(expected));

  it('says how the number came about and where it would change', () => {
    expect(seatsFor(ratio(25000, 1, 'nearest', { atLeast: 1, atMost: 5 }), 60000n))
      .toEqual({ figure: 60000n, exact: rational(12, 5), rounded: 2n, seats: 2n, applied: [], nextAt: 62500n, lostBelow: 37500n });
    expect(seatsFor(ratio(100, 1, 'down', { atLeast: 1, atMost: 5 }), 40n)).toMatchObject({ seats: 1n, applied: ['minimum'], nextAt: 200n });
    expect(seatsFor(ratio(100, 1, 'down', { atLeast: 1, atMost: 1 }), 100n)).toMatchObject({ seats: 1n, applied: [] });
    const most = seatsFor(ratio(100, 1, 'down', { atMost: 5 }), 900n);
    expect(most).toMatchObject({ rounded: 9n, seats: 5n, applied: ['maximum'], lostBelow: 500n });
    expect('nextAt' in most).toBe(false);
  });

  it('names exactly the figures at which a seat is won or lost', () => {
    const ratios = fc.record({
      per: fc.integer({ min: 1, max: 30 }), seats: fc.integer({ min: 1, max: 4 }), rounding: fc.constantFrom<SeatRounding>('up', 'down', 'nearest', 'part-counts'),
      atLeast: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), atMost: fc.option(fc.integer({ min: 3, max: 9 }), { nil: undefined }),
    }).map(({ per, seats: each, rounding, atLeast, atMost }) =>
      ratio(per, each, rounding, { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) }));
    fc.assert(fc.property(ratios, fc.integer({ min: 0, max: 90 }), (of, figure) => {
      const now = seatsFor(of, BigInt(figure));
      let [up, down] = [figure + 1, figure];
      while (up < 2000 && seats(of, up) === now.seats) up++;
      while (down > 0 && seats(of, down - 1) === now.seats) down--;
      expect(now.nextAt).toBe(up === 2000 ? undefined : BigInt(up));
      expect(now.lostBelow).toBe(down === 0 ? undefined : BigInt(down));
    }), { numRuns: 1000 });
  });

  it.each([
    ['no figure for a seat', ratio(0, 1, 'up'), 1n], ['no seats', ratio(1, 0, 'up'), 1n], ['limits that exclude each other', ratio(1, 1, 'up', { atLeast: 3, atMost: 2 }), 1n],
    ['a negative figure', ratio(1, 1, 'up'), -1n],
  ])('throws for %s', (_name, of, figure) => expect(() => seatsFor(of, figure)).toThrow(RangeError));
});

describe('the cap of a body', () => {
  const units = (...figures: number[]): UnitFigure[] => figures.map((figure, place) => ({ unit: 'ABCDEFGH'[place] as OptionId, figure: BigInt(figure) }));
  const noTies = { ladder: [] };
  const held = (of: SeatRatio, figures: number[], atMost: number) =>
    seatsOfBody(of, units(...figures), { atMost: BigInt(atMost), reduction: 'dhondt' }, noTies);

  it('needs a ruling when the charter names no reduction', () =>
    expect(seatsOfBody(ratio(100, 1, 'up'), units(500, 300), { atMost: 7n }, noTies)).toMatchObject({ total: 8n, status: 'ruling-needed', ruling: 'over-cap' }));
  it('leaves a body within the cap alone', () =>
    expect(seatsOfBody(ratio(100, 1, 'up'), units(500, 300), { atMost: 8n }, noTies)).toMatchObject({ total: 8n, status: 'decided' }));
  it('comes down to the cap by the largest figure for each seat', () =>
    expect(held(ratio(10, 1, 'up'), [340, 280, 160, 60], 7).units.map((unit) => unit.held)).toEqual([3n, 3n, 1n, 0n]));
  it('keeps the least of every unit', () =>
    expect(held(ratio(10, 1, 'up', { atLeast: 1 }), [340, 280, 160, 60], 7).units.map((unit) => unit.held)).toEqual([3n, 2n, 1n, 1n]));
  it('needs a ruling when the least of all units is too much', () =>
    expect(held(ratio(10, 1, 'up', { atLeast: 2 }), [34, 28], 3)).toMatchObject({ ruling: 'least-exceeds-cap', status: 'ruling-needed' }));
  it('asks the ladder when the last seat falls to two', () => {
    expect(held(ratio(10, 1, 'up'), [50, 50], 3)).toMatchObject({ ruling: 'tie', status: 'ruling-needed', ties: [{ between: ['A', 'B'] }] });
    expect(seatsOfBody(ratio(10, 1, 'up'), units(50, 50), { atMost: 3n, reduction: 'dhondt' }, { ladder: ['lot'], lots: ['B', 'A'] as OptionId[] }))
      .toMatchObject({ units: [{ held: 1n }, { held: 2n }], status: 'decided' });
  });

  const bodies = fc.record({ figures: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }), cap: fc.integer({ min: 8, max: 30 }) });
  it('gives exactly the cap, within the limits of each unit', () =>
    fc.assert(fc.property(bodies, ({ figures, cap }) => {
      const result = held(ratio(10, 1, 'up', { atLeast: 1, atMost: 20 }), figures, cap);
      fc.pre(result.status === 'decided');
      expect(result.total).toBeLessThanOrEqual(BigInt(cap));
      const entitled = result.units.reduce((sum, unit) => sum + unit.seats, 0n);
      expect(result.total).toBe(entitled <= BigInt(cap) ? entitled : BigInt(cap));
      expect(result.units.reduce((sum, unit) => sum + unit.held, 0n)).toBe(result.total);
      for (const unit of result.units) expect(unit.held >= 1n && unit.held <= unit.seats).toBe(true);
    })));
  it('gives no unit more than the ratio gave it, so the last seat is between the small ones and not a nineteenth of the large', () =>
    expect(held(ratio(10, 1, 'up'), [11, 11, 171], 21)).toMatchObject({ ruling: 'tie', ties: [{ between: ['A', 'B'] }] }));
  it('takes no seat from a unit when the cap rises', () =>
    fc.assert(fc.property(bodies, ({ figures, cap }) => {
      const [lower, higher] = [held(ratio(10, 1, 'up'), figures, cap), held(ratio(10, 1, 'up'), figures, cap + 1)];
      fc.pre(lower.status === 'decided' && higher.status === 'decided' && higher.total > BigInt(cap));
      lower.units.forEach((unit, place) => { expect(higher.units[place]?.held).toBeGreaterThanOrEqual(unit.held); });
    })));
});
