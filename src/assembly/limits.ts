/** Limits on holding seats: incompatible offices and numbers of terms (concept 24, 23). */
import type { LimitRule } from '#charter/law.ts';
import { facts, type Asking } from './asking.ts';
import { kindOfBody, type BodyId, type PersonId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';
import { termsServed } from './term-clock.ts';

/** The charter's number of terms in a row; a term sat out begins the count again. */
function* termLimit({ terms, article }: LimitRule, body: BodyId, person: PersonId): Asking<Refusal | undefined> {
  const served = terms === undefined ? 0 : yield* termsServed(body, person);
  return terms !== undefined && served >= terms ? refuse('term-limit', article, { body, served, terms }, [remedy('sit-out-a-term', { body })]) : undefined;
}

/** Why this person may not take a seat in the body now, or undefined. */
export function* holdingLimit(rules: Rules, body: BodyId, person: PersonId): Asking<Refusal | undefined> {
  const kind = kindOfBody(body);
  const held = yield* facts('seat', 'holder', person);
  for (const limit of rules.law.limits) {
    if (limit.kind === 'terms') {
      const refused = limit.body === kind ? yield* termLimit(limit, body, person) : undefined;
      if (refused) return refused;
      continue;
    }
    const others = limit.body === kind ? limit.with : limit.with.includes(kind) ? [limit.body] : [];
    const clash = held.find(seat => others.includes(kindOfBody(seat.body)));
    if (clash) return refuse('incompatible', limit.article, { seat: clash.id, body }, [remedy('resign', { seat: clash.id })]);
  }
  return undefined;
}
