/** Names, numbers and contacts of persons: erasable, and known to the record by salted commitment only. */
import { randomBytes } from 'node:crypto';
import { commitParticulars, SALT_BYTES } from '#record/commitment.ts';
import type { Session } from '#store/assembly/session.ts';

export interface Particulars {
  readonly person: string;
  readonly name: string;
  readonly number?: string;
  readonly email?: string;
}

export interface CommittedParticulars extends Particulars {
  readonly ref: string;
}

/** Writes or replaces particulars and gives back their commitments, in order. */
export async function writeParticulars(session: Session, org: string, rows: readonly Particulars[]): Promise<readonly CommittedParticulars[]> {
  const committed = rows.map(row => {
    const salt = randomBytes(SALT_BYTES);
    const { person: _, ...known } = row;
    return { ...row, salt, ref: commitParticulars({ ...known }, salt) };
  });
  await session.query(
    `insert into particulars (org, person, ref, salt, name, number, email)
     select $1, n.person, n.ref, n.salt, n.name, n.number, n.email from unnest($2::text[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[]) n(person, ref, salt, name, number, email)
     on conflict (org, person) do update set ref = excluded.ref, salt = excluded.salt, name = excluded.name, number = excluded.number, email = excluded.email`,
    [org, committed.map(row => row.person), committed.map(row => row.ref), committed.map(row => row.salt), committed.map(row => row.name), committed.map(row => row.number ?? null), committed.map(row => row.email ?? null)]);
  return committed;
}
