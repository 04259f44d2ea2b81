/**
 * "renewable: no": what was done for a time is not done again at once. Whoever was suspended, disfranchised or appointed
 * under the power is free of it for as long as it lasts before the same power reaches them again; and a seat that has
 * electors and fell vacant at the end of an appointment is filled by them, not by another appointment.
 * @see docs/decisions/0061-what-may-not-be-renewed.md
 */
import { deadline, type Instant } from '#kernel/time.ts';
import type { PowerRule } from '#charter/law.ts';
import { fact, facts, type Asking } from '../asking.ts';
import type { Decision, Effect } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { EffectOf, Ground } from './carrying.ts';
import { endOf } from './powers-of.ts';

type RenewedEffect = EffectOf<'suspend-member'> | EffectOf<'appoint'>;

/** The same for the same person: an appointment, to the same body. */
function isSame(earlier: Effect, effect: RenewedEffect): boolean {
  if (earlier.kind !== effect.kind || !('person' in earlier) || earlier.person !== effect.person) return false;
  return earlier.kind !== 'appoint' || effect.kind !== 'appoint' || earlier.body === effect.body;
}

/** When it ended, or is to end while it stands. Undefined for what never stood, was annulled, or has no end. */
function* endedAt(rules: Rules, decision: Decision): Asking<Instant | undefined> {
  const { stage, since, at, effect } = decision;
  if (stage === 'lapsed') return since !== undefined && since > at ? since : undefined;
  const until = 'until' in effect ? effect.until : undefined;
  return stage === 'in-force' ? yield* endOf(rules, { decision, key: '' as never, at: since ?? at }, until) : undefined;
}

function freeFrom(rules: Rules, { lasts }: PowerRule, decision: Decision, ended: Instant): Instant {
  return lasts ? deadline(ended, lasts, rules.calendar) : ((ended + (ended - decision.at)) as Instant);
}

/** The seat's last holder was appointed under the same article, for a time that has run out. */
function* seatFault(rules: Rules, effect: RenewedEffect, { article }: Ground): Asking<Refusal | undefined> {
  if (effect.kind !== 'appoint' || !rules.law.elections.some(rule => rule.body === kindOfBody(effect.body))) return undefined;
  const seat = yield* fact('seat', effect.seat);
  const last = seat?.by === undefined ? undefined : yield* fact('decision', seat.by);
  if (last?.effect.kind !== 'appoint' || last.authority !== article || seat?.vacantBecause !== 'term-ended') return undefined;
  return refuse('not-renewable', article, { decision: last.id, seat: effect.seat }, [remedy('call-election', { body: effect.body })]);
}

export function* renewalFault(rules: Rules, effect: RenewedEffect, { article, power, at, body, decision: own }: Ground): Asking<Refusal | undefined> {
  if (power?.renewable !== false) return undefined;
  const filled = yield* seatFault(rules, effect, { article, power, at, body });
  if (filled) return filled;
  for (const decision of yield* facts('decision', 'about', effect.person)) {
    if (decision.id === own || decision.authority !== article || !isSame(decision.effect, effect)) continue;
    const ended = yield* endedAt(rules, decision);
    if (ended === undefined) continue;
    const from = freeFrom(rules, power, decision, ended);
    if (at < from) return refuse('not-renewable', article, { decision: decision.id, person: effect.person, ended, from }, [remedy('wait-until', { from })]);
  }
  return undefined;
}
