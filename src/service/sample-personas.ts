/** Persons of a sample whom a visitor may be: one for each kind of seat, one who keeps the roll, and members without a seat. */
import { run } from '#assembly/asking.ts';
import { fact } from '#assembly/asking.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import { namesOf } from './names.ts';
import type { SamplePersona } from './sample-port.ts';

const MEMBERS_SHOWN = 3;

interface Row { person: string; role: string; unit: string | null }

/** The holder of the first filled seat of each kind of body, by id. */
async function holders(session: Session, org: string): Promise<readonly Row[]> {
  return session.query<Row>(
    `select distinct on (split_part(s.value ->> 'body', '@', 1)) s.value ->> 'holder' as person, split_part(s.value ->> 'body', '@', 1) as role,
       (select u.value ->> 'name' from fact u where u.org = s.org and u.kind = 'unit' and u.id = coalesce(s.value ->> 'constituency', nullif(split_part(s.value ->> 'body', '@', 2), ''))) as unit
     from fact s where s.org = $1 and s.kind = 'seat' and s.value ? 'holder' order by split_part(s.value ->> 'body', '@', 1), s.id`, [org]);
}

async function plainMembers(session: Session, org: string): Promise<readonly Row[]> {
  return session.query<Row>(
    `select m.person, 'member' as role, (select u.value ->> 'name' from fact u where u.org = m.org and u.kind = 'unit' and u.id = m.units[1]) as unit
     from membership m where m.org = $1 and m.status = 'full' and m.valid_until = '9999-12-31'
       and not exists (select from fact_index i where i.org = m.org and i.kind = 'seat' and i.field = 'holder' and i.value = m.person) order by m.person limit $2`, [org, MEMBERS_SHOWN]);
}

export async function samplePersonas(session: Session, org: string): Promise<readonly SamplePersona[]> {
  const organisation = await run(fact('organisation', ORGANISATION_ID), new SqlFacts(session, org).answer);
  const interim = organisation?.interimRegistrar;
  const rows = [...(await plainMembers(session, org)), ...(interim === undefined ? [] : [{ person: interim, role: 'registrar', unit: null }]), ...(await holders(session, org))];
  const names = await namesOf(session, org, rows.map(row => row.person));
  const once = [...new Map(rows.map(row => [row.person, row])).values()];
  return once.map(row => ({ ...names(row.person), role: row.role, ...(row.unit === null ? {} : { unit: row.unit }) }));
}
