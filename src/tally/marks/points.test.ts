import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count } from '../count.ts';
import { PRESETS } from '../presets.ts';

const NAMES = ['A', 'B', 'C'] as OptionId[];
const pointed = (times: number, points: Record<string, number>): BallotGroup => ({ choice: { kind: 'points', points: new Map(Object.entries(points).map(([option, number]) => [option as OptionId, BigInt(number)])) }, count: BigInt(times) });
const marked = (times: number, ...names: string[]): BallotGroup => ({ choice: { kind: 'options', chosen: names as OptionId[] }, count: BigInt(times) });

describe('points', () => {
  it('add up, and the most fill the seats', () => expect(count(PRESETS.score, NAMES, [pointed(2, { A: 9, B: 4 }), pointed(3, { B: 7 })], 1, { ladder: [] })).toMatchObject({ elected: ['B'], stages: [{ votes: { A: '18', B: '29', C: '0' } }] }));
  it('may be heaped on one option in the cumulative vote, but not be more than there are seats', () =>
    expect(count(PRESETS.cumulative, NAMES, [pointed(1, { A: 2 }), pointed(1, { B: 1, C: 1 }), pointed(1, { B: 2, C: 1 })], 2, { ladder: [] })).toMatchObject({ valid: 2n, invalidBecause: [{ reason: 'overvote', count: 1n }], stages: [{ votes: { A: '2', B: '1', C: '1' } }] }));
  it('spoil the ballot beyond the highest score', () => expect(count(PRESETS.score, NAMES, [pointed(1, { A: 11 }), pointed(1, {})], 1, { ladder: [] })).toMatchObject({ valid: 0n, invalid: 2n }));
});

describe('marks', () => {
  it('are one fewer than the seats in the limited vote', () => expect(count(PRESETS.limited, NAMES, [marked(3, 'A', 'B'), marked(2, 'C')], 2, { ladder: [] })).toMatchObject({ valid: 2n, invalid: 3n }));
  it('leave a seat empty where a majority of the ballots is asked and missing', () =>
    expect(count(PRESETS['block-majority'], NAMES, [marked(3, 'A', 'B'), marked(2, 'A'), marked(2, 'C')], 2, { ladder: [] })).toMatchObject({ elected: ['A'], ranking: [['B'], ['C']], status: 'decided', stages: [{ reasons: [{ code: 'majority' }] }] }));
  it('elect only those with more than half, never more than the seats', () => fc.assert(fc.property(fc.array(fc.subarray(['A', 'B', 'C'], { minLength: 1 }), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 3 }), (ballots, seats) => {
    const result = count(PRESETS['block-majority'], NAMES, ballots.map(names => marked(1, ...names)), seats, { ladder: ['lot'], lots: NAMES });
    expect(result.elected.length).toBeLessThanOrEqual(seats);
    for (const option of result.elected) expect(2n * BigInt(result.stages[0]?.votes[option] ?? '0') > result.valid).toBe(true);
  })));
});
