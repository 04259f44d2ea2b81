/**
 * Demands: a meeting, a referendum, a place on the agenda. The signature that reaches the charter's number has the
 * consequence in the same act. Only where the charter does not let a demanded meeting convene by itself does it depend
 * on those who convene: then their deadline is on record, and nothing happens when it passes. The check warns of that.
 */
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { groundOfDemand, type Demand } from './demand-grounds.ts';
import { reachedDemand } from './demand-outcomes.ts';
import { event } from './event.ts';
import type { Petition } from './facts.ts';
import type { PetitionId, UnitId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { standingOf, type Standing } from './petition-bases.ts';
import { openingEvents } from './petitions.ts';
import { inhabitantsAdded } from './represented.ts';
import { deadline } from '#kernel/time.ts';
import type { Rules } from './rules.ts';

function petitionId({ for: kind, body, motion }: Demand, holder: number, round: number): PetitionId {
  return `${kind}:${body}:${motion?.id ?? 'meeting'}:${holder}:${round}` as PetitionId;
}

/** A demand that was reached stands in the way of another until its meeting is over, its deadline past, or for good. */
function* standing(petition: Petition, at: number): Asking<boolean> {
  if (petition.stage !== 'reached') return false;
  if (petition.for !== 'convene') return true;
  const meeting = petition.meeting === undefined ? undefined : yield* fact('meeting', petition.meeting);
  return meeting?.stage === 'convened' || meeting?.stage === 'open' || (petition.due !== undefined && at < petition.due);
}

/** The petition that is open, or the id of the next; a reached one that still stands refuses. */
function* current(demand: Demand, holder: number, at: number): Asking<{ readonly running: Petition | undefined; readonly id: PetitionId } | Refusal> {
  for (let round = 1; ; round++) {
    const id = petitionId(demand, holder, round);
    const petition = yield* fact('petition', id);
    if (!petition || petition.stage === 'open') return { running: petition, id };
    if (yield* standing(petition, at)) return refuse('already-done', demand.article, { petition: id, meeting: petition.meeting ?? null, due: petition.due ?? null });
  }
}

function opened(rules: Rules, demand: Demand, id: PetitionId, { need, base, counted }: Standing, act: Act<'sign'>): Petition {
  const { for: kind, body, article, signatures, motion } = demand;
  return {
    id, for: kind, body, stage: 'open', need, base, signed: 0, opened: act.at, authority: article, governedBy: rules.law.version, ...(counted === undefined ? {} : { counted }),
    ...(motion === undefined ? {} : { motion: motion.id }), ...(signatures === undefined ? {} : { closes: deadline(act.at, signatures, rules.calendar) }),
  };
}

/** The first of the charter's holders for whom the signature counts. */
function* ownStanding(rules: Rules, demand: Demand, act: Act<'sign'>): Asking<{ readonly standing: Standing; readonly holder: number } | Refusal> {
  const person = act.by.as === 'person' ? act.by.person : undefined;
  const { unit } = act.content;
  for (const [index, holder] of demand.holders.entries()) {
    const found = person === undefined ? undefined : yield* standingOf(rules, holder, { body: demand.body, person, at: act.at, ...(unit === undefined ? {} : { unit }) });
    if (found) return { standing: found, holder: index };
  }
  return refuse('not-entitled', demand.article, { act: act.kind, for: demand.for, body: demand.body }, [remedy('ask-holder', { holders: demand.holders.map(holder => ('of' in holder ? holder.of : holder.kind)) })]);
}

/** A signature counts one, or those whom the unit adds. */
function* weightOf(petition: Petition, unit: UnitId | undefined): Asking<{ readonly inhabitants?: number }> {
  return petition.counted === undefined || unit === undefined ? {} : { inhabitants: yield* inhabitantsAdded(petition, unit) };
}

/** Signs a demand, and opens it with the first signature. */
export function* judgeSignDemand(rules: Rules, act: Act<'sign'>): Asking<Judgement> {
  const demand = yield* groundOfDemand(rules, act);
  if ('lawful' in demand) return demand;
  const own = yield* ownStanding(rules, demand, act);
  if ('lawful' in own || act.by.as !== 'person') return 'lawful' in own ? own : refuse('not-entitled', demand.article);
  const found = yield* current(demand, own.holder, act.at);
  if ('lawful' in found) return found;
  const petition = found.running ?? opened(rules, demand, found.id, own.standing, act);
  if (petition.closes !== undefined && act.at >= petition.closes) return refuse('too-late', demand.article, { closes: petition.closes });
  const { unit } = own.standing;
  if (yield* fact('signature', `${petition.id}:${unit ?? act.by.person}`)) return refuse('already-done', demand.article, { petition: petition.id });
  const added = yield* weightOf(petition, unit);
  const signed = event('petition-signed', { petition: petition.id, person: act.by.person, ...(unit === undefined ? {} : { unit }), ...added });
  const events = [...(found.running ? [] : openingEvents(petition)), signed];
  const have = petition.signed + (added.inhabitants ?? 1);
  if (have < petition.need) return lawful(demand.article, events);
  const reached = yield* reachedDemand(rules, demand, petition, act);
  return lawful(demand.article, [...events, ...reached.events],
    [{ article: demand.article, code: 'threshold-reached', facts: { signed: have, need: petition.need, base: petition.base } }, ...reached.applied]);
}
