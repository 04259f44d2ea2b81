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
import type { AccountId, Factor, SessionIdentity } from './identity.ts';
import type { AccessRefusal } from './refusal.ts';

export interface CodeEntry {
  readonly typed: string;
  readonly device: string;
  /** The session whose account asks to stand for the person as well: a member of two organisations with one sign-in. */
  readonly joining?: Joining | undefined;
  /** Whoever is signed in. */
  readonly caller?: AccountId | undefined;
}

type Joining = Pick<SessionIdentity, 'account' | 'orgs' | 'sample'>;

const FACTORS: Readonly<Record<CodePurpose, Factor>> = {
  letter: 'letter', link: 'link', email: 'email', 'verify-email': 'email', setup: 'setup',
};

export async function redeemCode(context: AccessContext, entry: CodeEntry): Promise<Result<SignIn, AccessRefusal>> {
  const found = await findCode(context, entry.typed);
  if (!found.ok) return found;
  // Anybody can have a confirmation sent to anybody. Opened elsewhere it would sign its reader in to the account of whoever asked for it.
  if (found.value.purpose === 'verify-email' && found.value.account !== entry.caller) return err({ code: 'confirm-where-asked' });
  const joining = joinable(found.value, entry.joining);
  try {
    return await redeem(context, found.value, { ...entry, joining });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  if (found.value.purpose === 'verify-email') return err({ code: 'email-taken' });
  if (joining !== undefined) return err({ code: 'already-linked' });
  // Two devices showed the same letter for the first time at once; the other one made the account.
  const again = await findCode(context, entry.typed);
  return again.ok ? redeem(context, again.value, { ...entry, joining }) : again;
}

/** Only a code of a person joins an account, and the sample, which anybody enters, joins nobody's own: such a code signs in by itself. */
function joinable(found: FoundCode, joining: Joining | undefined): Joining | undefined {
  return found.person !== null && found.sample === joining?.sample ? joining : undefined;
}

async function redeem(context: AccessContext, found: FoundCode, { joining, device }: CodeEntry): Promise<Result<SignIn, AccessRefusal>> {
  if (joining !== undefined && found.personAccount !== null && found.personAccount !== joining.account) return err({ code: 'already-linked' });
  const signIn = await context.commit<Result<SignIn, AccessRefusal>>(async queries => {
    if (!await consume(queries, context, found.id)) return err({ code: 'code-used' });
    const account = await accountFor(queries, context, found, joining?.account);
    return ok(await afterFirstFactor(queries, context, { account, factor: FACTORS[found.purpose], orgs: orgsOf(found, joining), device }));
  });
  if (joining !== undefined) context.forget(joining.account);
  return signIn;
}

/** What the session may speak for: a letter adds its organisation to what was shown before. */
function orgsOf({ org }: FoundCode, joining: Joining | undefined): readonly string[] | null {
  if (org === null || joining?.orgs === null) return null;
  return [...new Set([...(joining?.orgs ?? []), org])];
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
