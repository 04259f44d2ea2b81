/** A load of acts over HTTP by forty people at once, and a memory of what was asked and what was answered. */
import { randomUUID } from 'node:crypto';
import { shuffled, type Random } from '#kernel/random.ts';
import type { Actor, Hall } from './hall.ts';

export interface SentAct {
  readonly person: string;
  readonly token: string;
  readonly key: string;
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export type Answer =
  | { readonly is: 'done'; readonly repeated: boolean }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'unexpected'; readonly status: number; readonly body: string }
  /** The connection broke before an answer came. */
  | { readonly is: 'none' };

/** Sends an act. Never fails: a lost connection is an answer of its own. */
export async function sendAct(url: string, org: string, { token, key, kind, content }: SentAct): Promise<Answer> {
  try {
    const response = await fetch(`${url}/api/orgs/${org}/acts`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ key, kind, content }),
    });
    const body = await response.text();
    if (response.status === 200) return { is: 'done', repeated: (JSON.parse(body) as { repeated: boolean }).repeated };
    if (response.status === 422) return { is: 'refused', code: (JSON.parse(body) as { error: { code: string } }).error.code };
    return { is: 'unexpected', status: response.status, body };
  } catch {
    return { is: 'none' };
  }
}

interface OpenPoll {
  readonly id: string;
  readonly unit?: string;
  readonly options?: readonly string[];
}

interface OpenMotion {
  readonly id: string;
  readonly mover: Actor;
  readonly isCouncil: boolean;
  isSeconded: boolean;
}

type Wanted = Pick<SentAct, 'kind' | 'content'>;

export class Load {
  readonly #hall: Hall;
  readonly #random: Random;
  readonly done = new Map<string, SentAct>();
  readonly refused = new Map<string, SentAct>();
  readonly unanswered = new Map<string, SentAct>();
  readonly unexpected: Answer[] = [];
  readonly #polls: OpenPoll[];
  readonly #motions: OpenMotion[] = [];
  #stopped = false;

  constructor(hall: Hall, random: Random) {
    this.#hall = hall;
    this.#random = random;
    this.#polls = [...hall.polls];
  }

  /** Everybody acts, one act after another, until `stop` or until the server is gone. */
  async run(url: string): Promise<void> {
    this.#stopped = false;
    await Promise.all(this.#hall.actors.map(actor => this.#actOn(url, actor)));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #actOn(url: string, actor: Actor): Promise<void> {
    while (!this.#stopped) {
      const act = { person: actor.person, token: actor.token, key: randomUUID(), ...this.#wish(actor) };
      this.unanswered.set(act.key, act);
      const answer = await sendAct(url, this.#hall.org, act);
      if (answer.is === 'none') return;
      this.settle(act, answer, actor);
    }
  }

  /** Remembers what became of an act. */
  settle(act: SentAct, answer: Answer, actor = this.#hall.actors.find(each => each.person === act.person)): void {
    if (answer.is === 'none') return;
    this.unanswered.delete(act.key);
    if (answer.is === 'unexpected') { this.unexpected.push(answer); return; }
    (answer.is === 'done' ? this.done : this.refused).set(act.key, act);
    if (answer.is === 'done' && actor) this.#learn(act, actor);
  }

  #learn({ kind, key, content }: SentAct, mover: Actor): void {
    if (kind === 'move') this.#motions.push({ id: key, mover, isCouncil: content['body'] === 'city-council@north', isSeconded: false });
    const motion = this.#motions.find(each => each.id === content['motion']);
    if (kind === 'second' && motion) motion.isSeconded = true;
    if (kind !== 'put-to-vote' || !motion) return;
    this.#motions.splice(this.#motions.indexOf(motion), 1);
    this.#polls.push({ id: key, ...(motion.isCouncil ? {} : { unit: motion.mover.unit }) });
  }

  #wish(actor: Actor): Wanted {
    const wishes = [this.#cast, this.#cast, this.#cast, this.#nominate, this.#sign, this.#motion];
    for (const wish of shuffled(wishes, this.#random)) {
      const wanted = wish.call(this, actor);
      if (wanted) return wanted;
    }
    return this.#move(actor);
  }

  #cast(actor: Actor): Wanted | undefined {
    const mine = this.#polls.filter(poll => (poll.unit === undefined ? actor.isDelegate : poll.unit === actor.unit));
    const poll = mine[this.#random.below(Math.max(1, mine.length))];
    if (!poll) return undefined;
    const choice = poll.options ? { kind: 'ranking', order: shuffled(poll.options, this.#random) } : { kind: 'question', vote: this.#random.below(2) === 0 ? 'for' : 'against' };
    return { kind: 'cast', content: { poll: poll.id, choice } };
  }

  #nominate({ person, unit }: Actor): Wanted | undefined {
    const election = this.#hall.nominating.find(each => each.unit === unit)?.id;
    if (election === undefined) return undefined;
    const ways: readonly Wanted[] = [
      { kind: 'nominate', content: { election, person } }, { kind: 'withdraw-candidacy', content: { election } },
      { kind: 'state-candidacy', content: { election, statement: { text: `Said ${this.#random.below(1_000_000)} by ${person}` } } },
    ];
    return ways[this.#random.below(ways.length)];
  }

  #sign({ unit }: Actor): Wanted | undefined {
    const seat = this.#hall.seats.filter(each => each.unit === unit)[this.#random.below(2)];
    return seat && { kind: 'sign', content: { for: 'recall', seat: seat.id } };
  }

  /** Takes a motion one step further, or moves another. */
  #motion(actor: Actor): Wanted | undefined {
    const own = this.#motions.find(motion => motion.isSeconded && motion.mover === actor);
    if (own) return { kind: 'put-to-vote', content: { motion: own.id, mode: own.isCouncil ? 'roll-call' : 'secret' } };
    const other = this.#motions.find(motion => !motion.isSeconded && motion.mover !== actor && (motion.isCouncil ? actor.isDelegate : motion.mover.unit === actor.unit));
    return other ? { kind: 'second', content: { motion: other.id } } : this.#move(actor);
  }

  #move({ unit, isDelegate }: Actor): Wanted {
    const body = isDelegate && this.#random.below(2) === 0 ? 'city-council@north' : `workplace-assembly@${unit}`;
    return { kind: 'move', content: { body, title: { text: `Motion ${this.#random.below(1_000_000)}` }, paragraphs: [{ id: 'p1', text: { text: 'That the rota be kept.' } }], effect: { kind: 'decide' } } };
  }
}
