import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { spelledOut } from './entries.ts';

const values = fc.jsonValue({ maxDepth: 3 }).map(value => JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Math.trunc(each) % 1_000_000 || 0 : each))) as never);
const entries: fc.Arbitrary<Entry> = fc.record({
  v: fc.constant(1 as const), org: fc.string({ unit: 'grapheme' }),
  act: fc.record({ key: fc.string(), kind: fc.string(), by: values, content: values, at: fc.nat() }),
  authority: fc.string(), applied: fc.array(values), charter: fc.string(),
  events: fc.array(fc.record({ kind: fc.string(), v: fc.nat(), data: values }), { maxLength: 4 }),
}) as never;

it('spells an entry in parts exactly as at once', async () => {
  await fc.assert(fc.asyncProperty(entries, async entry => { expect(await spelledOut(entry)).toBe(canonical(entry)); }));
});

it('spells an entry with long arrays in parts exactly as at once', async () => {
  const long = fc.tuple(fc.nat({ max: 9 }), values).map(([more, value]) => Array.from({ length: 2_000 + more }, (_, n) => (n % 2 === 0 ? n : value)));
  await fc.assert(fc.asyncProperty(entries, long, async (entry, array) => {
    const events = [...entry.events, { kind: 'b', v: 1, data: { a: 1, ballots: array, verdict: { z: array } } }];
    expect(await spelledOut({ ...entry, events })).toBe(canonical({ ...entry, events }));
  }), { numRuns: 20 });
});

it('lets others in while it spells out a large board', async () => {
  const ballots = Array.from({ length: 5_000 }, (_, n) => ({ id: `${n}`.padStart(36, '0'), choice: { kind: 'ranking', order: ['Anna', 'Boris'] }, weight: 1 }));
  const events = Array.from({ length: 4 }, (_, part) => ({ kind: 'board-published', v: 1, data: { poll: 'p', part, ballots } }));
  let others = 0;
  const timer = setInterval(() => { others += 1; }, 0);
  const text = await spelledOut({ v: 1, org: 'o', act: { key: 'k', kind: 'close-poll', by: null, content: null, at: 1 }, authority: 'a', applied: [], charter: 'c', events } as never);
  clearInterval(timer);
  expect(text.length).toBeGreaterThan(2_000_000);
  expect(others).toBeGreaterThan(0);
});
