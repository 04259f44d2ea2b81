/** Limits on holding seats: incompatible offices and numbers of terms (concept 24, 23). */
import { facts, type Asking } from './asking.ts';
import { kindOfBody, type BodyId, type PersonId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';

/** Why this person may not take a seat in the body now, or undefined. */
export function* holdingLimit(rules: Rules, body: BodyId, person: PersonId): Asking<Refusal | undefined> {
  const kind = kindOfBody(body);
  const held = yield* facts('seat', 'holder', person);
  for (const limit of rules.law.limits) {
    if (limit.kind !== 'incompatible') continue;
    const others = limit.body === kind ? limit.with : limit.with.includes(kind) ? [limit.body] : [];
    const clash = held.find(seat => others.includes(kindOfBody(seat.body)));
    if (clash) return refuse('incompatible', limit.article, { seat: clash.id, body }, [remedy('resign', { seat: clash.id })]);
  }
  return undefined;
}
