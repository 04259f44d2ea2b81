/**
 * The clock of a sample that does not go with the server's. Visitors move it on; whatever falls due on the way happens
 * at its time and through the same door as everywhere. An organisation of people has no such clock.
 */
import { err, ok, type Result } from '#kernel/result.ts';
import { moveStandingClock, standingClock } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { nextDue } from '#store/assembly/timers.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';
import type { Assembly } from './assembly.ts';

/** A day or a week on, or to the moment at which the next thing falls due. */
export type ClockMove = 'day' | 'week' | 'next';

export interface ClockMoved {
  /** Where the clock stands now, UTC milliseconds. */
  readonly clock: number;
  /** How many acts of the clock were done on the way. */
  readonly acts: number;
  /** False when so much fell due that the rest is left for another step. */
  readonly arrived: boolean;
}

/** clock-runs: the organisation lives by the server's clock. nothing-due: nothing waits for its time. */
export type ClockRefusal = 'clock-runs' | 'nothing-due';

const DAY = 86_400_000;
const DAYS = { day: 1, week: 7 } as const;
/** A term that ends in fifteen hundred villages at once is more than one request should wait for. */
const ACTS_PER_STEP = 300;

async function destination(assembly: Assembly, org: string, from: number, move: ClockMove): Promise<number | undefined> {
  return move === 'next' ? nextDue(sessionOf(assembly.database.pool), org, Number.MAX_SAFE_INTEGER) : from + DAYS[move] * DAY;
}

/** Never moves back, and never moves a clock that runs. */
export async function moveClock(assembly: Assembly, org: string, move: ClockMove): Promise<Result<ClockMoved, ClockRefusal>> {
  const session = sessionOf(assembly.database.pool);
  const from = await standingClock(session, org);
  if (from === undefined) return err('clock-runs');
  const to = await destination(assembly, org, from, move);
  if (to === undefined) return err('nothing-due');
  let acts = 0;
  for (let due = await nextDue(session, org, to); due !== undefined; due = await nextDue(session, org, to)) {
    if (acts >= ACTS_PER_STEP) return ok({ clock: await assembly.now(org), acts, arrived: false });
    await moveStandingClock(session, org, due);
    const done = await assembly.runDue(org);
    // What had a fault rests for a while: the visitor may try again, this request does not wait for it.
    if (done === 0) return ok({ clock: await assembly.now(org), acts, arrived: false });
    acts += done;
    await yieldToLoop();
  }
  await moveStandingClock(session, org, to);
  assembly.clockMoved(org);
  return ok({ clock: await assembly.now(org), acts, arrived: true });
}
