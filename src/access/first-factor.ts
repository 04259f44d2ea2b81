/** What follows a first factor: a session, or a ceremony that waits for the second. */
import type { AccessContext } from './context.ts';
import type { Queries } from './database.ts';
import type { AccountId, Factor } from './identity.ts';
import { newSecretText } from './keys.ts';
import { openSession } from './sessions.ts';
import type { OpenedSession } from './sessions.ts';

export interface ShownFactor {
  readonly account: AccountId;
  readonly factor: Factor;
  /** The organisations whose letters were shown; null for a factor of the account's own. */
  readonly orgs: readonly string[] | null;
  readonly device: string;
}

export type SignIn =
  | { readonly stage: 'signed-in'; readonly opened: OpenedSession }
  /** `ceremony` is a secret for the cookie; without it a second factor opens nothing. */
  | { readonly stage: 'second-factor-needed'; readonly ceremony: string };

/** An enrolled second factor is asked for after every first one, letters and mails included, except a passkey. */
export async function afterFirstFactor(queries: Queries, context: AccessContext, shown: ShownFactor): Promise<SignIn> {
  const byPasskey = shown.factor === 'passkey';
  if (byPasskey || !await hasSecondFactor(queries, shown.account)) {
    return { stage: 'signed-in', opened: await openSession(queries, context, { ...shown, secondFactor: byPasskey }) };
  }
  const ceremony = newSecretText(context.entropy);
  await queries.query(
    `insert into ceremony (hash, kind, account, factor, orgs, expires_at) values ($1, 'second-factor', $2, $3, $4, $5)`,
    [context.keys.digest('ceremony', ceremony), shown.account, shown.factor, shown.orgs, context.clock() + context.times.ceremonyLasts]);
  return { stage: 'second-factor-needed', ceremony };
}

async function hasSecondFactor(queries: Queries, account: AccountId): Promise<boolean> {
  const { rowCount } = await queries.query({
    name: 'access-has-second-factor',
    text: 'select from account_totp where account = $1 and confirmed_at is not null',
    values: [account],
  });
  return rowCount === 1;
}
