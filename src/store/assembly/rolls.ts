/** Freezing a roll: its lines in random order under salted commitments, so that no line number tells anything. */
import { randomBytes } from 'node:crypto';
import type { FactQuery } from '#assembly/asking.ts';
import type { RollSpec } from '#assembly/roll-spec.ts';
import type { Condition } from '#charter/condition.ts';
import { commitRollLine } from '#record/commitment.ts';
import { rootOfLeaves } from '#record/frontier.ts';
import { toHex, type Digest } from '#record/sha256.ts';
import { inRandomOrder } from '../random-order.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import { membersSql, Parameters } from './condition-sql.ts';
import type { Session } from './session.ts';

/** Lines at a time, so that others are answered while the roll of a hundred thousand is frozen. */
const CHUNK = 2_000;

type Freezing = Extract<FactQuery, { ask: 'freeze-roll' }>;

interface Elector {
  readonly person: string | null;
  readonly seat: string | null;
  readonly weight: number;
  /** Where the poll counts units. */
  readonly units?: readonly string[];
}

export interface FrozenLines {
  readonly lines: readonly (Elector & { readonly salt: Buffer })[];
  readonly root: string;
  readonly weight: number;
}

async function electors(session: Session, org: string, { spec, who }: Freezing): Promise<Elector[]> {
  const rows = await electorRows(session, org, spec, who);
  return rows.map(row => ({ person: row.person, seat: row.seat, weight: Number(row.weight) }));
}

type Row = { person: string | null; seat: string | null; weight: bigint | number };

async function electorRows(session: Session, org: string, spec: Freezing['spec'], who: Freezing['who']): Promise<readonly Row[]> {
  if (spec.of === 'members') {
    if (who === undefined) return [];
    const parameters = new Parameters();
    return session.query<Row>(`select m.person, null as seat, 1 as weight ${membersSql(org, who, spec.unit, spec.day, parameters)}`, parameters.values);
  }
  if (spec.of === 'present') return session.query<Row>(
    `select f.value ->> 'person' as person, null as seat, 1 as weight from (select id from fact_index where org = $1 and kind = 'presence' and field = 'meeting' and value = $2 offset 0) i
     cross join lateral (select value from fact where org = $1 and kind = 'presence' and id = i.id offset 0) f where f.value ->> 'voice' = 'vote'`, [org, spec.meeting]);
  const seats = await seatRows(session, org, spec);
  return spec.of === 'holders' || who === undefined ? seats : [...seats, ...await memberRows(session, org, spec, who)];
}

/** Everybody of several units, once. */
async function memberRows(session: Session, org: string, { units, day }: Extract<RollSpec, { of: 'bodies' }>, who: Condition): Promise<readonly Row[]> {
  const parameters = new Parameters();
  const each = units.map(unit => `select m.person ${membersSql(org, who, unit, day, parameters)}`);
  return each.length === 0 ? [] : session.query<Row>(`select person, null as seat, 1 as weight from (${each.join(' union ')}) p`, parameters.values);
}

/** Each line with the first unit of each kind that its person stands in on the day, or its seat's constituency lies in. */
async function withUnits(session: Session, org: string, lines: readonly Elector[], counted: Freezing['units']): Promise<readonly Elector[]> {
  if (counted === undefined) return lines;
  const { kinds, day } = counted;
  const near = await session.query<{ unit: string; kind: string; ancestor: string }>(
    `select w.unit, f.value ->> 'kind' as kind, w.ancestor from unit_within w join fact f on f.org = w.org and f.kind = 'unit' and f.id = w.ancestor
     where w.org = $1 and f.value ->> 'kind' = any($2::text[]) order by w.unit, w.depth, w.ancestor collate "C"`, [org, kinds]);
  const around = new Map<string, (typeof near)[number][]>();
  for (const row of near) around.set(row.unit, [...around.get(row.unit) ?? [], row]);
  const persons = await session.query<{ id: string; units: string[] }>(
    `select m.person as id, m.units from unnest($2::text[]) p(person) cross join lateral
       (select person, units from membership where org = $1 and person = p.person and valid_from <= $3 and valid_until > $3 offset 0) m`, [org, lines.flatMap(line => line.person ?? []), day]);
  const seats = await session.query<{ id: string; units: string[] }>(
    "select id, array[value ->> 'constituency'] as units from fact where org = $1 and kind = 'seat' and id = any($2::text[]) and value ? 'constituency'", [org, lines.flatMap(line => line.seat ?? [])]);
  const own = new Map([...persons, ...seats].map(row => [row.id, row.units]));
  return lines.map(line => {
    const rows = (own.get(line.person ?? line.seat ?? '') ?? []).flatMap(unit => around.get(unit) ?? []);
    return { ...line, units: kinds.flatMap(kind => rows.find(row => row.kind === kind)?.ancestor ?? []) };
  });
}

async function seatRows(session: Session, org: string, spec: Extract<RollSpec, { of: 'holders' | 'bodies' }>): Promise<readonly Row[]> {
  return session.query<Row>(
    `select null as person, f.id as seat, case when $3 then (f.value ->> 'weight')::bigint else 1 end as weight
     from (select id from fact_index where org = $1 and kind = 'seat' and field = 'body' and value = any($2::text[]) offset 0) i
     cross join lateral (select id, value from fact where org = $1 and kind = 'seat' and id = i.id offset 0) f
     where f.value ->> 'voice' = 'vote' and f.value ? 'holder'`,
    [org, spec.bodies, spec.of === 'holders' && spec.weighted]);
}

export async function freezeRoll(session: Session, org: string, query: Freezing): Promise<FrozenLines> {
  const found = inRandomOrder(await withUnits(session, org, await electors(session, org, query), query.units));
  await yieldToLoop();
  const salts = randomBytes(32 * found.length);
  const lines = found.map((elector, index) => ({ ...elector, salt: salts.subarray(32 * index, 32 * index + 32) }));
  return { lines, root: `sha256:${toHex(rootOfLeaves(await leavesOf(lines)))}`, weight: lines.reduce((sum, line) => sum + line.weight, 0) };
}

async function leavesOf(lines: FrozenLines['lines']): Promise<readonly Digest[]> {
  const leaves: Digest[] = [];
  for (const [number, { person, seat, weight, units, salt }] of lines.entries()) {
    if (number % CHUNK === CHUNK - 1) await yieldToLoop();
    leaves.push(commitRollLine({ line: { number, person: person ?? seat ?? '', weight: String(weight), ...(units === undefined ? {} : { chamber: units.join(' ') }) }, salt }));
  }
  return leaves;
}

export async function writeRoll(session: Session, org: string, poll: string, { lines }: FrozenLines): Promise<void> {
  for (let start = 0; start < lines.length; start += CHUNK) {
    const part = lines.slice(start, start + CHUNK);
    await session.query(
      `insert into roll_line (org, poll, line, person, seat, weight, salt, units)
       select $1, $2, n.line, n.person, n.seat, n.weight, n.salt, case when n.units is null then null else array(select jsonb_array_elements_text(n.units)) end
       from unnest($3::int[], $4::text[], $5::text[], $6::bigint[], $7::bytea[], $8::jsonb[]) n(line, person, seat, weight, salt, units)`,
      [org, poll, part.map((_, index) => start + index), part.map(line => line.person), part.map(line => line.seat), part.map(line => line.weight), part.map(line => line.salt), part.map(line => (line.units === undefined ? null : JSON.stringify(line.units)))]);
    await yieldToLoop();
  }
}
