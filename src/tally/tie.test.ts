import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionId } from './ballot.ts';
import { breakTie } from './tie.ts';
import type { TieInputs, TiePurpose, TieQuestion, TieStep } from './tie.ts';

const ids = (...names: string[]): OptionId[] => names as OptionId[];
const stageOf = (votes: Record<string, number>): ReadonlyMap<OptionId, bigint> =>
  new Map(Object.entries(votes).map(([name, held]) => [name as OptionId, BigInt(held)]));
const question = (purpose: TiePurpose, ...history: Record<string, number>[]): TieQuestion =>
  ({ stage: history.length + 1, purpose, between: ids('A', 'B', 'C'), history: history.map(stageOf) });

describe('the backward look', () => {
  const history = [{ A: 1, B: 2, C: 3 }, { A: 4, B: 4, C: 5 }, { A: 6, B: 6, C: 6 }];
  it('excludes the lowest at the most recent stage that differs, and looks further back for those still equal', () =>
    expect(breakTie(question('exclude', ...history), { ladder: ['earlier-stage'] })).toMatchObject({ chosen: 'A', brokenBy: 'earlier-stage' }));
  it('favours the highest there when somebody is elected or transferred first', () =>
    expect(breakTie(question('transfer', ...history), { ladder: ['earlier-stage'] })).toMatchObject({ chosen: 'C' }));
  it('leaves to the lot only those it could not tell apart', () =>
    expect(breakTie(question('exclude', { A: 4, B: 4, C: 5 }, { A: 6, B: 6, C: 6 }), { ladder: ['earlier-stage', 'lot'], lots: ids('A', 'B', 'C') }))
      .toMatchObject({ chosen: 'B', brokenBy: 'lot', narrowed: [{ step: 'earlier-stage', left: ['A', 'B'] }, { step: 'lot', left: ['B'] }] }));
  it('has a forward twin: the earliest stage that differs, and later ones for those still equal', () => {
    expect(breakTie(question('exclude', { A: 4, B: 4, C: 5 }, { A: 5, B: 3, C: 1 }), { ladder: ['earliest-stage'] })).toMatchObject({ chosen: 'B', brokenBy: 'earliest-stage' });
    expect(breakTie(question('elect', { A: 4, B: 4, C: 3 }, { A: 5, B: 3, C: 9 }), { ladder: ['earliest-stage'] })).toMatchObject({ chosen: 'A' });
  });
  it('differs from the first preferences, which look at the first stage alone', () => {
    const crossed = question('exclude', { A: 3, B: 2, C: 1 }, { A: 1, B: 2, C: 3 });
    expect(breakTie(crossed, { ladder: ['first-preferences'] })).toMatchObject({ chosen: 'C' });
    expect(breakTie(crossed, { ladder: ['earlier-stage'] })).toMatchObject({ chosen: 'A' });
  });
});

describe('when somebody must go', () => {
  it.each<[string, TieInputs, string]>([
    ['the last of the lot goes', { ladder: ['lot'], lots: ids('C', 'A', 'B') }, 'B'],
    ['the incumbent stays', { ladder: ['incumbent', 'order'], incumbents: ids('B'), order: ids('A', 'B', 'C') }, 'C'],
    ['rulings spare one after the other', { ladder: ['ruling'], rulings: [{ between: ids('A', 'B', 'C'), winner: 'A' as OptionId }, { between: ids('B', 'C'), winner: 'C' as OptionId }] }, 'B'],
  ])('%s', (_name, inputs, chosen) => expect(breakTie(question('exclude'), inputs)).toMatchObject({ chosen }));
  it('waits when the ruling spares one and two are left', () =>
    expect(breakTie(question('exclude'), { ladder: ['ruling'], rulings: [{ between: ids('A', 'B', 'C'), winner: 'A' as OptionId }] })).toMatchObject({ brokenBy: 'nothing', needs: 'ruling' }));
});

describe('a step that tells nobody apart', () => {
  it('is passed and leaves no trace', () =>
    expect(breakTie(question('elect', { A: 1, B: 1, C: 1 }), { ladder: ['first-preferences', 'incumbent', 'order'], incumbents: [], order: ids('B', 'A', 'C') }))
      .toEqual({ stage: 2, purpose: 'elect', between: ['A', 'B', 'C'], chosen: 'B', brokenBy: 'order', narrowed: [{ step: 'order', left: ['B'] }] }));
});

describe('any ladder', () => {
  const steps = fc.array(fc.constantFrom<TieStep>('earlier-stage', 'earliest-stage', 'first-preferences', 'lot', 'order', 'ruling', 'incumbent'), { maxLength: 4 });
  const orders = fc.option(fc.shuffledSubarray(ids('A', 'B', 'C')), { nil: undefined });
  it('chooses one of the tied by a step it has, or nobody', () =>
    fc.assert(fc.property(steps, orders, orders, orders, fc.constantFrom<TiePurpose>('elect', 'exclude', 'transfer'), (ladder, lots, order, incumbents, purpose) => {
      const tie = breakTie(question(purpose, { A: 1, B: 1, C: 2 }, { A: 2, B: 2, C: 2 }),
        { ladder, ...(lots ? { lots } : {}), ...(order ? { order } : {}), ...(incumbents ? { incumbents } : {}) });
      if (tie.brokenBy === 'nothing') expect(tie.chosen).toBeUndefined();
      else expect([ladder.includes(tie.brokenBy), ['A', 'B', 'C'].includes(tie.chosen ?? '')]).toEqual([true, true]);
    })));
});
