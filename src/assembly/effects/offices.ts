/** Effects on single seats: a holder is removed, or somebody is appointed. */
import { ask, fact, facts, type Asking } from '../asking.ts';
import { sourceOf } from '../constituency.ts';
import { isMemberOf } from '../entitlement.ts';
import { event } from '../event.ts';
import type { Seat, VacancyReason } from '../facts.ts';
import type { BodyId } from '../ids.ts';
import { interimEnds } from '../interim.ts';
import { refuse, type Refusal } from '../judgement.ts';
import { holdingLimit } from '../limits.ts';
import type { Rules } from '../rules.ts';
import { vacate, type Change } from '../vacancies.ts';
import { NOTHING, type Carrying, type EffectOf, type Ground } from './carrying.ts';
import { decisionTimer, endOf } from './powers-of.ts';

export type OfficeEffect = EffectOf<'remove-holder'> | EffectOf<'appoint'>;

/** Whom the source names; where it names nobody, any full member. */
function* isEligible(rules: Rules, seat: Seat, effect: EffectOf<'appoint'>, at: Ground['at']): Asking<boolean> {
  const eligible = sourceOf(rules.law, seat)?.eligible;
  const scope = seat.constituency === undefined ? seat.body : (`constituency@${seat.constituency}` as BodyId);
  if (eligible !== undefined) return yield* isMemberOf(rules, eligible, effect.person, { body: scope, at });
  return (yield* ask({ ask: 'membership', person: effect.person, day: rules.calendar.dayOf(at) }))?.status === 'full';
}

const FELL_VACANT: readonly (VacancyReason | undefined)[] = ['recalled', 'resigned', 'removed', 'left', 'not-qualified', 'no-candidates', 'nominations-reopened'];

/** Whoever fills vacancies fills what was held before: a seat of a new term is for the electors. A by-election under way has the word. */
function* vacancyFault(seat: Seat, { article, power }: Ground): Asking<Refusal | undefined> {
  if (!power?.ofVacancy) return undefined;
  if (!FELL_VACANT.includes(seat.vacantBecause)) return refuse('wrong-stage', article, { seat: seat.id, because: seat.vacantBecause ?? null });
  const [running] = (yield* facts('election', 'live', seat.body)).filter(election => election.seats.includes(seat.id));
  return running && refuse('election-under-way', article, { election: running.id, seat: seat.id });
}

function* appointFault(rules: Rules, seat: Seat, effect: EffectOf<'appoint'>, ground: Ground): Asking<Refusal | undefined> {
  const { article, at } = ground;
  if (seat.body !== effect.body) return refuse('no-such-thing', article, { seat: seat.id, body: effect.body });
  if (seat.holder !== undefined) return refuse('wrong-stage', article, { seat: seat.id, holder: seat.holder });
  const vacancy = yield* vacancyFault(seat, ground);
  if (vacancy) return vacancy;
  if (!(yield* isEligible(rules, seat, effect, at))) return refuse('not-eligible', article, { person: effect.person, seat: seat.id });
  return yield* holdingLimit(rules, seat.body, effect.person);
}

export function* officeFault(rules: Rules, effect: OfficeEffect, ground: Ground): Asking<Refusal | undefined> {
  const seat = yield* fact('seat', effect.seat);
  if (!seat) return refuse('no-such-thing', ground.article, { seat: effect.seat });
  if (effect.kind === 'appoint') return yield* appointFault(rules, seat, effect, ground);
  return seat.holder === undefined ? refuse('seat-vacant', ground.article, { seat: seat.id }) : undefined;
}

/** For as long as the power allows, and never longer than the seat's own term. */
function* appoint(rules: Rules, effect: EffectOf<'appoint'>, carrying: Carrying): Asking<Change> {
  const seat = yield* fact('seat', effect.seat);
  if (!seat) return NOTHING;
  const end = yield* endOf(rules, carrying, seat.until);
  const until = end === undefined ? {} : { until: rules.calendar.dayOf(end) };
  const filled = event('seat-filled', { seat: seat.id, person: effect.person, alternates: seat.alternates, how: 'appointed', by: carrying.decision.id, ...until });
  const clock = end === undefined ? [] : [decisionTimer('end-effect', carrying.decision, end)];
  return { events: [filled, ...clock, ...(yield* interimEnds(rules, seat.body))], applied: [] };
}

export function* carryOffice(rules: Rules, effect: OfficeEffect, carrying: Carrying): Asking<Change> {
  if (effect.kind === 'appoint') return yield* appoint(rules, effect, carrying);
  const seat = yield* fact('seat', effect.seat);
  if (seat?.holder === undefined) return NOTHING;
  return yield* vacate(rules, { seat, because: 'removed', by: carrying.decision.id, key: carrying.key, at: carrying.at });
}

/** Ends an appointment that still stands. The seat is then filled as its body's rule says. */
export function* endAppointment(rules: Rules, effect: EffectOf<'appoint'>, { decision, key, at }: Carrying): Asking<Change> {
  const seat = yield* fact('seat', effect.seat);
  if (seat?.holder !== effect.person || seat.by !== decision.id) return NOTHING;
  return yield* vacate(rules, { seat, because: 'term-ended', by: decision.id, key, at });
}
