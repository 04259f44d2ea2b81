/** Names of persons for pages; erased ones keep their marks and lose their names. */
import type { Session } from '#store/assembly/session.ts';

export const ERASED_NAME = 'erased member';

export interface NamedPerson {
  readonly person: string;
  readonly name: string;
}

export type Names = (person: string) => NamedPerson;

export async function namesOf(session: Session, org: string, persons: Iterable<string | undefined>): Promise<Names> {
  const wanted = [...new Set([...persons].filter(person => person !== undefined))];
  const rows = wanted.length === 0 ? [] : await session.query<{ person: string; name: string }>('select person, name from particulars where org = $1 and person = any($2::text[])', [org, wanted]);
  const known = new Map(rows.map(row => [row.person, row.name]));
  return person => ({ person, name: known.get(person) ?? ERASED_NAME });
}
