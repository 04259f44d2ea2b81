/** The end of a holding that is nobody's decision: resigning, and the end of the term by the clock. */
import type { Day, Instant } from '#kernel/time.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { bodyRule } from './electors.ts';
import { judgeCallElection } from './elections.ts';
import { event, type AssemblyEvent, type SeatLine } from './event.ts';
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

function sitsOn(seat: Seat, today: Day): boolean {
  return seat.holder !== undefined && seat.until !== undefined && seat.until > today;
}

/** Seats that the last apportionment left out: others of their constituency have been elected anew and sit on. */
function leftOut(seats: readonly Seat[], over: readonly Seat[], today: Day): readonly Seat[] {
  return over.filter(seat => seats.some(other => sitsOn(other, today) && other.source === seat.source && other.constituency === seat.constituency));
}

/** They end with their term, whether or not the charter lets holders stay, and are no seats any more. */
function removed(body: BodyId, seats: readonly Seat[], out: readonly Seat[], by: string): AssemblyEvent[] {
  if (out.length === 0) return [];
  const kept = seats.filter(seat => !out.includes(seat)).map(({ id, source, constituency, voice, weight, mandate }): SeatLine => ({ id, source, voice, weight, mandate, ...(constituency === undefined ? {} : { constituency }) }));
  return [...endedEvents(out, false, by), event('seats-apportioned', { body, seats: kept })];
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
  const out = leftOut(seats, over, today);
  // Where others sit on, the body has been elected anew.
  const called = seats.some(seat => sitsOn(seat, today)) ? { events: [], applied: [] } : yield* calledByClock(rules, body, act);
  const reason = { article: rule.article, code: rule.holdOver ? 'held-over' : 'term-ended', facts: { body, seats: over.length } };
  const ended = [...endedEvents(over.filter(seat => !out.includes(seat)), rule.holdOver, act.key), ...removed(body, seats, out, act.key)];
  return lawful(rule.article, [...ended, ...called.events, ...clock], [reason, ...called.applied]);
}
