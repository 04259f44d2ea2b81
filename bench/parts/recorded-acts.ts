/**
 * What an act costs when the record is short and when it is long. The two are measured in turns, act by act, so that
 * whatever else the machine does falls on both alike; and commits are told apart, since they wait for the disk.
 */
import type { SeatId } from '#assembly/ids.ts';
import type { Database } from '#store/open-database.ts';
import { withDatabase } from '../databases.ts';
import { COMMITTEE, Federation, memberId } from '../federation.ts';
import { percentile, timed, underLoad } from '../figures.ts';
import type { Part, Run } from '../part.ts';
import { Statements } from '../statements.ts';

const UNITS = 100;
const MEMBERS = 20_000;
/** Fewer than would open the vote. */
const SIGNATURES = 180;
const WARMING = 30;
const FEW = 10_000;
const MANY = 1_000_000;
/** Milliseconds: statements quicker than this in the long record are not worth a line. */
const WORTH_TELLING = 0.5;

/**
 * Bulk fixture: rows as so many acts of signing would have left them, with an index row each, and no tree over
 * them. Only the sizes of the tables matter here, and real acts would take an hour.
 */
async function pretendActs(f: Federation, count: number): Promise<void> {
  for (let start = 0; start < count; start += 50_000) {
    const [first, last] = [start, Math.min(count, start + 50_000) - 1];
    await f.database.pool.query(
      `insert into entry (org, act_key, kind, at, canonical)
       select $1, 'fixture-' || n, 'sign', 0, repeat('{"a":"0123456789"}', 40) from generate_series($2::int, $3::int) n`, [f.org, first, last]);
    await f.database.pool.query(
      `insert into fact (org, kind, id, value) select $1, 'signature', 'fixture:' || n, jsonb_build_object('id', 'fixture:' || n, 'petition', 'fixture', 'person', 'person-' || n) from generate_series($2::int, $3::int) n`, [f.org, first, last]);
    await f.database.pool.query(
      `insert into fact_index (org, kind, field, value, id)
       select $1, 'signature', field, case field when 'petition' then 'fixture-' || (n / 1000) else 'person-' || n end, 'fixture:' || n from generate_series($2::int, $3::int) n, unnest(array['petition', 'person']) field`, [f.org, first, last]);
  }
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

/** An organisation with so many acts on record. */
class Recorded {
  readonly f: Federation;
  readonly statements: Statements;
  readonly waits: number[] = [];
  readonly work: number[] = [];
  #seat = '' as SeatId;

  constructor(database: Database) {
    this.f = new Federation(database, UNITS);
    this.statements = new Statements(database);
  }

  async start(acts: number): Promise<this> {
    await this.f.start();
    await this.f.enrol(MEMBERS);
    this.#seat = await electedSeat(this.f);
    await this.f.assembly.sealAll();
    await pretendActs(this.f, acts);
    // The disk settles first: otherwise commits wait for the fixture's own pages.
    await this.f.database.asOwner(async client => { await client.query('vacuum analyze'); await client.query('checkpoint'); });
    return this;
  }

  async sign(index: number, isMeasured: boolean): Promise<void> {
    const before = this.statements.sum();
    const { ms } = await timed(() => this.f.lawful('sign', { for: 'recall', seat: this.#seat }, memberId(1_000 + index)));
    if (!isMeasured) return this.statements.forget();
    this.waits.push(ms);
    this.work.push(this.statements.sum() - before);
  }
}

function tellGrowth(short: Recorded, long: Recorded, { report }: Run): void {
  const before = short.statements.medians();
  for (const [text, ms] of [...long.statements.medians()].sort(([, a], [, b]) => b - a)) {
    const name = text.replace(/\s+/g, ' ').trim().slice(0, 60);
    if (ms >= WORTH_TELLING) report(`“${name}…”, ${MANY} against ${FEW}`, ms / (before.get(text) ?? Number.NaN), 'times');
  }
}

async function measureBoth(short: Recorded, long: Recorded, run: Run): Promise<void> {
  for (let index = 0; index < WARMING + SIGNATURES / 2; index++) for (const each of index % 2 === 0 ? [short, long] : [long, short]) await each.sign(index, index >= WARMING);
  for (const [acts, { waits, work }] of [[FEW, short], [MANY, long]] as const) {
    run.report(`one signature at a time, median at ${acts} acts`, percentile(waits, 0.5), 'ms');
    run.report(`its statements without the commit, median at ${acts} acts`, percentile(work, 0.5), 'ms');
  }
  run.report(`a signature, ${MANY} acts against ${FEW}`, percentile(long.waits, 0.5) / percentile(short.waits, 0.5), 'times', '1.0');
  run.report(`its statements without the commit, ${MANY} acts against ${FEW}`, percentile(long.work, 0.5) / percentile(short.work, 0.5), 'times', '1.0');
  tellGrowth(short, long, run);
  for (const [acts, { f }] of [[FEW, short], [MANY, long]] as const) run.report(`seal what waits at ${acts} acts`, (await timed(() => f.assembly.sealAll())).ms, 'ms');
}

export const recordedActs: Part = {
  about: 'the cost of an act after 10 thousand acts and after a million (rows of a bulk fixture), in turns',
  tells: ['a signature', 'one signature at a time', 'seal what waits'],
  onDatabases: true,
  measure: run => withDatabase(run.name, one => withDatabase(run.name, async other => {
    const long = await new Recorded(other).start(MANY);
    await measureBoth(await new Recorded(one).start(FEW), long, run);
  })),
};
