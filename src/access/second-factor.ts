/**
 * The second factor: a code of an authenticator app, or one of ten printed recovery codes.
 * A code is accepted once: the time step of the last accepted code is kept, and must grow.
 * @see RFC 6238, 5.2 (a code must not be accepted twice)
 */
import { Secret, TOTP } from 'otpauth';
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { oneTransaction } from '#store/one-transaction.ts';
import type { AccessContext } from './context.ts';
import type { Queries } from './database.ts';
import type { AccountId, Factor, SessionIdentity } from './identity.ts';
import { formatPrintedCode, newPrintedCode, parsePrintedCode } from './printed-code.ts';
import type { AccessRefusal } from './refusal.ts';
import { openSession, raiseSession, revokeSessions } from './sessions.ts';
import type { OpenedSession } from './sessions.ts';

const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;

export interface Enrolment {
  /** For the QR code of the authenticator app. */
  readonly uri: string;
  /** The same secret for typing. */
  readonly secret: string;
}

/** Begins enrolment, or begins it anew; nothing is asked for until {@link confirmSecondFactor}. */
export async function enrolSecondFactor(context: AccessContext, account: AccountId, label: string): Promise<Result<Enrolment, AccessRefusal>> {
  const bytes = context.entropy(SECRET_BYTES);
  const { rowCount } = await context.database.pool.query(
    `insert into account_totp (account, secret) values ($1, $2)
     on conflict (account) do update set secret = excluded.secret where account_totp.confirmed_at is null`,
    [account, context.keys.encrypt(bytes)]);
  if (rowCount !== 1) return err({ code: 'already-enrolled' });
  const totp = totpOf(bytes, label);
  return ok({ uri: totp.toString(), secret: totp.secret.base32 });
}

/** The app shows the right code: from now on it is asked for. The recovery codes are told once. */
export async function confirmSecondFactor(context: AccessContext, by: SessionIdentity, code: string): Promise<Result<readonly string[], AccessRefusal>> {
  const accepted = await acceptTotp(context, by.account, code, 'unconfirmed');
  if (!accepted.ok) return accepted;
  const codes = Array.from({ length: RECOVERY_CODES }, () => newPrintedCode(context.entropy));
  await oneTransaction(context.database.pool, async queries => {
    await queries.query('update account_totp set confirmed_at = $2 where account = $1', [by.account, context.clock()]);
    await queries.query('delete from recovery_code where account = $1', [by.account]);
    await queries.query(`insert into recovery_code (account, hash) select $1, decode(unnest($2::text[]), 'hex')`,
      [by.account, codes.map(text => context.keys.digest('recovery', text).toString('hex'))]);
  });
  await raiseSession(context, by.account, by.session);
  await revokeSessions(context, by.account, by.session);
  return ok(codes.map(formatPrintedCode));
}

export async function removeSecondFactor(context: AccessContext, account: AccountId, code: string): Promise<Result<void, AccessRefusal>> {
  const accepted = await acceptEither(context, account, code);
  if (!accepted.ok) return accepted;
  await oneTransaction(context.database.pool, async queries => {
    await queries.query('delete from recovery_code where account = $1', [account]);
    await queries.query('delete from account_totp where account = $1', [account]);
  });
  return ok(undefined);
}

export interface SecondFactorEntry {
  /** The secret that was given out after the first factor. */
  readonly ceremony: string;
  readonly code: string;
  readonly device: string;
}

/** Ends the ceremony with a session. A wrong code leaves the ceremony open; failures are counted by account. */
export async function finishWithSecondFactor(context: AccessContext, entry: SecondFactorEntry): Promise<Result<OpenedSession, AccessRefusal>> {
  const hash = context.keys.digest('ceremony', entry.ceremony);
  const { rows: [waiting] } = await context.database.pool.query(
    `select account from ceremony where hash = $1 and kind = 'second-factor' and expires_at > $2`, [hash, context.clock()]);
  if (waiting === undefined) return err({ code: 'ceremony-over' });
  const accepted = await acceptEither(context, waiting.account, entry.code);
  if (!accepted.ok) return accepted;
  return context.commit<Result<OpenedSession, AccessRefusal>>(async queries => {
    const ended = await endCeremony(queries, hash);
    if (ended === undefined) return err({ code: 'ceremony-over' });
    return ok(await openSession(queries, context, { ...ended, secondFactor: true, device: entry.device }));
  });
}

async function endCeremony(queries: Queries, hash: Buffer): Promise<{ account: AccountId; factor: Factor; orgs: readonly string[] | null } | undefined> {
  const { rows } = await queries.query('delete from ceremony where hash = $1 returning account, factor, orgs', [hash]);
  return rows[0];
}

async function acceptEither(context: AccessContext, account: AccountId, code: string): Promise<Result<void, AccessRefusal>> {
  const recovery = parsePrintedCode(code);
  if (recovery === undefined) return acceptTotp(context, account, code, 'confirmed');
  return limited(context, account, async () => {
    const { rowCount } = await context.database.pool.query(
      'delete from recovery_code where account = $1 and hash = $2', [account, context.keys.digest('recovery', recovery)]);
    return rowCount === 1;
  });
}

async function acceptTotp(context: AccessContext, account: AccountId, code: string, state: 'confirmed' | 'unconfirmed'): Promise<Result<void, AccessRefusal>> {
  const { rows: [row] } = await context.database.pool.query(
    'select secret from account_totp where account = $1 and (confirmed_at is not null) = $2', [account, state === 'confirmed']);
  if (row === undefined) return err({ code: 'not-enrolled' });
  return limited(context, account, async () => {
    const step = stepOf(context.keys.decrypt(row.secret), code, context.clock());
    return step !== undefined && await useStep(context, account, step);
  });
}

/** The time step of a right code, one step early or late allowed for clocks that differ. */
function stepOf(secret: Uint8Array, code: string, now: number): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code.replace(/\s/gu, ''), timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}

/** One statement, so that two requests with the same code cannot both be first. */
async function useStep({ database }: AccessContext, account: AccountId, step: number): Promise<boolean> {
  const { rowCount } = await database.pool.query('update account_totp set used_step = $2 where account = $1 and used_step < $2', [account, step]);
  return rowCount === 1;
}

async function limited({ limits: { secondFactor } }: AccessContext, account: AccountId, accept: () => Promise<boolean>): Promise<Result<void, AccessRefusal>> {
  const wait = await secondFactor.attempt(account);
  if (wait > 0) return err({ code: 'too-many-attempts', wait });
  if (!await accept()) return err({ code: 'second-factor-refused' });
  await secondFactor.clear(account);
  return ok(undefined);
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer: 'Sovet', label, period: STEP_SECONDS, secret: new Secret({ buffer }) });
}
