/**
 * Whose request this is: asked on every request, several thousand times a second while a ballot is open.
 *
 * An identity is believed for a few seconds without asking the database; a revocation in this process
 * is effective at once, one in another process after those seconds. Misses are read in batches.
 */
import { batched } from './batched.ts';
import type { AccessContext } from './context.ts';
import { readCookie } from './cookies.ts';
import type { Identity } from './identity.ts';
import { readSessions, readTokens } from './identity-rows.ts';
import type { ReadIdentity } from './identity-rows.ts';

export interface WhoIs {
  whoIs(request: Request): Promise<Identity | undefined>;
  forget(account: string): void;
}

export const TOKEN_PREFIX = 'sovet_';
const BEARER = /^Bearer +(\S+)$/iu;
const MOST_KEPT = 100_000;
const MOST_KEY_CHARACTERS = 128;

export function createWhoIs(context: Omit<AccessContext, 'forget'>, sessionCookie: string): WhoIs {
  const kept = new Map<string, ReadIdentity>();
  /** Grows with every revocation: what was read before one must not be kept after it. */
  let revocations = 0;
  const read = {
    session: batched(keys => readSessions(context, keys)),
    token: batched(keys => readTokens(context, keys)),
  };

  const lookUp = async (use: 'session' | 'token', digest: string): Promise<Identity | undefined> => {
    const known = kept.get(digest);
    if (known !== undefined && context.clock() < known.until) return known.identity;
    const revocationsBefore = revocations;
    const found = await read[use](digest);
    kept.delete(digest);
    if (found === undefined || context.clock() >= found.until) return undefined;
    if (revocations === revocationsBefore) keep(kept, digest, found);
    return found.identity;
  };

  return {
    whoIs: async request => {
      const shown = credentialOf(request, sessionCookie);
      if (shown === undefined) return undefined;
      return lookUp(shown.use, context.keys.digest(shown.use, shown.secret).toString('hex'));
    },
    forget: account => {
      revocations++;
      for (const [digest, { identity }] of kept) if (identity.account === account) kept.delete(digest);
    },
  };
}

/** A request that shows a token is judged by the token alone, even when a cookie comes with it. */
function credentialOf(request: Request, sessionCookie: string): { use: 'session' | 'token'; secret: string } | undefined {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const secret = BEARER.exec(authorization)?.[1];
    return secret?.startsWith(TOKEN_PREFIX) && secret.length <= MOST_KEY_CHARACTERS ? { use: 'token', secret } : undefined;
  }
  const secret = readCookie(request, sessionCookie);
  return secret !== undefined && secret.length <= MOST_KEY_CHARACTERS ? { use: 'session', secret } : undefined;
}

function keep(kept: Map<string, ReadIdentity>, digest: string, found: ReadIdentity): void {
  if (kept.size >= MOST_KEPT) {
    const oldest = kept.keys().next();
    if (!oldest.done) kept.delete(oldest.value);
  }
  kept.set(digest, found);
}
