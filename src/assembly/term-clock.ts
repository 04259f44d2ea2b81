/** The clock that ends terms, and the count of terms that a limit looks at. */
import type { Day } from '#kernel/time.ts';
import { fact, facts, type Asking } from './asking.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { BodyId, PersonId } from './ids.ts';
import type { Rules } from './rules.ts';

/** Named after its day, so that the clock's act is another one every time a term ends. */
export function endTermsTimerId(body: BodyId, until: Day): string {
  return `end-terms:${body}:${until}`;
}

/** A term begins: the clock is set to its end, once for all seats of the body that end together. */
export function* termSet(rules: Rules, body: BodyId, until: Day): Asking<readonly AssemblyEvent[]> {
  const id = endTermsTimerId(body, until);
  if (yield* fact('timer', id)) return [];
  return [event('timer-set', { timer: { id, at: rules.calendar.startOf(until), act: { kind: 'end-terms', content: { body, until } } } })];
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
