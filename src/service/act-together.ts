/** Several acts as one: all of them happen, together with what is written beside them, or nothing does. */
import type { AssemblyEvent } from '#assembly/event.ts';
import { event } from '#assembly/event.ts';
import { refuse, type Refusal } from '#assembly/judgement.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { inSession, RolledBack } from '#store/assembly/in-session.ts';
import { lockOrganisation, touchOrganisation } from '#store/assembly/organisations.ts';
import type { Session } from '#store/assembly/session.ts';
import { timeOf } from './clock.ts';
import { judgeOne, type ActQueueParts, type Outcome, type Submission } from './act-queue.ts';

export interface Together {
  readonly session: Session;
  /** The time of all the acts, UTC milliseconds. */
  readonly at: number;
  /** Judges the next act and lives with it. At the first refusal everything is left as it was. */
  readonly act: (submission: Submission) => Promise<Outcome>;
  /** Leaves everything as it was, for a reason that is not an act's. */
  readonly refuse: (refusal: Refusal) => never;
}

/** The organisation's lock is held throughout, so nobody else's act comes between. `work` may run again after a deadlock. */
export async function actTogether<T>(org: string, parts: ActQueueParts, work: (together: Together) => Promise<T>): Promise<Result<T, Refusal>> {
  let events: AssemblyEvent[] = [];
  try {
    const value = await inSession(parts.database.pool, async session => {
      events = [];
      return work(await open(session, org, parts, events));
    });
    if (events.length > 0) parts.announce(org, events);
    return ok(value);
  } catch (error) {
    if (error instanceof RolledBack) return err(error.value as Refusal);
    throw error;
  }
}

async function open(session: Session, org: string, parts: ActQueueParts, events: AssemblyEvent[]): Promise<Together> {
  const leave = (refusal: Refusal): never => { throw new RolledBack(refusal); };
  const row = await lockOrganisation(session, org);
  if (!row) return leave(refuse('no-such-thing', 'none', { org }));
  const at = Math.max(timeOf(row, parts.clock), Number(row.last_at));
  await touchOrganisation(session, org, at);
  const act = async (submission: Submission): Promise<Outcome> => {
    const outcome = await judgeOne(session, org, parts.laws, submission, at);
    if (!outcome.judgement.lawful) return leave(outcome.judgement);
    if (!outcome.repeated) for (const each of outcome.judgement.events) events.push(short(each));
    return outcome;
  };
  return { session, at, act, refuse: leave };
}

/** Listeners are told that the roll changed, and need not hold a hundred thousand lines in memory for it. */
function short(each: AssemblyEvent): AssemblyEvent {
  return each.kind === 'standing-recorded' ? event('standing-recorded', { day: each.data.day, lines: [] }) : each;
}
