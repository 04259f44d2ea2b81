/** The ballots of a poll that is over, as the record has them: on the board, or among the open votes. */
import type { Choice, GroupedBallots } from '#assembly/order.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import type { Session } from './session.ts';

/** Bytes of an entry in which the poll of a board's part stands: the act comes first, and `by` and `content` are short. */
const HEAD = 2_000;

interface Part {
  readonly events: readonly [{ readonly data: { readonly ballots: readonly { readonly choice: Choice; readonly weight: number }[] } }];
}

function add(groups: Map<string, { readonly choice: Choice; heads: number; weight: number }>, choice: Choice, heads: number, weight: number): void {
  const key = JSON.stringify(choice);
  const group = groups.get(key);
  if (group) [group.heads, group.weight] = [group.heads + heads, group.weight + weight];
  else groups.set(key, { choice, heads, weight });
}

/** Equal choices together. One part of the board at a time is in memory. */
export async function ballotsOnRecord(session: Session, org: string, poll: string): Promise<readonly GroupedBallots[]> {
  const groups = new Map<string, { readonly choice: Choice; heads: number; weight: number }>();
  const parts = await session.query<{ id: bigint }>(
    `select id from entry where org = $1 and kind = 'publish-board' and position($2 in left(canonical, ${HEAD})) > 0 order by id`, [org, `"poll":${JSON.stringify(poll)}`]);
  for (const { id } of parts) {
    const [row] = await session.query<{ canonical: string }>('select canonical from entry where id = $1', [id]);
    if (row) for (const { choice, weight } of (JSON.parse(row.canonical) as Part).events[0].data.ballots) add(groups, choice, 1, weight);
    await yieldToLoop();
  }
  const open = await session.query<{ choice: Choice; heads: bigint; weight: bigint }>(
    `select v.choice, count(*) as heads, sum(l.weight)::bigint as weight
     from open_vote v join roll_line l on l.org = v.org and l.poll = v.poll and l.line = v.line where v.org = $1 and v.poll = $2 group by v.choice`, [org, poll]);
  for (const { choice, heads, weight } of open) add(groups, choice, Number(heads), Number(weight));
  return [...groups.values()];
}
