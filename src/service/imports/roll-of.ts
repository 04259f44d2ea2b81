/** The roll as the database has it, for comparing, and a fingerprint by which a later change is noticed. */
import type { Day } from '#kernel/time.ts';
import type { Membership, Unit } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import type { RollMember } from '#assembly/roll-import/roll.ts';
import type { Session } from '#store/assembly/session.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';

const ROWS = 5_000;

export async function unitsOf(session: Session, org: string): Promise<ReadonlyMap<string, Unit>> {
  const rows = await session.query<{ value: Unit }>("select value from fact where org = $1 and kind = 'unit'", [org]);
  return new Map(rows.map(({ value }) => [value.id, value]));
}

interface Known {
  readonly person: PersonId;
  readonly name: string;
  readonly number: string | null;
  readonly email: string | null;
}

type Standing = Pick<Membership, 'person' | 'units' | 'status' | 'joined' | 'attributes'> & { readonly valid_from: Day };

/** Everybody with a name, a standing on the day, or both. */
export async function rollOf(session: Session, org: string, day: Day): Promise<readonly RollMember[]> {
  const roll = new Map<PersonId, RollMember>();
  for await (const row of byPerson<Known>(session, 'select person, name, number, email from particulars where org = $1 and person > $2', [org]))
    roll.set(row.person, { person: row.person, name: row.name, ...(row.number === null ? {} : { number: row.number }), ...(row.email === null ? {} : { email: row.email }) });
  for await (const { valid_from: from, ...row } of byPerson<Standing>(session, 'select person, units, status, joined, attributes, valid_from from membership where org = $1 and person > $2 and valid_from <= $3 and valid_until > $3', [org, day]))
    roll.set(row.person, { ...(roll.get(row.person) ?? { person: row.person, name: '' }), standing: { ...row, from } });
  return [...roll.values()];
}

/** Page after page in the order of persons. A page comes as one text: the protocol's cost is by the row. */
async function* byPerson<R extends { readonly person: string }>(session: Session, sql: string, [org, ...values]: readonly string[]): AsyncGenerator<R> {
  for (let after = ''; ;) {
    const [row] = await session.query<{ page: string }>(`select coalesce(json_agg(r), '[]')::text as page from (${sql} order by person limit ${ROWS}) r`, [org, after, ...values]);
    const page = JSON.parse(row?.page ?? '[]') as readonly R[];
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < ROWS) return;
    after = last.person;
    await yieldToLoop();
  }
}

/** The latest day from which anybody's standing or any unit is recorded. */
export async function lastRecorded(session: Session, org: string): Promise<Day | undefined> {
  const [row] = await session.query<{ last: Day | null }>('select max(valid_from) as last from membership where org = $1', [org]);
  return row?.last ?? undefined;
}

/** Of all that an import compares itself with. Sums of 64-bit hashes: the order of rows does not matter. */
export async function fingerprintOf(session: Session, org: string, version: string): Promise<string> {
  const [row] = await session.query<{ print: string }>(
    `select concat_ws(':',
       (select coalesce(sum(hashtextextended(m::text, 0)), 0) from membership m where m.org = $1),
       (select coalesce(sum(hashtextextended(p.person || p.ref, 0)), 0) from particulars p where p.org = $1),
       (select coalesce(sum(hashtextextended(f.id || f.value::text, 0)), 0) from fact f where f.org = $1 and f.kind = 'unit')) as print`, [org]);
  return `${row?.print ?? ''}:${version}`;
}
