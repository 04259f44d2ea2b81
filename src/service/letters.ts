/** Printable letters: a code for each person of the roll that is named, or of a unit. */
import type { Access } from '#access/access.ts';
import { ERASED_NAME } from './names.ts';
import type { Reading } from './reading.ts';
import { unitNames } from './views/bodies.ts';

export interface Letter {
  readonly person: string;
  readonly name: string;
  readonly unit: string | null;
  readonly code: string;
  readonly link: string;
}

export type LetterTo = { readonly persons: readonly string[] } | { readonly unit: string };

/** Persons who are not on the roll of the organisation get none. */
export async function issueLetters(reading: Reading, access: Access, to: LetterTo): Promise<readonly Letter[]> {
  const { session, org, rules, at } = reading;
  const rows = await session.query<{ person: string; name: string | null; units: string[] }>(
    `select m.person, p.name, m.units from membership m left join particulars p on p.org = m.org and p.person = m.person
     where m.org = $1 and m.valid_from <= $2 and m.valid_until > $2 and m.status not in ('left', 'expelled')
       and ($3::text[] is null or m.person = any($3)) and ($4::text is null or m.units && (select array_agg(w.unit) from unit_within w where w.org = $1 and w.ancestor = $4))
     order by lower(p.name) nulls last, m.person`,
    [org, rules.calendar.dayOf(at), 'persons' in to ? to.persons : null, 'unit' in to ? to.unit : null]);
  const names = await unitNames(reading, rows.map(row => row.units[0]));
  const codes = new Map((await access.issueCodes(org, rows.map(row => row.person))).map(code => [code.person, code]));
  return rows.map(row => ({ person: row.person, name: row.name ?? ERASED_NAME, unit: names(row.units[0]) ?? null, code: codes.get(row.person)?.code ?? '', link: codes.get(row.person)?.link ?? '' }));
}
