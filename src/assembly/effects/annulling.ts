/** A vote or an election that broke the charter loses its effect. It stays on record, and so does the reason. */
import { deadline } from '#kernel/time.ts';
import { fact, type Asking } from '../asking.ts';
import { directBody } from '../direct.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Election, Poll, Seat } from '../facts.ts';
import { governingRule } from '../governed.ts';
import { idFrom, kindOfBody, type ElectionId } from '../ids.ts';
import { refuse, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import { nominationsTimer, type Change } from '../vacancies.ts';
import { joined, NOTHING, type Carrying, type CarryOut, type EffectOf, type Ground } from './carrying.ts';
import { setAside } from './taking-effect.ts';

export type AnnullingEffect = EffectOf<'void-election'> | EffectOf<'annul-vote'>;

export function* annullingFault(effect: AnnullingEffect, { article }: Ground): Asking<Refusal | undefined> {
  if (effect.kind === 'void-election') {
    const election = yield* fact('election', effect.election);
    if (!election) return refuse('no-such-thing', article, { election: effect.election });
    return election.stage === 'void' ? refuse('already-done', article, { election: election.id }) : undefined;
  }
  const poll = yield* fact('poll', effect.poll);
  if (!poll) return refuse('no-such-thing', article, { poll: effect.poll });
  return poll.stage === 'annulled' ? refuse('already-done', article, { poll: poll.id }) : undefined;
}

function annulled(poll: Pick<Poll, 'id'>, { decision }: Carrying): AssemblyEvent[] {
  return [event('poll-annulled', { poll: poll.id, by: decision.id }), event('timer-done', { timer: `close-poll:${poll.id}` })];
}

/** Whoever owes the seat to the election: the elected, and alternates of it who have moved up. */
function owes(seat: Seat, election: Election, poll: Poll | undefined): boolean {
  return seat.holder !== undefined && (seat.by === election.id || poll?.verdict?.count?.alternates.includes(seat.holder) === true);
}

/** The election is held again for the same seats, for the rest of the term if it has begun, under the law in force now, unless the council goes without seats meanwhile. */
function* repeated(rules: Rules, election: Election, { key, at }: Carrying): Asking<Change> {
  const governed = governingRule(rules.law.elections, kindOfBody(election.body), 'call-election');
  if (!governed.ok || (yield* directBody(rules, election.body, at))) return NOTHING;
  const { poll: _, elected: __, called: ___, verifiers: ____, ...rest } = election;
  const again: Election = {
    ...rest, id: idFrom<ElectionId>(key, 1), byElection: election.byElection || election.stage === 'done', stage: 'nomination', candidates: [], governedBy: rules.law.version,
    authority: governed.value.article, nominationsClose: deadline(at, governed.value.nominationsOpen, rules.calendar),
  };
  return { events: [event('election-called', { election: again }), nominationsTimer(again)], applied: [{ article: governed.value.article, code: 'held-again', facts: { election: election.id, seats: election.seats.length } }] };
}

function* voidElection(rules: Rules, election: Election, carrying: Carrying): Asking<Change> {
  const poll = election.poll === undefined ? undefined : yield* fact('poll', election.poll);
  const events: AssemblyEvent[] = [event('election-moved', { election: election.id, stage: 'void' })];
  if (poll && poll.stage !== 'annulled') events.push(...annulled(poll, carrying));
  for (const id of election.seats) {
    const seat = yield* fact('seat', id);
    if (seat?.holder !== undefined && owes(seat, election, poll)) events.push(event('seat-vacated', { seat: id, person: seat.holder, because: 'election-void', by: carrying.decision.id }));
  }
  events.push(event('timer-done', { timer: `close-nominations:${election.id}` }));
  return joined({ events, applied: [] }, yield* repeated(rules, election, carrying));
}

/** The seat returns to the holder who was recalled, unless somebody has been elected to it since. */
function* recallUndone(poll: Poll, { decision }: Carrying): Asking<Change> {
  const petition = yield* fact('petition', poll.order.for.id);
  const seat = petition?.seat === undefined ? undefined : yield* fact('seat', petition.seat);
  if (petition?.holder === undefined || seat?.by !== poll.id) return NOTHING;
  const alternates = seat.holder === undefined ? seat.alternates : [seat.holder, ...seat.alternates];
  return { events: [event('seat-filled', { seat: seat.id, person: petition.holder, alternates, how: 'elected', by: decision.id, ...(seat.until === undefined ? {} : { until: seat.until }) })], applied: [] };
}

function* decisionUndone(rules: Rules, poll: Poll, { decision: by, key, at }: Carrying, carryOut: CarryOut): Asking<Change> {
  const motion = yield* fact('motion', poll.order.for.id);
  if (!motion) return NOTHING;
  const decision = motion.decision === undefined ? undefined : yield* fact('decision', motion.decision);
  const gone: Change = { events: [event('motion-changed', { motion: motion.id, stage: 'void' })], applied: [] };
  return decision ? joined(gone, yield* setAside(rules, decision, 'annulled', { by: by.id, key, at }, carryOut)) : gone;
}

function* annulVote(rules: Rules, poll: Poll, carrying: Carrying, carryOut: CarryOut): Asking<Change> {
  const gone: Change = { events: annulled(poll, carrying), applied: [] };
  switch (poll.order.for.kind) {
    case 'election': {
      const election = yield* fact('election', poll.order.for.id);
      return election ? yield* voidElection(rules, election, carrying) : gone;
    }
    case 'recall': return joined(gone, yield* recallUndone(poll, carrying));
    case 'motion': return joined(gone, yield* decisionUndone(rules, poll, carrying, carryOut));
  }
}

export function* carryAnnulling(rules: Rules, effect: AnnullingEffect, carrying: Carrying, carryOut: CarryOut): Asking<Change> {
  if (effect.kind === 'annul-vote') {
    const poll = yield* fact('poll', effect.poll);
    return poll ? yield* annulVote(rules, poll, carrying, carryOut) : NOTHING;
  }
  const election = yield* fact('election', effect.election);
  return election ? yield* voidElection(rules, election, carrying) : NOTHING;
}
