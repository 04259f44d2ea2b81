/**
 * Signing in with a login name or e-mail address and a password, and setting the password.
 * An unknown name costs the same scrypt run, counts the same failures and gets the same answer.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { oneTransaction } from '#store/one-transaction.ts';
import { normalLogin } from './accounts.ts';
import type { AccessContext } from './context.ts';
import { isTaken } from './database.ts';
import { afterFirstFactor } from './first-factor.ts';
import type { SignIn } from './first-factor.ts';
import type { AccountId, SessionIdentity } from './identity.ts';
import { newId } from './keys.ts';
import { LEAST_PASSWORD_CHARACTERS, decoyHash, hashPassword, passwordMatches } from './password.ts';
import type { AccessRefusal } from './refusal.ts';
import { revokeSessions } from './sessions.ts';

export interface PasswordEntry {
  readonly login: string;
  readonly password: string;
  readonly device: string;
  /** The mark this browser was given at an earlier sign-in. */
  readonly mark: string | undefined;
}

/** Each run takes 32 MiB and a tenth of a second of a core; more than this waiting would only time out. */
const MOST_HASHING = 64;
let hashing = 0;

export async function signInWithPassword(context: AccessContext, entry: PasswordEntry): Promise<Result<SignIn, AccessRefusal>> {
  const login = normalLogin(entry.login);
  const { rows: [row] } = await context.database.pool.query(
    'select a.id, p.hash from account a left join account_password p on p.account = a.id where a.login = $1 or a.email = $1', [login]);
  const limited = limitKey(context, login, row?.id, entry.mark);
  if (hashing >= MOST_HASHING) return err({ code: 'server-busy' });
  const wait = await context.limits.password.attempt(limited);
  if (wait > 0) return err({ code: 'too-many-attempts', wait });
  const matches = await counted(() => passwordMatches(entry.password, row?.hash ?? decoyHash(context.entropy, context.passwordCost)));
  if (!matches || !row?.hash) return err({ code: 'sign-in-failed' });
  await context.limits.password.clear(limited);
  return ok(await context.commit(queries =>
    afterFirstFactor(queries, context, { account: row.id, factor: 'password', orgs: null, device: entry.device })));
}

/** A browser known to the account is counted apart: strangers who fail on purpose cannot shut its owner out. */
function limitKey(context: AccessContext, login: string, account: string | undefined, mark: string | undefined): string {
  return account !== undefined && mark !== undefined && markFits(context, account, mark) ? `${login}\n${mark}` : login;
}

export function newDeviceMark(context: AccessContext, account: AccountId): string {
  const nonce = newId(context.entropy);
  return `${nonce}.${markProof(context, account, nonce).toString('base64url')}`;
}

function markFits(context: AccessContext, account: string, mark: string): boolean {
  const [nonce = '', proof = ''] = mark.split('.');
  const expected = markProof(context, account, nonce);
  const shown = Buffer.from(proof, 'base64url');
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

function markProof({ keys }: AccessContext, account: string, nonce: string): Buffer {
  return keys.digest('device', `${account}\n${nonce}`);
}

async function counted<T>(work: () => Promise<T>): Promise<T> {
  hashing++;
  try {
    return await work();
  } finally {
    hashing--;
  }
}

export interface NewPassword {
  readonly password: string;
  /** Needed once, when the account has neither a login name nor an e-mail address. */
  readonly login?: string | undefined;
}

/** Ends every other session: whoever changes a password may be shutting somebody out. */
export async function setPassword(context: AccessContext, by: SessionIdentity, { password, login }: NewPassword): Promise<Result<void, AccessRefusal>> {
  if ([...password].length < LEAST_PASSWORD_CHARACTERS) return err({ code: 'password-too-short', least: LEAST_PASSWORD_CHARACTERS });
  // An address as a name would stand before the account whose address it is, and lock its owner out.
  if (login?.normalize('NFKC').includes('@') === true) return err({ code: 'login-is-address' });
  if (hashing >= MOST_HASHING) return err({ code: 'server-busy' });
  const hash = await counted(() => hashPassword(password, context.entropy, context.passwordCost));
  const outcome = await storePassword(context, by.account, hash, login === undefined ? undefined : normalLogin(login));
  if (outcome.ok) await revokeSessions(context, by.account, by.session);
  return outcome;
}

async function storePassword(context: AccessContext, account: AccountId, hash: string, login: string | undefined): Promise<Result<void, AccessRefusal>> {
  try {
    return await oneTransaction(context.database.pool, async queries => {
      const { rows: [row] } = await queries.query(
        'update account set login = coalesce($2, login) where id = $1 returning login, email', [account, login]);
      if (row.login === null && row.email === null) return err({ code: 'login-needed' });
      await queries.query(
        `insert into account_password (account, hash, set_at) values ($1, $2, $3)
         on conflict (account) do update set hash = excluded.hash, set_at = excluded.set_at`, [account, hash, context.clock()]);
      return ok(undefined);
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: 'login-taken' });
    throw error;
  }
}
