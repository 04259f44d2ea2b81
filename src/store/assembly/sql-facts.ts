/**
 * The closed list of the core's questions, answered by SQL, and its differences written. One instance
 * lives in one transaction: what it has read or written stays cached, and writes wait until they are
 * needed or the act is done, so that an act with a thousand differences costs a handful of statements.
 */
import { byCodePoint } from '#kernel/order.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { Json } from '#kernel/json.ts';
import type { Day } from '#kernel/time.ts';
import type { CountQuery, FactQuery, ForeseenFacts, OpenVote } from '#assembly/asking.ts';
import type { PersonId, SeatId } from '#assembly/ids.ts';
import type { FactChange } from '#assembly/fact-change.ts';
import type { FactKind, FactTypes, Membership, Timer, Unit } from '#assembly/facts.ts';
import type { Choice } from '#assembly/order.ts';
import { canonicalBytes } from '#record/canonical-json.ts';
import { sha256, toHex } from '#record/sha256.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import { membersSql, Parameters } from './condition-sql.ts';
import { countBox } from './box.ts';
import { indexRows, isUnder } from './fact-keys.ts';
import { freezeRoll, type FrozenLines, writeRoll } from './rolls.ts';
import type { Session } from './session.ts';
import { countByUnit } from './unit-counts.ts';

type AnyFact = FactTypes[FactKind];
const GONE = Symbol('removed');
const MANY_UNITS = 32;
const STANDINGS_AT_ONCE = 1_000;

export class SqlFacts {
  readonly #session: Session;
  readonly #org: string;
  readonly #cache = new Map<string, AnyFact | undefined>();
  readonly #dirty = new Map<string, { readonly kind: FactKind; readonly id: string; readonly value: AnyFact | typeof GONE }>();
  readonly #ancestors = new Map<string, readonly Unit[]>();
  readonly #frozen = new Map<string, FrozenLines>();
  /** Answers fetched ahead; forgotten at the first write. */
  readonly #foreseen = new Map<string, AnyFact[]>();
  /** Members counted ahead; forgotten as soon as a standing or a unit is written. */
  readonly #counted = new Map<string, number>();
  /** Ids by kind, index and value as the database had them when first asked; nobody else writes meanwhile. */
  readonly #lists = new Map<string, readonly string[]>();
  /** Ids that this transaction wrote under a key, whether or not they are still there. */
  readonly #entered = new Map<string, Set<string>>();
  readonly #written = new Set<FactKind>();
  #unitsAsked = 0;

  constructor(session: Session, org: string) {
    this.#session = session;
    this.#org = org;
  }

  readonly answer = async (query: FactQuery): Promise<unknown> => {
    switch (query.ask) {
      case 'fact': return this.#fact(query.kind, query.id);
      case 'facts': return this.#facts(query.kind, query.index, query.value);
      case 'membership': return this.#membership(query.person, query.day);
      case 'count-members': return this.#countMembers(query);
      case 'members-of': return this.#membersOf(query.unit, query.day);
      case 'ancestors': return this.#around(query.unit);
      case 'units': return this.#units(query.kind, query.within);
      case 'freeze-roll': return this.#freeze(query);
      case 'roll-line': return this.#rollLine(query.poll, query.person);
      case 'ballots': return this.#ballots(query.poll);
      case 'open-votes': return this.#openVotes(query.poll);
      case 'foresee': return this.#foresee(query);
      case 'digest': return `sha256:${toHex(sha256(canonicalBytes(query.of)))}`;
      default: return unreachable(query);
    }
  };

  async write(changes: readonly FactChange[], key: string): Promise<void> {
    for (const change of changes) await this.#writeOne(change, key);
  }

  async #fact(kind: FactKind, id: string): Promise<AnyFact | undefined> {
    const name = `${kind}:${id}`;
    if (this.#cache.has(name)) return this.#cache.get(name);
    if (kind === 'unit' && (this.#unitsAsked += 1) === MANY_UNITS) await this.#recallUnits();
    if (this.#cache.has(name)) return this.#cache.get(name);
    const [row] = await this.#session.query<{ value: AnyFact }>('select value from fact where org = $1 and kind = $2 and id = $3', [this.#org, kind, id]);
    this.#cache.set(name, row?.value);
    return row?.value;
  }

  /** An import asks for every unit of its file; from a few dozen on it is quicker to read them all. */
  async #recallUnits(): Promise<void> {
    const rows = await this.#session.query<{ id: string; value: AnyFact }>("select id, value from fact where org = $1 and kind = 'unit'", [this.#org]);
    for (const { id, value } of rows) if (!this.#cache.has(`unit:${id}`)) this.#cache.set(`unit:${id}`, value);
  }

  async #facts(kind: FactKind, index: string, value: string): Promise<readonly AnyFact[]> {
    const ahead = this.#foreseen.get(`${kind}:${index}:${value}`);
    if (ahead) return ahead;
    const key = `${kind}:${index}:${value}`;
    const ids = new Set([...await this.#listed(kind, index, value), ...this.#entered.get(key) ?? []]);
    const now = [...ids].flatMap(id => this.#cache.get(`${kind}:${id}`) ?? []);
    // What this transaction wrote may have left the list or come into it; what it only read stands where it stood.
    return this.#written.has(kind) ? now.filter(fact => isUnder(kind, fact, index, value)).sort((a, b) => byCodePoint(a.id, b.id)) : now;
  }

  /** The ids the database has under a key, read once; their facts as they are now. */
  async #listed(kind: FactKind, index: string, value: string): Promise<readonly string[]> {
    const key = `${kind}:${index}:${value}`;
    const known = this.#lists.get(key);
    if (known) return known;
    // Row by row through the index: joined, a planner without statistics reads the whole table.
    const rows = await this.#session.query<{ value: AnyFact }>(
      `select f.value from (select id from fact_index where org = $1 and kind = $2 and field = $3 and value = $4 offset 0) i
       cross join lateral (select value from fact where org = $1 and kind = $2 and id = i.id offset 0) f order by i.id collate "C"`, [this.#org, kind, index, value]);
    for (const { value: fact } of rows) if (!this.#cache.has(`${kind}:${fact.id}`)) this.#cache.set(`${kind}:${fact.id}`, fact);
    const ids = rows.map(row => row.value.id);
    this.#lists.set(key, ids);
    return ids;
  }

  async #foresee({ facts, ids, counts = [] }: Extract<FactQuery, { ask: 'foresee' }>): Promise<undefined> {
    await this.flush();
    await this.#foreseeCounts(counts);
    if (facts.length > 0) await this.#foreseeIndexed(facts);
    const unknown = ids.filter(each => !this.#cache.has(`${each.kind}:${each.id}`));
    if (unknown.length === 0) return undefined;
    const rows = await this.#session.query<{ kind: FactKind; id: string; value: AnyFact }>(
      'select n.kind, n.id, f.value from unnest($2::text[], $3::text[]) n(kind, id) cross join lateral (select value from fact where org = $1 and kind = n.kind and id = n.id offset 0) f', [this.#org, unknown.map(each => each.kind), unknown.map(each => each.id)]);
    const found = new Map(rows.map(row => [`${row.kind}:${row.id}`, row.value]));
    for (const { kind, id } of unknown) this.#cache.set(`${kind}:${id}`, found.get(`${kind}:${id}`));
    return undefined;
  }

  /** An apportionment asks for every unit there is; from a few dozen on it is quicker to pass over all members once. */
  async #foreseeCounts(wanted: readonly CountQuery[]): Promise<void> {
    const unknown = wanted.filter(each => !this.#counted.has(JSON.stringify(each)));
    if (unknown.length === 0) return;
    for (const alike of Map.groupBy(unknown, ({ who, day }) => JSON.stringify([who, day])).values()) {
      const [first, second] = alike as [CountQuery, ...CountQuery[]];
      if (second === undefined) await this.#countMembers(first);
      else if (alike.length < MANY_UNITS) await this.#countEach(alike);
      else {
        const { all, of } = await countByUnit(this.#session, this.#org, first.who, first.day);
        for (const each of alike) this.#counted.set(JSON.stringify(each), each.unit === undefined ? all : of(each.unit));
      }
    }
  }

  /** Of one electorate on one day, each unit by its key. */
  async #countEach(alike: readonly CountQuery[]): Promise<void> {
    const parameters = new Parameters();
    const each = alike.map((query, index) => `select ${index} as place, count(*) as n ${membersSql(this.#org, query.who, query.unit, query.day, parameters)}`);
    const rows = await this.#session.query<{ place: number; n: bigint }>(each.join(' union all '), parameters.values);
    for (const { place, n } of rows) this.#counted.set(JSON.stringify(alike[place]), Number(n));
  }

  /** Row by row through the keys: joined, a planner reads all facts of the organisation, and a long history makes every page slow. */
  async #foreseeIndexed(wanted: readonly ForeseenFacts[]): Promise<void> {
    const rows = await this.#session.query<{ place: bigint; value: AnyFact }>(
      `select n.place, f.value from unnest($2::text[], $3::text[], $4::text[]) with ordinality n(kind, field, value, place)
       cross join lateral (select id from fact_index where org = $1 and kind = n.kind and field = n.field and value = n.value offset 0) i
       cross join lateral (select value from fact where org = $1 and kind = n.kind and id = i.id offset 0) f order by n.place, i.id collate "C"`,
      [this.#org, wanted.map(each => each.kind), wanted.map(each => each.index), wanted.map(each => each.value)]);
    const found = Map.groupBy(rows, row => Number(row.place));
    for (const [index, each] of wanted.entries()) {
      const answers = (found.get(index + 1) ?? []).map(row => row.value);
      for (const fact of answers) this.#cache.set(`${each.kind}:${fact.id}`, fact);
      this.#foreseen.set(`${each.kind}:${each.index}:${each.value}`, answers);
    }
  }

  async #membership(person: string, day: string): Promise<Membership | undefined> {
    const [row] = await this.#session.query<{ units: string[]; status: string; joined: string; attributes: Record<string, string>; valid_from: string }>(
      'select units, status, joined, attributes, valid_from from membership where org = $1 and person = $2 and valid_from <= $3 and valid_until > $3', [this.#org, person, day]);
    return row && { person, units: row.units, status: row.status, joined: row.joined, attributes: row.attributes, from: row.valid_from } as unknown as Membership;
  }

  async #countMembers(query: CountQuery): Promise<number> {
    const ahead = this.#counted.get(JSON.stringify(query));
    if (ahead !== undefined) return ahead;
    const parameters = new Parameters();
    const [row] = await this.#session.query<{ n: bigint }>(`select count(*) as n ${membersSql(this.#org, query.who, query.unit, query.day, parameters)}`, parameters.values);
    const n = Number(row?.n ?? 0n);
    this.#counted.set(JSON.stringify(query), n);
    return n;
  }

  async #membersOf(unit: string, day: Day): Promise<readonly Membership[]> {
    await this.#flushKind('unit');
    const parameters = new Parameters();
    const rows = await this.#session.query<{ person: string; units: string[]; status: string; joined: string; attributes: Record<string, string>; valid_from: string }>(
      `select m.person, m.units, m.status, m.joined, m.attributes, m.valid_from ${membersSql(this.#org, { kind: 'all', of: [] }, unit, day, parameters)} order by m.person collate "C"`, parameters.values);
    return rows.map(({ valid_from: from, ...row }) => ({ ...row, from }) as unknown as Membership);
  }

  async #around(unit: string): Promise<readonly Unit[]> {
    const known = this.#ancestors.get(unit);
    if (known) return known;
    await this.#flushKind('unit');
    const rows = await this.#session.query<{ value: Unit }>(
      `select f.value from (select ancestor, depth from unit_within where org = $1 and unit = $2 offset 0) w
       cross join lateral (select value from fact where org = $1 and kind = 'unit' and id = w.ancestor offset 0) f order by w.depth, w.ancestor collate "C"`, [this.#org, unit]);
    const around = rows.map(row => row.value);
    this.#ancestors.set(unit, around);
    return around;
  }

  async #units(kind: string, within: string | undefined): Promise<readonly Unit[]> {
    await this.#flushKind('unit');
    if (within === undefined) return this.#facts('unit', 'kind', kind) as Promise<readonly Unit[]>;
    const rows = await this.#session.query<{ value: Unit }>(
      `select f.value from (select unit from unit_within where org = $1 and ancestor = $3 offset 0) w
       cross join lateral (select value from fact where org = $1 and kind = 'unit' and id = w.unit and value ->> 'kind' = $2 and not value ? 'until' offset 0) f order by w.unit collate "C"`, [this.#org, kind, within]);
    return rows.map(row => row.value);
  }

  async #freeze(query: Extract<FactQuery, { ask: 'freeze-roll' }>): Promise<unknown> {
    await this.flush();
    const frozen = await freezeRoll(this.#session, this.#org, query);
    this.#frozen.set(query.poll, frozen);
    return { root: frozen.root, size: frozen.lines.length, weight: frozen.weight };
  }

  async #rollLine(poll: string, person: string): Promise<unknown> {
    await this.flush();
    const [row] = await this.#session.query<{ line: number; weight: bigint; seat: string | null; units: string[] | null; marked: boolean }>(
      `select l.line, l.weight, l.seat, l.units, exists (select from mark k where k.org = $1 and k.poll = $2 and k.line = l.line) as marked from (
         (select line, weight, seat, units from roll_line where org = $1 and poll = $2 and person = $3 offset 0)
         union all
         (select r.line, r.weight, r.seat, r.units from (select id from fact_index where org = $1 and kind = 'seat' and field = 'holder' and value = $3 offset 0) s
          cross join lateral (select line, weight, seat, units from roll_line where org = $1 and poll = $2 and seat = s.id offset 0) r)
       ) l order by marked, l.line limit 1`, [this.#org, poll, person]);
    if (!row) return undefined;
    const line = { line: row.line, weight: Number(row.weight), marked: row.marked, ...(row.units === null ? {} : { units: row.units }) };
    return row.seat === null ? line : { ...line, seat: row.seat };
  }

  async #ballots(poll: string): Promise<unknown> {
    await this.flush();
    const open = await this.#session.query<{ choice: string; heads: bigint; weight: bigint }>(
      `select v.choice::text as choice, count(*) as heads, sum(l.weight)::bigint as weight
       from open_vote v join roll_line l on l.org = v.org and l.poll = v.poll and l.line = v.line where v.org = $1 and v.poll = $2 group by v.choice::text`, [this.#org, poll]);
    const [marks] = await this.#session.query<{ n: bigint }>('select count(*) as n from mark where org = $1 and poll = $2', [this.#org, poll]);
    const ballots = [
      ...await countBox(this.#session, this.#org, poll, Number(marks?.n ?? 0n)),
      ...open.map(row => ({ choice: JSON.parse(row.choice) as Choice, heads: Number(row.heads), weight: Number(row.weight) })),
    ];
    return { ballots, marks: Number(marks?.n ?? 0n) };
  }

  async #openVotes(poll: string): Promise<readonly OpenVote[]> {
    await this.flush();
    const rows = await this.#session.query<{ person: PersonId | null; seat: SeatId | null; choice: Choice }>(
      `select l.person, l.seat, v.choice from open_vote v join roll_line l on l.org = v.org and l.poll = v.poll and l.line = v.line
       where v.org = $1 and v.poll = $2 order by v.line`, [this.#org, poll]);
    return rows.map(({ person, seat, choice }) => ({ choice, ...(person === null ? {} : { person }), ...(seat === null ? {} : { seat }) }));
  }

  async #writeOne(change: FactChange, key: string): Promise<void> {
    switch (change.change) {
      case 'put': return this.#put(change.kind, change.id, change.value);
      case 'remove': return this.#put(change.kind, change.id, GONE);
      case 'standing': {
        this.#counted.clear();
        for (let start = 0; start < change.lines.length; start += STANDINGS_AT_ONCE) {
          await this.#standing(change.lines.slice(start, start + STANDINGS_AT_ONCE), key);
          await yieldToLoop();
        }
        return;
      }
      case 'erase': {
        this.#counted.clear();
        await this.#session.query("update membership set attributes = '{}' where org = $1 and person = $2", [this.#org, change.person]);
        return;
      }
      case 'open-roll': {
        const frozen = this.#frozen.get(change.poll);
        if (frozen) await writeRoll(this.#session, this.#org, change.poll, frozen);
        return;
      }
      case 'mark': {
        await this.#session.query('insert into mark (org, poll, line, act_key) select $1, $2, line, $4 from unnest($3::int[]) line', [this.#org, change.poll, change.lines, key]);
        return;
      }
      case 'votes': {
        await this.#session.query('insert into open_vote (org, poll, line, choice) select $1, $2, v.line, v.choice from unnest($3::int[], $4::jsonb[]) v(line, choice)',
          [this.#org, change.poll, change.votes.map(vote => vote.line), change.votes.map(vote => JSON.stringify(vote.choice))]);
        return;
      }
      case 'empty-box': {
        await this.#session.query('delete from ballot where org = $1 and poll = $2', [this.#org, change.poll]);
        return;
      }
      default: return unreachable(change);
    }
  }

  #put(kind: FactKind, id: string, value: AnyFact | typeof GONE): void {
    this.#foreseen.clear();
    this.#cache.set(`${kind}:${id}`, value === GONE ? undefined : value);
    this.#dirty.set(`${kind}:${id}`, { kind, id, value });
    this.#written.add(kind);
    if (value !== GONE) for (const key of indexRows(kind, id, value)) this.#enter(`${kind}:${key.field}:${key.value}`, id);
    if (kind !== 'unit') return;
    this.#ancestors.clear();
    this.#counted.clear();
  }

  #enter(key: string, id: string): void {
    const ids = this.#entered.get(key);
    if (ids) ids.add(id);
    else this.#entered.set(key, new Set([id]));
  }

  /** A new standing closes the one before it on its first day, and ends where a later one begins; one of the same day is replaced. */
  async #standing(lines: readonly Membership[], key: string): Promise<void> {
    const columns = [lines.map(line => line.person), lines.map(line => line.from), lines.map(line => JSON.stringify(line.units)), lines.map(line => line.status), lines.map(line => line.joined), lines.map(line => JSON.stringify(line.attributes))];
    await this.#session.query(
      `update membership m set valid_until = n.day from unnest($2::text[], $3::text[]) n(person, day)
       where m.org = $1 and m.person = n.person and m.valid_from < n.day and m.valid_until > n.day`, [this.#org, columns[0], columns[1]]);
    await this.#session.query(
      `insert into membership (org, person, valid_from, valid_until, units, status, joined, attributes, recorded_by)
       select $1, n.person, n.day, coalesce((select min(l.valid_from) from membership l where l.org = $1 and l.person = n.person and l.valid_from > n.day), '9999-12-31'), array(select jsonb_array_elements_text(n.units)), n.status, n.joined, n.attributes, $8
       from unnest($2::text[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::jsonb[]) n(person, day, units, status, joined, attributes)
       on conflict (org, person, valid_from) do update set units = excluded.units, status = excluded.status, joined = excluded.joined, attributes = excluded.attributes, recorded_by = excluded.recorded_by`,
      [this.#org, ...columns, key]);
  }

  async #flushKind(kind: FactKind): Promise<void> {
    if ([...this.#dirty.values()].some(each => each.kind === kind)) await this.flush();
  }

  /** Writes what waits. Called before a question that looks past single facts, and at the end of an act. */
  async flush(): Promise<void> {
    if (this.#dirty.size === 0) return;
    const rows = [...this.#dirty.values()];
    this.#dirty.clear();
    const gone = rows.filter(row => row.value === GONE);
    const put = rows.filter((row): row is typeof row & { value: AnyFact } => row.value !== GONE);
    // Row by row through the index: joined, a planner without statistics reads the whole table for each act.
    await this.#session.query(
      `delete from fact_index where ctid = any(array(select i.ctid from unnest($2::text[], $3::text[]) d(kind, id)
         cross join lateral (select ctid from fact_index where org = $1 and kind = d.kind and id = d.id offset 0) i))`, [this.#org, rows.map(row => row.kind), rows.map(row => row.id)]);
    if (gone.length > 0) await this.#session.query('delete from fact f using unnest($2::text[], $3::text[]) d(kind, id) where f.org = $1 and f.kind = d.kind and f.id = d.id', [this.#org, gone.map(row => row.kind), gone.map(row => row.id)]);
    if (put.length > 0) await this.#upsert(put);
    if (rows.some(row => row.kind === 'unit')) await this.#relate(put.filter(row => row.kind === 'unit').map(row => row.value as Unit));
  }

  async #upsert(rows: readonly { readonly kind: FactKind; readonly id: string; readonly value: AnyFact }[]): Promise<void> {
    await this.#session.query(
      `insert into fact (org, kind, id, value, due_at) select $1, n.kind, n.id, n.value, n.due from unnest($2::text[], $3::text[], $4::jsonb[], $5::bigint[]) n(kind, id, value, due)
       on conflict (org, kind, id) do update set value = excluded.value, due_at = excluded.due_at`,
      [this.#org, rows.map(row => row.kind), rows.map(row => row.id), rows.map(row => JSON.stringify(row.value)), rows.map(row => (row.kind === 'timer' ? (row.value as Timer).at : null))]);
    const keys = rows.flatMap(row => indexRows(row.kind, row.id, row.value));
    if (keys.length === 0) return;
    await this.#session.query('insert into fact_index (org, kind, field, value, id) select $1, n.kind, n.field, n.value, n.id from unnest($2::text[], $3::text[], $4::text[], $5::text[]) n(kind, field, value, id) on conflict do nothing',
      [this.#org, keys.map(key => key.kind), keys.map(key => key.field), keys.map(key => key.value), keys.map(key => key.id)]);
  }

  /** Keeps the closure of the unit tree. Parents come before or with their children. */
  async #relate(units: readonly Unit[]): Promise<void> {
    if (units.length === 0) return;
    await this.#session.query(
      `with recursive up(unit, ancestor, depth) as (
         select n.id, n.id, 0 from unnest($2::text[]) n(id)
         union select up.unit, p.parent, up.depth + 1 from up join fact f on f.org = $1 and f.kind = 'unit' and f.id = up.ancestor,
           lateral jsonb_array_elements_text(f.value -> 'parents') p(parent) where up.depth < 32)
       , cleared as (delete from unit_within w using unnest($2::text[]) n(id) where w.org = $1 and w.unit = n.id and not exists (select from up where up.unit = w.unit and up.ancestor = w.ancestor))
       insert into unit_within (org, unit, ancestor, depth) select $1, unit, ancestor, min(depth) from up group by unit, ancestor on conflict (org, unit, ancestor) do update set depth = excluded.depth`,
      [this.#org, units.map(unit => unit.id)]);
    this.#ancestors.clear();
  }
}

/** For callers that hash what the core freezes. */
export function digestOf(value: Json): string {
  return `sha256:${toHex(sha256(canonicalBytes(value)))}`;
}
