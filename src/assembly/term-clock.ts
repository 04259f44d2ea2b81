/** The clock that ends terms, and the count of terms that a limit looks at. */
import type { Day } from '#kernel/time.ts';
import { fact, facts, type Asking } from './asking.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { BodyId, PersonId } from './ids.ts';
import type { Rules } from './rules.ts';

export function endTermsTimerId(body: BodyId): string {
  return `end-terms:${body}`;
}

/** One timer for a body, at the first term that ends; it sets itself again for later ones. */
export function endTermsTimer(rules: Rules, body: BodyId, until: Day): AssemblyEvent {
  return event('timer-set', { timer: { id: endTermsTimerId(body), at: rules.calendar.startOf(until), act: { kind: 'end-terms', content: { body } } } });
}

/** A term begins: the clock is set unless it already stands at an earlier end. */
export function* termSet(rules: Rules, body: BodyId, until: Day | undefined): Asking<readonly AssemblyEvent[]> {
  if (until === undefined) return [];
  const timer = yield* fact('timer', endTermsTimerId(body));
  return timer && timer.at <= rules.calendar.startOf(until) ? [] : [endTermsTimer(rules, body, until)];
}

/**
 * Terms for which the person has been elected to the body without a break, the present one included. A seat remembers
 * whom it was elected for last, so somebody who sat out a full term begins again. The rest of a term served after a
 * by-election or as an alternate is not counted.
 */
export function* termsServed(body: BodyId, person: PersonId): Asking<number> {
  const seats = yield* facts('seat', 'body', body);
  return seats.reduce((most, { served }) => (served?.person === person ? Math.max(most, served.terms) : most), 0);
}
