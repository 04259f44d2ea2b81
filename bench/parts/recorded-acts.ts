/** What an act costs when the record is short and when it is long. */
import type { SeatId } from '#assembly/ids.ts';
import { withDatabase } from '../databases.ts';
import { COMMITTEE, Federation, memberId } from '../federation.ts';
import { percentile, timed, underLoad } from '../figures.ts';
import type { Part, Run } from '../part.ts';

const UNITS = 100;
const MEMBERS = 40_000;
const SIGNATURES = 300;

/**
 * Bulk fixture: rows as so many acts of signing would have left them, with an index row each, and no tree over
 * them. Only the sizes of the tables matter here, and real acts would take an hour.
 */
async function pretendActs(f: Federation, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 50_000) {
    const [first, last] = [start, Math.min(to, start + 50_000) - 1];
    await f.database.pool.query(
      `insert into entry (org, act_key, kind, at, canonical)
       select $1, 'fixture-' || n, 'sign', 0, repeat('{"a":"0123456789"}', 40) from generate_series($2::int, $3::int) n`, [f.org, first, last]);
    await f.database.pool.query(
      `insert into fact (org, kind, id, value) select $1, 'signature', 'fixture:' || n, jsonb_build_object('id', 'fixture:' || n, 'petition', 'fixture', 'person', 'person-' || n) from generate_series($2::int, $3::int) n`, [f.org, first, last]);
    await f.database.pool.query(
      `insert into fact_index (org, kind, field, value, id)
       select $1, 'signature', field, case field when 'petition' then 'fixture-' || (n / 1000) else 'person-' || n end, 'fixture:' || n from generate_series($2::int, $3::int) n, unnest(array['petition', 'person']) field`, [f.org, first, last]);
  }
  // The disk settles first: otherwise commits wait for the fixture's own pages.
  await f.database.asOwner(async client => { await client.query('analyze'); await client.query('checkpoint'); });
}

async function electedSeat(f: Federation): Promise<SeatId> {
  await f.nominate(COMMITTEE, [0, 1, 2, 3, 4, 5].map(memberId));
  f.advance(8);
  await f.runDue();
  const [poll] = await f.facts('poll');
  if (!poll) throw new Error('no poll');
  await underLoad(500, 100, index => f.assembly.cast(f.org, poll.id, { key: `k${index}`, person: memberId(index), choice: { kind: 'ranking', order: [memberId(index % 6)] } }));
  f.advance(8);
  await f.runDue();
  const seat = (await f.facts('seat')).find(each => each.body === COMMITTEE && each.holder !== undefined);
  if (!seat) throw new Error('nobody was elected');
  return seat.id;
}

async function measureAt(acts: number, first: number, seat: SeatId, f: Federation, { report }: Run): Promise<number> {
  const waits: number[] = [];
  for (let index = first; index < first + SIGNATURES / 2; index++) waits.push((await timed(() => f.lawful('sign', { for: 'recall', seat }, memberId(1_000 + index)))).ms);
  report(`one signature at a time, median at ${acts} acts`, percentile(waits, 0.5), 'ms');
  const { ms } = await timed(() => f.assembly.sealAll());
  report(`seal what waits at ${acts} acts`, ms, 'ms');
  return percentile(waits, 0.5);
}

export const recordedActs: Part = {
  about: 'the cost of an act after 10 thousand acts and after a million (rows of a bulk fixture)',
  onDatabases: true,
  measure: run => withDatabase(run.name, async database => {
    const f = await new Federation(database, UNITS).start();
    await f.enrol(MEMBERS);
    const seat = await electedSeat(f);
    await pretendActs(f, 0, 10_000);
    await f.lawful('sign', { for: 'recall', seat }, memberId(999));
    const few = await measureAt(10_000, 0, seat, f, run);
    await pretendActs(f, 10_000, 1_000_000);
    const many = await measureAt(1_000_000, SIGNATURES / 2, seat, f, run);
    run.report('a signature after a million acts against ten thousand', many / few, 'times');
  }),
};
