/** People of a sample by what they are in it, for the page on which a visitor chooses one. */
import type { FactKind, FactTypes } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import { namesOf } from '#service/names.ts';
import type { SamplePersona } from '#service/sample-port.ts';
import type { Session } from '#store/assembly/session.ts';

export interface Role {
  readonly role: string;
  readonly person: PersonId | undefined;
  readonly unit?: string | undefined;
}

/** The facts of an organisation, asked for by kind, and its members by a condition of SQL. */
export class Facts {
  readonly session: Session;
  readonly org: string;

  constructor(session: Session, org: string) {
    this.session = session;
    this.org = org;
  }

  async all<K extends FactKind>(kind: K): Promise<readonly FactTypes[K][]> {
    return (await this.session.query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id collate "C"', [this.org, kind])).map(row => row.value);
  }

  async unitNames(units: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.session.query<{ id: string; name: string }>("select id, value ->> 'name' as name from fact where org = $1 and kind = 'unit' and id = any($2::text[])", [this.org, units]);
    return new Map(rows.map(row => [row.id, row.name]));
  }

  async members(where: string, values: readonly unknown[]): Promise<readonly PersonId[]> {
    const rows = await this.session.query<{ person: PersonId }>(
      `select m.person from membership m where m.org = $1 and m.valid_until = '9999-12-31' and ${where} order by m.person limit 40`, [this.org, ...values]);
    return rows.map(row => row.person);
  }
}

/** Roles that nobody has any more are left out, and nobody is shown twice. */
export async function shown(facts: Facts, roles: readonly Role[]): Promise<readonly SamplePersona[]> {
  const found = new Map<string, Role>();
  for (const each of roles) if (each.person !== undefined && !found.has(each.person)) found.set(each.person, each);
  const units = await facts.unitNames([...found.values()].flatMap(role => role.unit ?? []));
  const names = await namesOf(facts.session, facts.org, [...found.keys()]);
  return [...found].map(([person, { role, unit }]) => {
    const name = unit === undefined ? undefined : units.get(unit);
    return { ...names(person), role, ...(name === undefined ? {} : { unit: name }) };
  });
}
