import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import { applyShifts } from './change.ts';
import { evaluate } from './threshold.ts';
import type { Base, Counted, CountedFigures, Figures, QuorumTest, SizedBase, Test, Threshold } from './threshold.ts';

const test = (share: [number, number], strict: boolean, of: Base, counted: Counted = 'heads'): Test => ({ share: rational(...share), strict, of, counted });
const quorumOf = (share: [number, number], of: Base, measured: 'cast' | 'present', strict = false): QuorumTest => ({ share: rational(...share), strict, of, measured });
const only = (...all: Test[]): Threshold => ({ all, quorum: [] });
const votes = (yes: number, no: number, abstain = 0, bases: Partial<Record<SizedBase, number>> = {}): CountedFigures => ({
  for: BigInt(yes), against: BigInt(no), abstain: BigInt(abstain),
  bases: Object.fromEntries(Object.entries(bases).map(([base, size]) => [base, BigInt(size)])),
});
const carried = (threshold: Threshold, figures: Figures): boolean => evaluate(threshold, figures).carried;
const changes = (threshold: Threshold, figures: Figures): string[] =>
  evaluate(threshold, figures).wouldHaveChangedIt.map(({ shifts }) => shifts.map(({ kind, by, counted }) => `${by} ${kind} ${counted}`).join(' + '));

const majority = only(test([1, 2], true, 'cast'));
const twoThirds = only(test([2, 3], false, 'cast'));

describe('a threshold', () => {
  it.each([
    ['a tie is not a majority of the votes cast', majority, votes(5, 5), false],
    ['a tie is half of the votes cast', only(test([1, 2], false, 'cast')), votes(5, 5), true],
    ['abstentions are no votes cast', majority, votes(2, 1, 90), true],
    ['abstentions are valid ballots', only(test([1, 2], true, 'valid')), votes(2, 1, 90), false],
    ['two of three is two thirds', twoThirds, votes(2, 1), true],
    ['half of the members is not a majority of them', only(test([1, 2], true, 'members')), votes(50, 0, 0, { members: 100 }), false],
    ['one against is not unanimity of the votes cast', only(test([1, 1], false, 'cast')), votes(99, 1), false],
    ['nobody against is unanimity of the votes cast', only(test([1, 1], false, 'cast')), votes(3, 0, 5), true],
    ['an absence breaks the unanimity of the seats', only(test([1, 1], false, 'seats')), votes(6, 0, 0, { seats: 7 }), false],
    ['a base of nobody never carries', only(test([0, 1], false, 'cast')), votes(0, 0), false],
    ['an empty body is not unanimous', only(test([1, 1], false, 'members')), votes(0, 0, 0, { members: 0 }), false],
  ])('%s', (_name, threshold, heads, expected) => expect(carried(threshold, { heads })).toBe(expected));

  it('lost with 65.8 % of a card vote where two thirds were needed', () => {
    const result = evaluate(only(test([2, 3], false, 'cast', 'weights')), { weights: votes(718273, 373801) });
    expect(result.tests).toEqual([expect.objectContaining({ have: rational(718273), need: rational(2184148, 3), base: 1092074n, met: false })]);
    expect(result.wouldHaveChangedIt[0]).toEqual({ shifts: [{ kind: 'more-for', counted: 'weights', by: 29329n }] });
  });
  it('needs every test of a double majority', () => {
    const double = only(test([1, 2], true, 'cast'), test([1, 2], true, 'units', 'units'));
    expect(carried(double, { heads: votes(90, 10), units: votes(2, 2, 0, { units: 4 }) })).toBe(false);
    expect(carried(double, { heads: votes(90, 10), units: votes(3, 1, 0, { units: 4 }) })).toBe(true);
  });
  it('needs its quorum, and who abstains has taken part', () => {
    const half: Threshold = { ...majority, quorum: [quorumOf([1, 2], 'members', 'cast')] };
    expect(carried(half, { heads: votes(3, 1, 0, { members: 10 }) })).toBe(false);
    expect(carried(half, { heads: votes(3, 1, 1, { members: 10 }) })).toBe(true);
    expect(evaluate({ ...majority, quorum: [quorumOf([1, 2], 'seats', 'present', true)] }, { heads: votes(3, 1, 0, { seats: 10, present: 5 }) }).quorum)
      .toEqual([expect.objectContaining({ have: rational(5), need: rational(5), met: false })]);
  });
  it.each<[string, Threshold, Figures]>([
    ['a base without a size', only(test([1, 2], true, 'members')), { heads: votes(1, 0) }],
    ['votes not counted this way', only(test([1, 2], true, 'cast', 'weights')), { heads: votes(1, 0) }],
    ['nothing to test', only(), { heads: votes(1, 0) }],
  ])('throws for %s', (_name, threshold, figures) => expect(() => evaluate(threshold, figures)).toThrow(RangeError));
});

describe('what would have changed it', () => {
  it.each<[string, Threshold, CountedFigures, string[]]>([
    ['a tie', majority, votes(5, 5, 2), ['1 more-for heads', '1 fewer-against heads', '1 against-to-for heads', '1 abstain-to-for heads']],
    ['two thirds missed', twoThirds, votes(6, 4), ['2 more-for heads', '1 fewer-against heads', '1 against-to-for heads']],
    ['no room for more votes', twoThirds, votes(6, 4, 0, { members: 11 }), ['1 fewer-against heads', '1 against-to-for heads']],
    ['a quorum of presence', { ...majority, quorum: [quorumOf([1, 2], 'seats', 'present')] }, votes(4, 1, 0, { seats: 21, present: 6 }), ['5 more-present heads']],
    ['a quorum and a majority', { ...majority, quorum: [quorumOf([1, 2], 'seats', 'present')] }, votes(2, 2, 1, { seats: 20, present: 6 }),
      ['4 more-present heads + 1 more-for heads', '4 more-present heads + 1 fewer-against heads', '4 more-present heads + 1 against-to-for heads', '4 more-present heads + 1 abstain-to-for heads']],
    ['carried by three', majority, votes(6, 3), ['3 fewer-for heads', '3 more-against heads', '2 for-to-against heads', '3 for-to-abstain heads']],
    ['carried with the quorum just there', { ...majority, quorum: [quorumOf([1, 2], 'seats', 'present')] }, votes(3, 0, 0, { seats: 8, present: 4 }),
      ['3 fewer-for heads', '2 for-to-against heads', '3 for-to-abstain heads', '1 fewer-present heads']],
  ])('%s', (_name, threshold, heads, expected) => expect(changes(threshold, { heads })).toEqual(expected));

  it('asks both countings of a double majority', () =>
    expect(changes(only(test([1, 2], true, 'cast'), test([1, 2], true, 'units', 'units')), { heads: votes(3, 5), units: votes(1, 3, 0, { units: 4 }) }))
      .toEqual(['2 against-to-for heads + 2 against-to-for units']));
});

const shares = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 })).filter(([n, d]) => n <= d);
const bases = fc.constantFrom<Base>('cast', 'valid', 'present', 'filled', 'seats', 'members');
const countings = fc.constantFrom<Counted>('heads', 'weights');
const tests = fc.tuple(shares, fc.boolean(), bases, countings).map(([share, strict, of, counted]) => test(share, strict, of, counted));
const quorums = fc.tuple(shares, fc.boolean(), fc.constantFrom<Base>('seats', 'members', 'filled'), fc.constantFrom('cast' as const, 'present' as const), fc.option(countings, { nil: undefined }))
  .map(([share, strict, of, measured, counted]): QuorumTest => ({ ...quorumOf(share, of, measured, strict), ...(counted ? { counted } : {}) }));
const thresholds = fc.record({ all: fc.array(tests, { minLength: 1, maxLength: 3 }), quorum: fc.array(quorums, { maxLength: 2 }) });
const small = fc.integer({ min: 0, max: 8 });
const counts = fc.tuple(small, small, small, small, small, small).map(([yes, no, abstain, more, empty, outside]) => {
  const present = yes + no + abstain + more;
  return votes(yes, no, abstain, { present, filled: present + empty, seats: present + empty + 1, members: present + empty + outside });
});
const figures = fc.record({ heads: counts, weights: counts });

describe('every change offered', () => {
  it('turns the result, and one vote less of any of its shifts does not', () =>
    fc.assert(fc.property(thresholds, figures, (threshold, now) => {
      const { carried: before, wouldHaveChangedIt } = evaluate(threshold, now);
      for (const { shifts } of wouldHaveChangedIt) {
        expect(shifts.length).toBeGreaterThan(0);
        expect(carried(threshold, applyShifts(now, shifts))).toBe(!before);
        shifts.forEach((shift, place) => {
          const less = shifts.with(place, { ...shift, by: shift.by - 1n });
          expect(shift.by).toBeGreaterThan(0n);
          expect(carried(threshold, applyShifts(now, less))).toBe(before);
        });
      }
    }), { numRuns: 3000 }));

  it('is possible: no votes below zero, nobody voting without a place', () =>
    fc.assert(fc.property(thresholds, figures, (threshold, now) => {
      for (const { shifts } of evaluate(threshold, now).wouldHaveChangedIt) {
        for (const { for: yes, against, abstain, bases: sizes } of Object.values(applyShifts(now, shifts))) {
          expect([yes, against, abstain].every((some) => some >= 0n)).toBe(true);
          expect(yes + against + abstain).toBeLessThanOrEqual(sizes.present ?? 0n);
          expect(sizes.present).toBeLessThanOrEqual(sizes.filled ?? 0n);
        }
      }
    }), { numRuns: 1000 }));

  it('includes every single shift of votes for a threshold in one counting that trying them one by one finds', () =>
    fc.assert(fc.property(thresholds, counts, (threshold, heads) => {
      const inHeads: Threshold = {
        all: threshold.all.map((each) => ({ ...each, counted: 'heads' })),
        quorum: threshold.quorum.map(({ share, strict, of, measured }) => ({ share, strict, of, measured })),
      };
      const before = carried(inHeads, { heads });
      const kinds = before ? (['for-to-against', 'for-to-abstain'] as const) : (['against-to-for', 'abstain-to-for'] as const);
      const offered = changes(inHeads, { heads });
      for (const kind of kinds) {
        const limit = kind === 'against-to-for' ? heads.against : kind === 'abstain-to-for' ? heads.abstain : heads.for;
        let by = 1n;
        while (by <= limit && carried(inHeads, applyShifts({ heads }, [{ kind, counted: 'heads', by }])) === before) by++;
        if (by <= limit) expect(offered).toContain(`${by} ${kind} heads`);
      }
    }), { numRuns: 1000 }));
});

describe('one more vote for', () => {
  it('never loses what was carried', () =>
    fc.assert(fc.property(thresholds, figures, (threshold, now) => {
      fc.pre(carried(threshold, now));
      for (const counted of ['heads', 'weights'] as const) {
        expect(carried(threshold, applyShifts(now, [{ kind: 'more-for', counted, by: 1n }]))).toBe(true);
        if (now[counted].against > 0n) expect(carried(threshold, applyShifts(now, [{ kind: 'against-to-for', counted, by: 1n }]))).toBe(true);
      }
    })));
});
