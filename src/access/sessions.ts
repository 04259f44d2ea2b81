/** Sessions: a random key in the browser's cookie, its HMAC in the database, ended by time or by revocation. */
import type { AccessContext } from './context.ts';
import type { Queries } from './database.ts';
import type { AccountId, Factor, SessionId } from './identity.ts';
import { newId, newSecretText } from './keys.ts';

export interface NewSession {
  readonly account: AccountId;
  readonly factor: Factor;
  readonly secondFactor: boolean;
  /** Where letters opened it, their organisations; null where it speaks for all of the account. */
  readonly orgs: readonly string[] | null;
  /** What the person will recognise in the list of sessions. Never an address. */
  readonly device: string;
}

export interface OpenedSession {
  readonly session: SessionId;
  readonly account: AccountId;
  /** The secret for the cookie; it is not kept anywhere else. */
  readonly key: string;
  readonly expiresAt: number;
}

export interface ListedSession {
  readonly session: SessionId;
  readonly factor: Factor;
  readonly device: string;
  readonly signedInAt: number;
  readonly seenAt: number;
}

export async function openSession(queries: Queries, context: AccessContext, opening: NewSession): Promise<OpenedSession> {
  const now = context.clock();
  const key = newSecretText(context.entropy);
  const session = newId(context.entropy) as SessionId;
  const expiresAt = now + context.times.sessionLasts;
  await queries.query({
    name: 'access-open-session',
    text: `insert into session (id, account, key_hash, rotated_at, factor, second_factor, device, signed_in_at, seen_at, expires_at, orgs)
           values ($1, $2, $3, $4, $5, $6, $7, $4, $4, $8, $9)`,
    values: [session, opening.account, context.keys.digest('session', key), now, opening.factor, opening.secondFactor, opening.device.slice(0, 120), expiresAt, opening.orgs],
  });
  return { session, account: opening.account, key, expiresAt };
}

export async function listSessions({ database, clock, times }: AccessContext, account: AccountId): Promise<readonly ListedSession[]> {
  const { rows } = await database.pool.query(
    `select id, factor, device, signed_in_at, seen_at from session
     where account = $1 and expires_at > $2 and seen_at > $3 order by seen_at desc, id`,
    [account, clock(), clock() - times.sessionIdles]);
  return rows.map(row => ({
    session: row.id, factor: row.factor, device: row.device, signedInAt: Number(row.signed_in_at), seenAt: Number(row.seen_at),
  }));
}

/** False when the account has no such session. */
export async function revokeSession({ database, forget }: AccessContext, account: AccountId, session: string): Promise<boolean> {
  const { rowCount } = await database.pool.query('delete from session where account = $1 and id = $2', [account, session]);
  forget(account);
  return rowCount === 1;
}

export async function revokeSessions({ database, forget }: AccessContext, account: AccountId, except?: SessionId): Promise<number> {
  const { rowCount } = await database.pool.query('delete from session where account = $1 and id <> $2', [account, except ?? '']);
  forget(account);
  return rowCount ?? 0;
}

/** The second factor was shown inside a running session, when it was enrolled. */
export async function raiseSession({ database, forget }: AccessContext, account: AccountId, session: SessionId): Promise<void> {
  await database.pool.query('update session set second_factor = true where id = $1', [session]);
  forget(account);
}

/**
 * A new key for a session whose key is old, or undefined when it is young enough. The former key works
 * a little longer, because other requests of the same page are under way with it.
 */
export async function rotateSession(context: AccessContext, session: SessionId): Promise<string | undefined> {
  const now = context.clock();
  const key = newSecretText(context.entropy);
  const { rowCount } = await context.database.pool.query(
    `update session set former_hash = key_hash, key_hash = $2, rotated_at = $3 where id = $1 and rotated_at <= $4`,
    [session, context.keys.digest('session', key), now, now - context.times.keyLasts]);
  return rowCount === 1 ? key : undefined;
}
