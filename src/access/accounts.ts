/** Accounts and the persons they stand for: one account per person, one person per organisation and account. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { oneTransaction } from '#store/one-transaction.ts';
import type { AccessContext } from './context.ts';
import { isTaken } from './database.ts';
import type { Queries } from './database.ts';
import type { AccountId, PersonLink } from './identity.ts';
import { newId } from './keys.ts';
import type { AccessRefusal } from './refusal.ts';

export async function createAccount(queries: Queries, { entropy, clock }: AccessContext, { operator }: { readonly operator: boolean }): Promise<AccountId> {
  const account = newId(entropy) as AccountId;
  await queries.query({
    name: 'access-create-account',
    text: 'insert into account (id, operator, created_at) values ($1, $2, $3)',
    values: [account, operator, clock()],
  });
  return account;
}

/** Throws a unique violation when the person has an account or the account a person there. */
export async function linkRow(queries: Queries, { clock }: AccessContext, account: AccountId, { org, person }: PersonLink): Promise<void> {
  await queries.query({
    name: 'access-link-person',
    text: 'insert into account_person (org, person, account, linked_at) values ($1, $2, $3, $4)',
    values: [org, person, account, clock()],
  });
}

export async function linkPerson(context: AccessContext, account: AccountId, link: PersonLink): Promise<Result<void, AccessRefusal>> {
  try {
    await oneTransaction(context.database.pool, queries => linkRow(queries, context, account, link));
  } catch (error) {
    if (isTaken(error)) return err({ code: 'already-linked' });
    throw error;
  }
  context.forget(account);
  return ok(undefined);
}

/** The person leaves the account: their letters still open a new one. False when there was no link. */
export async function unlinkPerson({ database, forget }: AccessContext, { org, person }: PersonLink): Promise<boolean> {
  const { rows } = await database.pool.query('delete from account_person where org = $1 and person = $2 returning account', [org, person]);
  for (const row of rows) forget(row.account);
  return rows.length === 1;
}

export async function accountOf({ database }: AccessContext, { org, person }: PersonLink): Promise<AccountId | undefined> {
  const { rows } = await database.pool.query('select account from account_person where org = $1 and person = $2', [org, person]);
  return rows[0]?.account;
}

/** What an account can sign in with; shown to its owner only. */
export interface WaysIn {
  readonly login: string | null;
  readonly email: string | null;
  readonly password: boolean;
  readonly passkeys: number;
  readonly secondFactor: boolean;
}

export async function waysIn({ database }: AccessContext, account: AccountId): Promise<WaysIn> {
  const { rows } = await database.pool.query(
    `select a.login, a.email, exists (select from account_password where account = a.id) as password,
            (select count(*)::int from passkey where account = a.id) as passkeys,
            exists (select from account_totp where account = a.id and confirmed_at is not null) as "secondFactor"
     from account a where a.id = $1`, [account]);
  return rows[0];
}

/** The name a person types: without case, without spaces around it, the same on every keyboard. */
export function normalLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
