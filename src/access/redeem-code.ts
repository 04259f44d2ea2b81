/** A code is shown: who comes in, and as whom. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { createAccount, linkRow } from './accounts.ts';
import type { AccessContext } from './context.ts';
import { isTaken } from './database.ts';
import type { Queries } from './database.ts';
import type { CodePurpose } from './entry-codes.ts';
import { findCode } from './find-code.ts';
import type { FoundCode } from './find-code.ts';
import { afterFirstFactor } from './first-factor.ts';
import type { SignIn } from './first-factor.ts';
import type { AccountId, Factor } from './identity.ts';
import type { AccessRefusal } from './refusal.ts';

export interface CodeEntry {
  readonly typed: string;
  readonly device: string;
  /** The account that asks to stand for the person as well: a member of two organisations with one sign-in. */
  readonly joining?: AccountId | undefined;
}

const FACTORS: Readonly<Record<CodePurpose, Factor>> = {
  letter: 'letter', link: 'link', email: 'email', 'verify-email': 'email', setup: 'setup',
};

export async function redeemCode(context: AccessContext, entry: CodeEntry): Promise<Result<SignIn, AccessRefusal>> {
  const found = await findCode(context, entry.typed);
  if (!found.ok) return found;
  try {
    return await redeem(context, found.value, entry);
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  if (found.value.purpose === 'verify-email') return err({ code: 'email-taken' });
  if (entry.joining !== undefined) return err({ code: 'already-linked' });
  // Two devices showed the same letter for the first time at once; the other one made the account.
  const again = await findCode(context, entry.typed);
  return again.ok ? redeem(context, again.value, entry) : again;
}

async function redeem(context: AccessContext, found: FoundCode, entry: CodeEntry): Promise<Result<SignIn, AccessRefusal>> {
  if (entry.joining !== undefined && found.personAccount !== null && found.personAccount !== entry.joining) return err({ code: 'already-linked' });
  const signIn = await context.commit<Result<SignIn, AccessRefusal>>(async queries => {
    if (!await consume(queries, context, found.id)) return err({ code: 'code-used' });
    const account = await accountFor(queries, context, found, entry.joining);
    return ok(await afterFirstFactor(queries, context, { account, factor: FACTORS[found.purpose], device: entry.device }));
  });
  if (entry.joining !== undefined) context.forget(entry.joining);
  return signIn;
}

/** False when another request used it up, or it was revoked, in the meantime. */
async function consume(queries: Queries, { clock }: AccessContext, code: string): Promise<boolean> {
  const { rowCount } = await queries.query({
    name: 'access-consume-code',
    text: `update entry_code set used_at = $2, uses_left = uses_left - 1
           where id = $1 and revoked_at is null and expires_at > $2 and (uses_left is null or uses_left > 0)`,
    values: [code, clock()],
  });
  return rowCount === 1;
}

async function accountFor(queries: Queries, context: AccessContext, found: FoundCode, joining: AccountId | undefined): Promise<AccountId> {
  if (found.account !== null) {
    if (found.purpose === 'verify-email') await queries.query('update account set email = $2 where id = $1', [found.account, found.email]);
    return found.account as AccountId;
  }
  if (found.personAccount !== null) return found.personAccount as AccountId;
  const account = joining ?? await createAccount(queries, context, { operator: found.purpose === 'setup' });
  if (found.org !== null && found.person !== null) {
    await linkRow(queries, context, account, { org: found.org, person: found.person });
  }
  return account;
}
