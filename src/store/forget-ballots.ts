/**
 * Takes off the disk what closing has deleted. A deleted ballot lies in its file until somebody rewrites it, with the
 * number of the transaction in which it was dropped, and the mark on the roll of its voter bears the same number:
 * until then whoever reads the files links them, though the box is empty.
 */
import type { Database } from './open-database.ts';

/**
 * Rewrites the boxes, which holds up casting for as long as the ballots of open polls take to copy; whether anything
 * lay there. Of the database's own log it removes in an embedded database what is before now; the log, the copies and
 * the archives of a server are in the hands of whoever runs it.
 */
export async function forgetBallots({ kind, asOwner }: Pick<Database, 'kind' | 'asOwner'>): Promise<boolean> {
  return asOwner(async client => {
    const { rows: [box] } = await client.query<{ readonly used: boolean }>("select pg_relation_size('ballot') > 0 as used");
    if (box?.used !== true) return false;
    await client.query('vacuum (full) ballot');
    if (kind === 'embedded') {
      // Segments of the log before a checkpoint are removed (`embedded.ts`); the one that is being written never is.
      await client.query('select pg_switch_wal()');
      await client.query('checkpoint');
    }
    return true;
  });
}
