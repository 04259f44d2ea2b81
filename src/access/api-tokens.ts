/** Tokens for the command line: shown once, kept as an HMAC, limited to scopes, ended by time or revocation. */
import type { AccessContext } from './context.ts';
import type { AccountId } from './identity.ts';
import { newId, newSecretText } from './keys.ts';
import { TOKEN_PREFIX } from './who-is.ts';

export interface TokenTerms {
  /** What its owner calls it. */
  readonly name: string;
  /** What it may do beside reading what its owner may read: `acts` changes things. */
  readonly scopes: readonly string[];
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export interface ListedToken extends TokenTerms {
  readonly id: string;
  readonly createdAt: number;
  readonly usedAt: number | undefined;
}

export async function issueToken(context: AccessContext, account: AccountId, terms: TokenTerms): Promise<{ readonly id: string; readonly token: string }> {
  const id = newId(context.entropy);
  const token = TOKEN_PREFIX + newSecretText(context.entropy);
  await context.database.pool.query(
    'insert into api_token (id, account, hash, name, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, account, context.keys.digest('token', token), terms.name, terms.scopes, context.clock(), terms.expiresAt]);
  return { id, token };
}

export async function listTokens({ database, clock }: AccessContext, account: AccountId): Promise<readonly ListedToken[]> {
  const { rows } = await database.pool.query(
    `select id, name, scopes, created_at, expires_at, used_at from api_token
     where account = $1 and revoked_at is null and expires_at > $2 order by created_at, id`, [account, clock()]);
  return rows.map(row => ({
    id: row.id, name: row.name, scopes: row.scopes, createdAt: Number(row.created_at), expiresAt: Number(row.expires_at),
    usedAt: row.used_at === null ? undefined : Number(row.used_at),
  }));
}

/** False when the account has no such token, or it was revoked before. */
export async function revokeToken({ database, clock, forget }: AccessContext, account: AccountId, id: string): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    'update api_token set revoked_at = $3 where account = $1 and id = $2 and revoked_at is null', [account, id, clock()]);
  forget(account);
  return rowCount === 1;
}
