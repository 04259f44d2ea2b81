/** Organisations of an installation, their charter versions, and the lock that orders their acts. */
import { randomBytes } from 'node:crypto';
import type { Session } from './session.ts';

export interface StoredVersion {
  readonly hash: string;
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
}

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly last_at: bigint;
  /** Where the clock of a sample stands; null where the server's clock is its own. */
  readonly stands_at: bigint | null;
}

/** Takes the organisation's lock until the transaction ends: one act is judged after another. */
export async function lockOrganisation(session: Session, org: string): Promise<OrganisationRow | undefined> {
  const [row] = await session.query<OrganisationRow>('select id, name, sample, last_at, stands_at from organisation where id = $1 for update', [org]);
  return row;
}

export async function touchOrganisation(session: Session, org: string, lastAt: number): Promise<void> {
  await session.query('update organisation set last_at = $2 where id = $1 and last_at < $2', [org, lastAt]);
}

export async function listOrganisations(session: Session): Promise<readonly OrganisationRow[]> {
  return session.query<OrganisationRow>('select id, name, sample, last_at, stands_at from organisation order by created_at, id');
}

/** A new organisation with an empty record and its own signing key. Its time begins when it is created, which for a sample may be long ago. */
export async function createOrganisation(session: Session, org: { readonly id: string; readonly name: string; readonly sample: boolean; readonly held?: boolean; readonly at: number }): Promise<void> {
  await session.query('insert into organisation (id, name, sample, held, created_at, last_at) values ($1, $2, $3, $4, $5, $5)', [org.id, org.name, org.sample, org.held ?? false, org.at]);
  await session.query("insert into record_head (org, frontier, seed) values ($1, '', $2)", [org.id, randomBytes(32)]);
}

export async function addVersion(session: Session, org: string, version: StoredVersion & { readonly salt: Uint8Array; readonly at: number }): Promise<void> {
  await session.query('insert into charter_version (org, hash, salt, file, text, readings, adopted_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [org, version.hash, version.salt, version.file, version.text, version.readings, version.at]);
}

export async function versionsOf(session: Session, org: string): Promise<readonly StoredVersion[]> {
  return session.query<StoredVersion>('select hash, file, text, readings from charter_version where org = $1 order by adopted_at, hash', [org]);
}

/** Adopted or only proposed. */
export async function versionHashes(session: Session, org: string): Promise<readonly string[]> {
  return (await session.query<{ readonly hash: string }>('select hash from charter_version where org = $1', [org])).map(({ hash }) => hash);
}

export type SampleName = 'federation' | 'rsfsr';

/** Marks a sample as played to its end. Its clock goes with the server's from now on, or stands where it is. */
export async function finishSample(session: Session, org: string, { played, standsAt }: { readonly played: SampleName; readonly standsAt?: number }): Promise<void> {
  await session.query('update organisation set played = $2, held = $3::bigint is not null, stands_at = $3 where id = $1 and sample', [org, played, standsAt ?? null]);
}

/** The last sample of this name that was played to its end. */
export async function finishedSample(session: Session, played: SampleName): Promise<string | undefined> {
  return (await session.query<{ id: string }>('select id from organisation where played = $1 order by created_at desc, id limit 1', [played]))[0]?.id;
}

/** Undefined where the clock goes with the server's. */
export async function standingClock(session: Session, org: string): Promise<number | undefined> {
  const [row] = await session.query<{ stands_at: bigint | null }>('select stands_at from organisation where id = $1', [org]);
  const stands = row?.stands_at ?? undefined;
  return stands === undefined ? undefined : Number(stands);
}

/** Never back, and never in an organisation whose clock does not stand. */
export async function moveStandingClock(session: Session, org: string, to: number): Promise<void> {
  await session.query('update organisation set stands_at = $2 where id = $1 and stands_at < $2', [org, to]);
}
