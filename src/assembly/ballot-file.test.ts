import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId, BodyKindId, ElectionRule, Law, VersionHash } from '#charter/law.ts';
import type { BodyId, PollId } from './ids.ts';
import { contestOf, parseBlt } from '#tally/ballot-files/blt.ts';
import { ballotFile, LEAST_BALLOTS, refuseBallotFile } from './ballot-file.ts';
import type { Poll } from './facts.ts';
import type { GroupedBallots, OrderOfPoll } from './order.ts';

const [published, changed] = ['published' as VersionHash, 'changed' as VersionHash];
const laws = (own: Partial<ElectionRule>) => ({
  lawOf: (version: VersionHash) => ({ elections: version === changed ? [] : [{ body: 'council' as BodyKindId, article: '7' as ArticleId, ...own }] }) as unknown as Law,
});
const NAMES = ['Anna', 'Борис', 'Clara'];

function pollOf(marks: number, own: Partial<OrderOfPoll> = {}, stage: Poll['stage'] = 'closed'): Poll {
  const order = { for: { kind: 'election', id: 'e' }, decision: { kind: 'count', method: 'scottish-stv', seats: 2 }, authority: '7', version: published, closes: 5, options: ['a', 'b', 'c'].map(id => ({ id })), ...own };
  return { id: 'p' as PollId, body: 'council@north' as BodyId, stage, order, ...(stage === 'open' ? {} : { verdict: { marks } }) } as unknown as Poll;
}

describe('the file of ballots', () => {
  const allowed = laws({ ballotFile: 'published' });

  it('is given out where the charter publishes it and enough were cast', () => expect(refuseBallotFile(allowed, pollOf(LEAST_BALLOTS))).toBeUndefined());
  it.each([
    ['to anybody while the vote is open', allowed, pollOf(0, {}, 'open'), { code: 'vote-not-over', article: '7', remedies: [{ code: 'wait-until', facts: { from: 5 } }] }],
    ['where the charter does not say so, and the charter can be changed', laws({}), pollOf(500), { code: 'ballots-not-published', article: '7', remedies: [{ code: 'amend-charter' }] }],
    ['where the charter said nothing when the vote was opened', allowed, pollOf(500, { version: changed }), { code: 'ballots-not-published' }],
    ['of so few that it gives somebody away', allowed, pollOf(LEAST_BALLOTS - 1), { code: 'too-few-ballots', facts: { cast: 9, least: 10 } }],
    ['of a question', allowed, pollOf(500, { for: { kind: 'motion', id: 'm' } }), { code: 'no-ballot-file' }],
  ] as const)('is not given out %s', (_when, rules, poll, refusal) => expect(refuseBallotFile(rules, poll)).toMatchObject(refusal));

  const ballots = fc.array(fc.record({ choice: fc.shuffledSubarray(['a', 'b', 'c']).map(order => ({ kind: 'ranking' as const, order })), heads: fc.constant(1), weight: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 30 });
  const file = (given: readonly GroupedBallots[]): string => ballotFile(pollOf(30), given, { names: NAMES, title: 'Council' });

  it('says the same whatever the order in which ballots were cast and who carried how many votes', () =>
    fc.assert(fc.property(ballots.chain(given => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))), ([given, shuffled]) => {
      const apart = shuffled.flatMap(({ choice, weight }) => Array.from({ length: weight }, () => ({ choice, heads: 1, weight: 1 })));
      expect(file(apart)).toBe(file(given));
    })));
  it('holds all votes and no choice twice', () =>
    fc.assert(fc.property(ballots, given => {
      const parsed = parseBlt(file(given));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const read = contestOf(parsed.value).ballots;
      expect(read.reduce((sum, { count }) => sum + count, 0n)).toBe(BigInt(given.reduce((sum, { weight }) => sum + weight, 0)));
      expect(new Set(read.map(({ choice }) => JSON.stringify(choice))).size).toBe(read.length);
      expect(parsed.value.candidates).toEqual(NAMES);
    })));
  it('writes marks as equal, and parts candidates of one name', () =>
    expect(ballotFile(pollOf(10), [{ choice: { kind: 'picks', options: ['c', 'a'] }, heads: 1, weight: 1 }, { choice: { kind: 'picks', options: ['a', 'c'] }, heads: 1, weight: 2 }, { choice: { kind: 'picks', options: [] }, heads: 1, weight: 1 }], { names: ['A', 'A', 'C'], title: 'T' }))
      .toBe('3 2\n1 0\n3 1=3 0\n0\n"A"\n"A (2)"\n"C"\n"T"\n'));
});
