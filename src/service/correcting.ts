/**
 * Correcting one member's line of the roll (House Rule H4): the act, and beside it what it commits to. What stood before
 * stays readable to the member and the keepers of the roll until the person is erased.
 */
import { randomBytes } from 'node:crypto';
import type { ActContents, StandingCorrection } from '#assembly/act.ts';
import type { ParticularsCorrection } from '#assembly/roll-facts.ts';
import type { ActKey, DocumentRef, PersonId } from '#assembly/ids.ts';
import { refuse, type Refusal } from '#assembly/judgement.ts';
import type { Result } from '#kernel/result.ts';
import { commitParticulars, commitText, SALT_BYTES } from '#record/commitment.ts';
import type { Session } from '#store/assembly/session.ts';
import type { Together } from './act-together.ts';
import type { Assembly } from './assembly.ts';

export interface Correcting {
  readonly by: PersonId;
  readonly person: PersonId;
  readonly key: string;
  readonly reason?: string;
  /** What it should say; null: the address or the number should not be there. What is missing stays. */
  readonly particulars?: { readonly name?: string; readonly number?: string | null; readonly email?: string | null };
  readonly standing?: StandingCorrection;
}

export interface Corrected {
  readonly changed: readonly string[];
  readonly repeated: boolean;
}

interface Row { name: string; number: string | null; email: string | null; ref: string; salt: Buffer }

interface NewRow extends Row { readonly changed: ParticularsCorrection['changed'] }

/** Nothing is written when the act is refused. */
export function correctMember(assembly: Assembly, org: string, asked: Correcting): Promise<Result<Corrected, Refusal>> {
  return assembly.together(org, async (together): Promise<Corrected> => {
    const { session } = together;
    const { person, by, key, standing } = asked;
    const [row] = await session.query<Row & Record<string, unknown>>('select name, number, email, ref, salt from particulars where org = $1 and person = $2', [org, person]);
    const next = row && mended(row, asked);
    if (next && await isNumberTaken(session, org, person, next)) together.refuse(refuse('already-done', 'house-rules', { number: next.number }));
    const note = asked.reason === undefined ? undefined : noteOf(asked.reason);
    const content: ActContents['correct-member'] = {
      person, ...(note ? { reason: note.ref as DocumentRef } : {}), ...(standing ? { standing } : {}),
      ...(row && next && next.changed.length > 0 ? { particulars: { was: row.ref as DocumentRef, now: next.ref as DocumentRef, changed: next.changed } } : {}),
    };
    const { repeated } = await together.act({ key: key as ActKey, kind: 'correct-member', by: { as: 'person', person: by }, content });
    if (!repeated) await write(together, { org, person }, { row, next, note });
    return { changed: [...(next?.changed ?? []), ...(standing ? [...Object.keys(standing.attributes), ...(standing.joined === undefined ? [] : ['joined'])] : [])], repeated };
  });
}

function mended(row: Row, { particulars: to = {} }: Correcting): NewRow {
  const next = { name: to.name ?? row.name, number: to.number === undefined ? row.number : to.number, email: to.email === undefined ? row.email : to.email };
  const changed = (['name', 'number', 'email'] as const).filter(field => next[field] !== row[field]);
  const salt = randomBytes(SALT_BYTES);
  const ref = commitParticulars({ name: next.name, ...(next.number === null ? {} : { number: next.number }), ...(next.email === null ? {} : { email: next.email }) }, salt);
  return { ...next, ref, salt, changed };
}

/** A number leads an import to one member. */
async function isNumberTaken(session: Session, org: string, person: string, { number, changed }: NewRow): Promise<boolean> {
  if (number === null || !changed.includes('number')) return false;
  return (await session.query('select from particulars where org = $1 and number = $2 and person <> $3', [org, number, person])).length > 0;
}

function noteOf(text: string): { readonly ref: string; readonly salt: Buffer; readonly text: string } {
  const salt = randomBytes(SALT_BYTES);
  return { ref: commitText(text, salt), salt, text };
}

interface Written {
  readonly row: Row | undefined;
  readonly next: NewRow | undefined;
  readonly note: ReturnType<typeof noteOf> | undefined;
}

async function write({ session }: Together, { org, person }: { readonly org: string; readonly person: string }, { row, next, note }: Written): Promise<void> {
  if (note) await session.query('insert into roll_note (org, person, ref, salt, text) values ($1, $2, $3, $4, $5)', [org, person, note.ref, note.salt, note.text]);
  if (!row || !next || next.changed.length === 0) return;
  await session.query('insert into former_particulars (org, person, ref, salt, name, number, email) values ($1, $2, $3, $4, $5, $6, $7)', [org, person, row.ref, row.salt, row.name, row.number, row.email]);
  await session.query('update particulars set ref = $3, salt = $4, name = $5, number = $6, email = $7 where org = $1 and person = $2', [org, person, next.ref, next.salt, next.name, next.number, next.email]);
}
