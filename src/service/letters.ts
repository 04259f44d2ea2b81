/** Ways in for each person of the roll that is named, or of a unit: a code on a printed letter, or a link by mail. */
import type { Access } from '#access/access.ts';
import { err, ok, type Result } from '#kernel/result.ts';
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

interface Addressee {
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly units: readonly string[];
}

/** Persons who are not on the roll of the organisation get none. */
function addressees({ session, org, rules, at }: Reading, to: LetterTo): Promise<readonly Addressee[]> {
  return session.query<Addressee & Record<string, unknown>>(
    `select m.person, p.name, p.email, m.units from membership m left join particulars p on p.org = m.org and p.person = m.person
     where m.org = $1 and m.valid_from <= $2 and m.valid_until > $2 and m.status not in ('left', 'expelled')
       and ($3::text[] is null or m.person = any($3)) and ($4::text is null or m.units && (select array_agg(w.unit) from unit_within w where w.org = $1 and w.ancestor = $4))
     order by lower(p.name) nulls last, m.person`,
    [org, rules.calendar.dayOf(at), 'persons' in to ? to.persons : null, 'unit' in to ? to.unit : null]);
}

export async function issueLetters(reading: Reading, access: Access, to: LetterTo): Promise<readonly Letter[]> {
  const rows = await addressees(reading, to);
  const names = await unitNames(reading, rows.map(row => row.units[0]));
  const codes = new Map((await access.issueCodes(reading.org, rows.map(row => row.person))).map(code => [code.person, code]));
  return rows.map(row => ({ person: row.person, name: row.name ?? ERASED_NAME, unit: names(row.units[0]) ?? null, code: codes.get(row.person)?.code ?? '', link: codes.get(row.person)?.link ?? '' }));
}

export interface Invited {
  readonly invited: number;
  /** Who has no e-mail address on the roll, and wants a letter on paper. */
  readonly without: readonly { readonly person: string; readonly name: string }[];
}

export async function inviteByMail(reading: Reading, access: Access, to: LetterTo): Promise<Result<Invited, 'mail-not-configured' | 'mail-unavailable'>> {
  // Anybody may be the keeper of the sample's roll, and would send mail to whom they like.
  if (reading.sample) return err('mail-not-configured');
  const rows = (await addressees(reading, to)).map(row => ({ ...row, name: row.name ?? ERASED_NAME }));
  const reachable = rows.flatMap(({ person, name, email }) => (email === null ? [] : [{ person, name, email }]));
  const { org, name: organisation, rules: { law } } = reading;
  const sent = await access.sendInvitations({ org, organisation, language: law.language === 'ru' ? 'ru' : 'en', to: reachable });
  if (!sent.ok) return err(sent.error.code === 'mail-not-configured' ? 'mail-not-configured' : 'mail-unavailable');
  return ok({ invited: reachable.length, without: rows.filter(row => row.email === null).map(({ person, name }) => ({ person, name })) });
}
