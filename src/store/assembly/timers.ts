/** What falls due, over all organisations. */
import type { Timer } from '#assembly/facts.ts';
import type { Session } from './session.ts';

export interface DueTimer {
  readonly org: string;
  readonly timer: Timer;
}

/** The earliest timers due at `now`, at most `limit`: of one organisation, or of all whose clock is not held. */
export async function dueTimers(session: Session, now: number, limit: number, org?: string): Promise<readonly DueTimer[]> {
  const whose = org === undefined ? 'not o.held' : 'f.org = $3';
  const rows = await session.query<{ org: string; value: Timer }>(
    `select f.org, f.value from fact f join organisation o on o.id = f.org where f.kind = 'timer' and f.due_at <= $1 and ${whose} order by f.due_at, f.id limit $2`,
    org === undefined ? [now, limit] : [now, limit, org]);
  return rows.map(row => ({ org: row.org, timer: row.value }));
}

/** When the next thing falls due in an organisation, not later than `until`; undefined when nothing does. UTC milliseconds. */
export async function nextDue(session: Session, org: string, until: number): Promise<number | undefined> {
  const [row] = await session.query<{ due: bigint | null }>("select min(due_at) as due from fact where org = $1 and kind = 'timer' and due_at <= $2", [org, until]);
  const due = row?.due ?? undefined;
  return due === undefined ? undefined : Number(due);
}
