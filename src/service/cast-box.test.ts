import { afterEach, expect, it, vi } from 'vitest';
import type { Poll } from '#assembly/facts.ts';
import type { Outcome } from './act-queue.ts';
import { openDatabase } from '#store/open-database.ts';
import { COMMITTEE, Federation, memberId } from '../../bench/federation.ts';

const CROWD = 50;
const CANDIDATES = [0, 1].map(memberId);

afterEach(() => { vi.useRealTimers(); });

it('lets a few votes wait for more, and a crowd not at all', { timeout: 60_000 }, async () => {
  const database = await openDatabase({ memory: true });
  const f = await new Federation(database, 2).start();
  await f.enrol(2 * CROWD);
  await f.nominate(COMMITTEE, CANDIDATES);
  f.advance(8);
  await f.runDue();
  const [poll] = await f.facts('poll') as [Poll];
  let next = 0;
  const vote = (many: number): Promise<Outcome[]> => Promise.all(Array.from({ length: many }, () => {
    const member = next++;
    return f.assembly.cast(f.org, poll.id, { key: `k${member}`, person: memberId(member), choice: { kind: 'ranking', order: CANDIDATES } });
  }));
  const batches = async (): Promise<readonly number[]> => (await database.pool.query<{ lines: number }>(
    "select jsonb_array_length(canonical::jsonb -> 'events' -> 0 -> 'data' -> 'lines') as lines from entry where kind = 'cast-batch' order by id")).rows.map(row => row.lines);

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await vote(CROWD);
  expect(await batches()).toEqual([CROWD]);
  const few = [vote(2), vote(1)];
  // What waits for nothing but the database is written by the time this is answered.
  expect(await batches()).toEqual([CROWD]);
  few.push(vote(3));
  await vi.runAllTimersAsync();
  await Promise.all(few);
  expect(await batches()).toEqual([CROWD, 6]);
  await database.close();
});
