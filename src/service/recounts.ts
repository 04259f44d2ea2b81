/** Elections counted again for those who look at them: each once, for a poll that is over does not change. */
import type { Poll } from '#assembly/facts.ts';
import { recountElection } from '#assembly/recount.ts';
import type { Count } from '#tally/count.ts';
import { ballotsOnRecord } from '#store/assembly/board.ts';
import type { Session } from '#store/assembly/session.ts';

/** Accounts; a large one has a few hundred kilobytes. */
const KEPT = 50;

export class Recounts {
  readonly #kept = new Map<string, Promise<Count | undefined>>();

  /** Undefined where nobody is elected or the vote is not over. */
  of(session: Session, org: string, poll: Poll): Promise<Count | undefined> {
    const { order, verdict } = poll;
    const record = verdict?.count;
    if (order.decision.kind !== 'count' || !record || poll.stage === 'open') return Promise.resolve(undefined);
    // A tie that people settle leads to another verdict on the same ballots.
    const key = JSON.stringify([org, poll.id, verdict.outcome, record.given?.rulings.length ?? 0]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const counted = ballotsOnRecord(session, org, poll.id).then(ballots => recountElection(order, ballots, record));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, counted);
    counted.catch(() => { this.#kept.delete(key); });
    return counted;
  }
}
