/** Ways in for each person of the roll that is named, or of a unit: a code on a printed letter, or a link by mail. */
import type { Access } from '#access/access.ts';
import type { CodeChannel } from '#assembly/roll-facts.ts';
import type { ActKey, PersonId } from '#assembly/ids.ts';
import { refuse, type Refusal } from '#assembly/judgement.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { ERASED_NAME, namesOf } from './names.ts';
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

export interface CodesAsked {
  readonly to: LetterTo;
  readonly key: string;
}

export async function issueLetters(reading: Reading, access: Access, { to, key }: CodesAsked): Promise<Result<readonly Letter[], Refusal>> {
  const rows = await addressees(reading, to);
  const recorded = await recordIssue(reading, rows, { channel: 'letter', key });
  if (!recorded.ok) return recorded;
  const names = await unitNames(reading, rows.map(row => row.units[0]));
  const codes = new Map((await access.issueCodes(reading.org, rows.map(row => row.person))).map(code => [code.person, code]));
  await tellOfCodes(reading, access, rows, 'letter');
  return ok(rows.map(row => ({ person: row.person, name: row.name ?? ERASED_NAME, unit: names(row.units[0]) ?? null, code: codes.get(row.person)?.code ?? '', link: codes.get(row.person)?.link ?? '' })));
}

/** Persons of one act. */
const MOST_OF_AN_ACT = 1_000;

/**
 * On the record before there is a code: a server that stops in between has told of one that nobody has. A key that was
 * used is refused, since codes are shown once, and issuing others under it would leave them out of the record.
 */
async function recordIssue({ assembly, org, viewer }: Reading, rows: readonly Addressee[], { channel, key }: { readonly channel: CodeChannel; readonly key: string }): Promise<Result<void, Refusal>> {
  const persons = rows.map(row => row.person as PersonId);
  return assembly.together(org, async ({ act, refuse: leave }) => {
    for (let from = 0; from < persons.length; from += MOST_OF_AN_ACT) {
      const { repeated } = await act({ key: `${key}:${from}` as ActKey, kind: 'issue-codes', by: { as: 'person', person: viewer.person }, content: { channel, persons: persons.slice(from, from + MOST_OF_AN_ACT) } });
      if (repeated) leave(refuse('already-done', 'house-rules', { of: 'codes' }));
    }
  });
}

/** From the sample, where anybody keeps the roll, no mail goes to whom they like. */
async function tellOfCodes(reading: Reading, access: Access, rows: readonly Addressee[], channel: 'letter' | 'link'): Promise<void> {
  if (reading.sample) return;
  const { session, org, name: organisation, rules: { law }, viewer } = reading;
  const by = (await namesOf(session, org, [viewer.person]))(viewer.person).name;
  access.tellOfCodes({ org, organisation, language: law.language === 'ru' ? 'ru' : 'en', by, channel, to: rows.map(row => ({ person: row.person, name: row.name ?? ERASED_NAME, email: row.email })) });
}

/** The person's codes let nobody in any more. Sessions that they opened go on until they are ended on the account page. */
export async function withdrawCodes({ assembly, org, viewer }: Reading, access: Pick<Access, 'revokeCodes'>, { person, key }: { readonly person: string; readonly key: string }): Promise<Result<{ readonly withdrawn: number }, Refusal>> {
  const outcome = await assembly.submit(org, { key: key as ActKey, kind: 'withdraw-codes', by: { as: 'person', person: viewer.person }, content: { person: person as PersonId } });
  // Also when it is repeated: a server that stopped in between leaves no way in.
  return outcome.judgement.lawful ? ok({ withdrawn: await access.revokeCodes(org, person) }) : err(outcome.judgement);
}

export interface Invited {
  readonly invited: number;
  /** Who has no e-mail address on the roll, and wants a letter on paper. */
  readonly without: readonly { readonly person: string; readonly name: string }[];
}

export async function inviteByMail(reading: Reading, access: Access, { to, key }: CodesAsked): Promise<Result<Invited, 'mail-not-configured' | 'mail-unavailable' | Refusal>> {
  // Anybody may be the keeper of the sample's roll, and would send mail to whom they like.
  if (reading.sample) return err('mail-not-configured');
  const ready = await access.mailReady();
  if (!ready.ok) return err(notSent(ready.error.code));
  const rows = (await addressees(reading, to)).map(row => ({ ...row, name: row.name ?? ERASED_NAME }));
  const reachable = rows.flatMap(({ person, name, email }) => (email === null ? [] : [{ person, name, email }]));
  const recorded = await recordIssue(reading, rows.filter(row => row.email !== null), { channel: 'mail', key });
  if (!recorded.ok) return recorded;
  const { org, name: organisation, rules: { law } } = reading;
  const sent = await access.sendInvitations({ org, organisation, language: law.language === 'ru' ? 'ru' : 'en', to: reachable });
  if (!sent.ok) return err(notSent(sent.error.code));
  await tellOfCodes(reading, access, rows.filter(row => row.email !== null), 'link');
  return ok({ invited: reachable.length, without: rows.filter(row => row.email === null).map(({ person, name }) => ({ person, name })) });
}

function notSent(code: string): 'mail-not-configured' | 'mail-unavailable' {
  return code === 'mail-not-configured' ? code : 'mail-unavailable';
}
