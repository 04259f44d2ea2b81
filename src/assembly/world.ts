/**
 * An organisation that lives in memory: acts go in, judgements come out, the clock moves when told.
 * Tests and the laboratory drive the same judge and the same apply as the server does.
 */
import type { Instant } from '#kernel/time.ts';
import type { Json } from '#kernel/json.ts';
import { apply } from './apply.ts';
import type { Act, ActContents, ActKind, Actor } from './act.ts';
import { runNow, type RollLine } from './asking.ts';
import { choiceOf } from './counted-units.ts';
import type { Timer } from './facts.ts';
import type { ActKey, PersonId } from './ids.ts';
import type { AssemblyEvent } from './event.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { MemoryFacts } from './memory.ts';
import type { Rules } from './rules.ts';

export class World {
  readonly facts: MemoryFacts;
  readonly events: AssemblyEvent[] = [];
  rules: Rules;
  now: Instant;
  #acts = 0;

  constructor(rules: Rules, start: Instant, digest: (value: Json) => string = JSON.stringify) {
    this.rules = rules;
    this.now = start;
    this.facts = new MemoryFacts(digest);
  }

  /** Judges an act now, and lives with it when lawful. */
  act<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId | 'clock' | 'founders'): Judgement {
    const actor: Actor = by === 'clock' ? { as: 'clock' } : by === 'founders' ? { as: 'founders' } : { as: 'person', person: by as PersonId };
    return this.submit({ key: `act-${++this.#acts}` as ActKey, kind, by: actor, at: this.now, content } as Act);
  }

  /** Judges without consequences: "may I?" */
  ask<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Judgement {
    const act = { key: 'asked' as ActKey, kind, by: { as: 'person', person: by }, at: this.now, content } as Act;
    return runNow(judge(this.rules, act), this.facts.answer);
  }

  submit(act: Act): Judgement {
    const judgement = runNow(judge(this.rules, act), this.facts.answer);
    if (!judgement.lawful) return judgement;
    this.#dropBallot(act);
    for (const event of judgement.events) {
      this.facts.write(runNow(apply(event, { at: act.at }), this.facts.answer));
      this.events.push(event);
    }
    return judgement;
  }

  /** Moves the clock, executing what falls due on the way, in order, at its due time. */
  advance(to: Instant): void {
    for (let due = this.#nextDue(to); due !== undefined; due = this.#nextDue(to)) {
      this.now = due.at > this.now ? due.at : this.now;
      const act = { key: `timer:${due.id}:${due.at}`, kind: due.act.kind, by: { as: 'clock' }, at: this.now, content: due.act.content } as unknown as Act;
      const judgement = this.submit(act);
      if (!judgement.lawful) this.facts.write([{ change: 'remove', kind: 'timer', id: due.id }]);
    }
    this.now = to;
  }

  #nextDue(to: Instant): Timer | undefined {
    return this.facts.all('timer').filter(timer => timer.at <= to).sort((a, b) => a.at - b.at)[0];
  }

  /** A secret ballot never becomes an event before the poll closes. */
  #dropBallot(act: Act): void {
    if (act.kind !== 'cast') return;
    const poll = this.facts.all('poll').find(each => each.id === act.content.poll);
    const line = act.by.as === 'person' ? this.facts.answer({ ask: 'roll-line', poll: act.content.poll, person: act.by.person }) as RollLine | undefined : undefined;
    if (poll?.order.secrecy === 'secret' && line) this.facts.dropBallot(poll.id, choiceOf(poll.order, act.content.choice, line), line.weight);
  }
}
