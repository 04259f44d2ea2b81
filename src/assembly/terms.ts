/** The end of a holding that is nobody's decision: resigning, and the end of the term by the clock. */
import type { Instant } from '#kernel/time.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { bodyRule } from './electors.ts';
import { judgeCallElection } from './elections.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Seat } from './facts.ts';
import { kindOfBody, type BodyId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Reason } from './judgement.ts';
import type { Rules } from './rules.ts';
import { endTermsTimerId } from './term-clock.ts';
import { vacate } from './vacancies.ts';

/** Nobody is kept in a seat against their will: the holder leaves it, and the vacancy rule fills it. */
export function* judgeResign(rules: Rules, act: Act<'resign'>): Asking<Judgement> {
  const seat = yield* fact('seat', act.content.seat);
  if (!seat) return refuse('no-such-thing', 'none', { seat: act.content.seat });
  const { article } = bodyRule(rules.law, kindOfBody(seat.body));
  if (seat.holder === undefined) return refuse('seat-vacant', article, { seat: seat.id });
  if (act.by.as !== 'person' || act.by.person !== seat.holder) return refuse('not-holder', article, { seat: seat.id }, [remedy('start-recall', { seat: seat.id })]);
  const change = yield* vacate(rules, { seat, because: 'resigned', by: act.key, key: act.key, at: act.at });
  return lawful(article, change.events, change.applied);
}

/** With hold-over the holder stays until a successor is elected. An alternate does not follow: the term is over for both. */
function endedEvents(seats: readonly Seat[], holdOver: boolean, by: string): AssemblyEvent[] {
  if (holdOver) return [];
  return seats.map(seat => event('seat-vacated', { seat: seat.id, because: 'term-ended', by, ...(seat.holder === undefined ? {} : { person: seat.holder }) }));
}

/** The charter's clock calls the next election where the charter lets the clock call one. */
function* calledByClock(rules: Rules, body: BodyId, { key, at }: { readonly key: Act['key']; readonly at: Instant }): Asking<{ readonly events: readonly AssemblyEvent[]; readonly applied: readonly Reason[] }> {
  const calls = rules.law.elections.some(rule => rule.body === kindOfBody(body) && rule.calledBy.some(holder => holder.kind === 'clock'));
  if (!calls) return { events: [], applied: [] };
  const called = yield* judgeCallElection(rules, { key, kind: 'call-election', by: { as: 'clock' }, at, content: { body } });
  if (called.lawful) return called;
  return { events: [], applied: [{ article: called.article === 'none' ? 'clock' : called.article, code: `not-called:${called.code}`, facts: called.facts }] };
}

/** The clock ends the terms that are over and calls the election that follows. */
export function* judgeEndTerms(rules: Rules, act: Act<'end-terms'>): Asking<Judgement> {
  const { body, until } = act.content;
  const rule = rules.law.bodies.get(kindOfBody(body));
  if (!rule) return refuse('no-such-thing', 'none', { body });
  const [seats, today] = [yield* facts('seat', 'body', body), rules.calendar.dayOf(act.at)];
  const over = seats.filter(seat => seat.holder !== undefined && seat.until !== undefined && seat.until <= today);
  const clock = until === undefined ? [] : [event('timer-done', { timer: endTermsTimerId(body, until) })];
  if (over.length === 0) return act.by.as === 'clock' ? lawful('clock', clock) : refuse('too-early', rule.article, { body });
  // Where others sit on, the body has been elected anew: what ends is a seat that the last apportionment left out.
  const sitOn = seats.some(seat => seat.holder !== undefined && seat.until !== undefined && seat.until > today);
  const called = sitOn ? { events: [], applied: [] } : yield* calledByClock(rules, body, act);
  const reason = { article: rule.article, code: rule.holdOver ? 'held-over' : 'term-ended', facts: { body, seats: over.length } };
  return lawful(rule.article, [...endedEvents(over, rule.holdOver, act.key), ...called.events, ...clock], [reason, ...called.applied]);
}
