/** The challenge of a passkey ceremony: made for one request, kept until the answer, used once. */
import type { AccessContext } from './context.ts';
import type { AccountId } from './identity.ts';
import { newSecretText } from './keys.ts';

type PasskeyCeremony = 'passkey-registration' | 'passkey-sign-in';

/** Returns the secret by which the answer finds its challenge again. */
export async function beginCeremony(context: AccessContext, kind: PasskeyCeremony, challenge: string, account?: AccountId): Promise<string> {
  const ceremony = newSecretText(context.entropy);
  await context.database.pool.query(
    'insert into ceremony (hash, kind, account, challenge, expires_at) values ($1, $2, $3, $4, $5)',
    [context.keys.digest('ceremony', ceremony), kind, account, challenge, context.clock() + context.times.ceremonyLasts]);
  return ceremony;
}

/** The challenge, or undefined when it is over, was used, or was made for another account or purpose. */
export async function takeChallenge(context: AccessContext, kind: PasskeyCeremony, ceremony: string, account?: AccountId): Promise<string | undefined> {
  const { rows } = await context.database.pool.query(
    `delete from ceremony where hash = $1 and kind = $2 and account is not distinct from $3 and expires_at > $4 returning challenge`,
    [context.keys.digest('ceremony', ceremony), kind, account, context.clock()]);
  return rows[0]?.challenge;
}
