/** Lots: a random order of the options of a poll, drawn when it closes and kept in the act that closes it. */
import type { Poll } from '#assembly/facts.ts';
import type { Database } from '#store/open-database.ts';
import { inRandomOrder } from '#store/random-order.ts';

export async function drawLots(database: Database, org: string, poll: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ value: Poll }>("select value from fact where org = $1 and kind = 'poll' and id = $2", [org, poll]);
  // Sorted first, so that the draw does not depend on an order somebody chose.
  return inRandomOrder((rows[0]?.value.order.options.map(option => option.id) ?? []).sort());
}
