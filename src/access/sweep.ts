/** Removes what can never be used again. Correctness does not depend on it: every read checks its own end. */
import type { AccessContext } from './context.ts';

const KEPT_AFTER_END = 30 * 24 * 60 * 60 * 1000;

/** Codes and tokens stay a month after their end, so that their holders are told why they are refused. */
export async function sweep({ database, clock, times }: AccessContext): Promise<void> {
  const now = clock();
  await database.pool.query('delete from ceremony where expires_at <= $1', [now]);
  await database.pool.query('delete from session where expires_at <= $1 or seen_at <= $2', [now, now - times.sessionIdles]);
  await database.pool.query('delete from entry_code where expires_at <= $1 or revoked_at <= $1', [now - KEPT_AFTER_END]);
  await database.pool.query('delete from api_token where expires_at <= $1 or revoked_at <= $1', [now - KEPT_AFTER_END]);
}
