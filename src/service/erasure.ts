/**
 * Erasing a person (House Rule H11). Gone for good: name, number and contacts, also those corrected, candidacy statements, documents filed
 * under the person, attributes of every standing, letters and the link to an account. What stays is an id that leads
 * to nobody. The record keeps the lines it was sealed with: they hold ids, dates and attributes, and never a name.
 */
import type { ActKey, PersonId } from '#assembly/ids.ts';
import type { Refusal } from '#assembly/judgement.ts';
import type { Result } from '#kernel/result.ts';
import type { Session } from '#store/assembly/session.ts';
import type { Assembly } from './assembly.ts';
import { dropWaiting } from './imports/stored-import.ts';

/** What erasing needs of the room that knows accounts. Both may be called again. */
export interface AccountDoor {
  unlinkPerson(org: string, person: string): Promise<boolean>;
  revokeCodes(org: string, person: string): Promise<number>;
}

export interface Erasing {
  readonly keeper: PersonId;
  readonly person: PersonId;
  readonly reason: 'left' | 'asked';
  readonly key: string;
}

export interface Erased {
  /** Texts removed. */
  readonly documents: number;
  readonly repeated: boolean;
}

/** Refused while the person is a member, holds a seat, keeps the roll, or has part in an open appeal. */
export async function erasePerson(assembly: Assembly, accounts: AccountDoor, org: string, { keeper, person, reason, key }: Erasing): Promise<Result<Erased, Refusal>> {
  const erased = await assembly.together(org, async ({ session, act }): Promise<Erased> => {
    const { repeated } = await act({ key: key as ActKey, kind: 'erase-person', by: { as: 'person', person: keeper }, content: { person, reason } });
    if (repeated) return { documents: 0, repeated };
    return { documents: await removeTraces(session, org, person), repeated };
  });
  // After the commit, and again when the act is repeated: a process that stopped in between leaves no way in.
  if (erased.ok) {
    await accounts.revokeCodes(org, person);
    await accounts.unlinkPerson(org, person);
  }
  return erased;
}

async function removeTraces(session: Session, org: string, person: PersonId): Promise<number> {
  for (const table of ['particulars', 'former_particulars', 'roll_note']) await session.query(`delete from ${table} where org = $1 and person = $2`, [org, person]);
  // Files that wait to be applied may name the person.
  await dropWaiting(session, org);
  const statements = `select c.value ->> 'statement' from fact f, jsonb_array_elements(f.value -> 'candidates') c
    where f.org = $1 and f.kind = 'election' and c.value ->> 'person' = $2 and c.value ->> 'statement' is not null`;
  const documents = await session.query(`delete from document where org = $1 and (about = $2 or ref in (${statements})) returning ref`, [org, person]);
  return documents.length;
}
