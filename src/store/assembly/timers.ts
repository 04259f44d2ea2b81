/** What falls due, over all organisations. */
import type { Timer } from '#assembly/facts.ts';
import type { Session } from './session.ts';

export interface DueTimer {
  readonly org: string;
  readonly timer: Timer;
}

/** The earliest timers due at `now`, at most `limit`. */
export async function dueTimers(session: Session, now: number, limit: number): Promise<readonly DueTimer[]> {
  const rows = await session.query<{ org: string; value: Timer }>("select org, value from fact where kind = 'timer' and due_at <= $1 order by due_at limit $2", [now, limit]);
  return rows.map(row => ({ org: row.org, timer: row.value }));
}
