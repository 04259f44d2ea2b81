import { expect, it } from 'vitest';
import type { FactQuery } from '#assembly/asking.ts';
import { event } from '#assembly/event.ts';
import type { UnitId } from '#assembly/ids.ts';
import type { Day } from '#kernel/time.ts';
import { KeptCounts } from './kept-counts.ts';

const day = '2026-01-12' as Day;
const count = (unit: string): Extract<FactQuery, { ask: 'count-members' }> => ({ ask: 'count-members', who: { kind: 'all', of: [] }, unit: unit as UnitId, day });

/** Counts how often it was asked, and answers that. */
function counter(): { readonly answer: (query: FactQuery) => Promise<unknown>; readonly asked: FactQuery[] } {
  const asked: FactQuery[] = [];
  return { asked, answer: query => Promise.resolve(asked.push(query)) };
}

const joined = event('standing-recorded', { day, lines: [] });

it('counts once for everybody, until half a minute has passed', async () => {
  let now = 0;
  const { answer, asked } = counter();
  const kept = new KeptCounts({ now: () => now });
  for (const at of [0, 29_999]) {
    now = at;
    expect([await kept.answering('o', answer)(count('a')), asked.length]).toEqual([1, 1]);
  }
  now = 30_000;
  expect(await kept.answering('o', answer)(count('a'))).toBe(2);
});

it('counts again what may have changed: after a change of standing or units in that organisation', async () => {
  const { answer } = counter();
  const kept = new KeptCounts({ now: () => 0 });
  const [here, there] = [kept.answering('o', answer), kept.answering('p', answer)];
  expect([await here(count('a')), await here(count('b')), await there(count('a'))]).toEqual([1, 2, 3]);
  kept.hear('o', [event('marks-entered', { poll: 'q' as never, lines: [] })]);
  expect([await here(count('a')), await there(count('a'))]).toEqual([1, 3]);
  kept.hear('o', [joined]);
  expect([await here(count('a')), await there(count('a'))]).toEqual([4, 3]);
});

it('does not have counted ahead what it keeps, and passes everything else on', async () => {
  const { answer, asked } = counter();
  const answers = new KeptCounts({ now: () => 0 }).answering('o', answer);
  await answers(count('a'));
  await answers({ ask: 'foresee', facts: [], ids: [], counts: [count('a'), count('b')] });
  const other: FactQuery = { ask: 'fact', kind: 'poll', id: 'q' };
  await answers(other);
  await answers(other);
  expect(asked.slice(1)).toEqual([{ ask: 'foresee', facts: [], ids: [], counts: [count('b')] }, other, other]);
});

it('keeps no failure', async () => {
  const kept = new KeptCounts({ now: () => 0 });
  await expect(kept.answering('o', () => Promise.reject(new Error('gone')))(count('a'))).rejects.toThrow('gone');
  expect(await kept.answering('o', () => Promise.resolve(7))(count('a'))).toBe(7);
});
