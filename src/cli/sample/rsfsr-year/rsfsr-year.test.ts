import { expect, it } from 'vitest';
import { sessionOf } from '#store/assembly/session.ts';
import type { Election } from '#assembly/facts.ts';
import { openFresh } from '../../../../test/databases.ts';
import { isPlayed } from './enrolment.ts';
import { buildRsfsrYear, SMALL_EXTENT } from './rsfsr-year.ts';

it('elects a volost of an uezd from the villages to the All-Russian Congress', { timeout: 900_000 }, async () => {
  const database = await openFresh('embedded');
  const told: number[] = [];
  const { org, rungs, congress } = await buildRsfsrYear({ database, extent: SMALL_EXTENT, progress: done => { told.push(done); } });
  const of = (body: string) => rungs.find(rung => rung.body === body);
  expect(rungs.flatMap(rung => rung.refused)).toEqual([]);
  expect([told.at(-1), told.every((done, index) => done >= (told[index - 1] ?? 0) && done <= 100)]).toEqual([100, true]);
  const villages = of('village-soviet');
  expect(villages?.bodies).toBe(10);
  expect((villages?.filled ?? 0) / (villages?.seats ?? 1)).toBeGreaterThan(0.95);
  expect([of('volost-congress'), of('volost-executive-committee')].map(rung => rung?.filled)).toEqual([of('volost-congress')?.seats, of('volost-executive-committee')?.seats]);
  expect([of('village-executive-committee'), of('uezd-congress'), of('uezd-executive-committee'), of('gubernia-congress'), of('gubernia-executive-committee'), of('central-executive-committee')].every(rung => (rung?.filled ?? 0) > 0)).toBe(true);
  // One gubernia alone is no Congress: the seats of the others are counted, and nobody sits on them.
  expect(of('congress-of-soviets')?.filled).toBe(congress.present);
  expect(congress.verdict).toMatchObject({ outcome: 'lost', tests: [{ kind: 'majority', met: true }, { kind: 'quorum', of: 'seats', base: '653', met: false }] });
  // What a visitor finds under way.
  const session = sessionOf(database.pool);
  const all = async (kind: string) => (await session.query<{ value: { stage?: string; signed?: number; need?: number; appeal?: { open: boolean } } }>('select value from fact where org = $1 and kind = $2', [org, kind])).map(row => row.value);
  const [petition] = (await all('petition')).filter(each => each.stage === 'open');
  expect(petition?.need).toBe((petition?.signed ?? 0) + 1);
  expect((await all('decision')).some(decision => decision.appeal?.open)).toBe(true);
  expect([(await all('poll')).filter(poll => poll.stage === 'open').length, (await all('meeting')).filter(meeting => meeting.stage === 'open').length, (await all('election')).filter(election => election.stage === 'nomination').length]).toEqual([1, 2, 1]);
  // It is 1918 in the record, and the elections rest on the articles of the constitution.
  const elections = (await session.query<{ value: Election }>("select value from fact where org = $1 and kind = 'election'", [org])).map(row => row.value);
  expect(elections.every(election => new Date(election.nominationsClose).getUTCFullYear() === 1918)).toBe(true);
  expect(new Set(elections.filter(election => election.body.startsWith('village-soviet')).map(election => election.authority))).toEqual(new Set(['66']));
  expect(await session.query('select from unsealed where org = $1', [org])).toEqual([]);
});

it('plays the places named and no others', () => {
  const extent = { uezds: [10], cities: true, volosts: 2 };
  expect(['volost-10-1', 'volost-10-2-7', 'uezd-10', 'town-1', 'gubernia-city'].every(unit => isPlayed(unit, extent))).toBe(true);
  expect(['volost-1-1', 'volost-10-3-1', 'uezd-1', 'region'].some(unit => isPlayed(unit, extent))).toBe(false);
});
