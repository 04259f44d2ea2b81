import { expect, it } from 'vitest';
import { sessionOf } from '#store/assembly/session.ts';
import type { Election } from '#assembly/facts.ts';
import { openFresh } from '../../../../test/databases.ts';
import { isPlayed } from './enrolment.ts';
import { buildRsfsrYear } from './rsfsr-year.ts';

it('elects a volost of an uezd from the villages to the All-Russian Congress', { timeout: 300_000 }, async () => {
  const database = await openFresh('embedded');
  const { org, rungs } = await buildRsfsrYear({ database, extent: { uezds: [10], cities: false, volosts: 1 }, progress: () => undefined });
  const of = (body: string) => rungs.find(rung => rung.body === body);
  expect(rungs.flatMap(rung => rung.refused)).toEqual([]);
  const villages = of('village-soviet');
  expect(villages?.bodies).toBe(10);
  expect((villages?.filled ?? 0) / (villages?.seats ?? 1)).toBeGreaterThan(0.95);
  expect([of('volost-congress'), of('volost-executive-committee')].map(rung => rung?.filled)).toEqual([of('volost-congress')?.seats, of('volost-executive-committee')?.seats]);
  expect([of('uezd-congress'), of('gubernia-congress'), of('congress-of-soviets'), of('central-executive-committee')].every(rung => (rung?.filled ?? 0) > 0)).toBe(true);
  // It is 1918 in the record, and the elections rest on the articles of the constitution.
  const elections = (await sessionOf(database.pool).query<{ value: Election }>("select value from fact where org = $1 and kind = 'election'", [org])).map(row => row.value);
  expect(elections.every(election => new Date(election.nominationsClose).getUTCFullYear() === 1918)).toBe(true);
  expect(new Set(elections.filter(election => election.body.startsWith('village-soviet')).map(election => election.authority))).toEqual(new Set(['66']));
});

it('plays the places named and no others', () => {
  const extent = { uezds: [10], cities: true, volosts: 2 };
  expect(['volost-10-1', 'volost-10-2-7', 'uezd-10', 'town-1', 'gubernia-city'].every(unit => isPlayed(unit, extent))).toBe(true);
  expect(['volost-1-1', 'volost-10-3-1', 'uezd-1', 'region'].some(unit => isPlayed(unit, extent))).toBe(false);
});
