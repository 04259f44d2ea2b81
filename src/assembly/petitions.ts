/**
 * Petitions: signatures of those whom the charter names, counted until its number is reached. What follows
 * then happens by itself, without anybody's leave: a recall opens its vote.
 */
import type { Instant } from '#kernel/time.ts';
import { deadline } from '#kernel/time.ts';
import { ceil, floor, multiply, rational, type Rational } from '#kernel/rational.ts';
import type { RecallRule } from '#charter/law.ts';
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { baseFault } from './bases.ts';
import { seatRoll } from './constituency.ts';
import { isOnRoll, rollSize } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Petition, Seat } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, type PersonId, type PetitionId, type PollId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { standsFor } from './petition-bases.ts';
import { openPoll, thresholdRecord } from './polls.ts';
import { inhabitantsAdded } from './represented.ts';
import type { Rules } from './rules.ts';

/** The least whole number of signatures that satisfies the share of the base; never below one. */
export function signaturesNeeded(startedBy: { readonly share: Rational; readonly strict: boolean } | { readonly count: number }, base: number): number {
  if ('count' in startedBy) return startedBy.count;
  const exact = multiply(startedBy.share, rational(base));
  return Math.max(1, Number(startedBy.strict ? floor(exact) + 1n : ceil(exact)));
}

/** What a recall cannot do without, as the charter spells it. */
const NUMBERS = { startedBy: 'started by', signatures: 'signatures within', threshold: 'decided by', voting: 'voting', secrecy: 'ballot' } as const;
type CompleteRecall = RecallRule & { readonly [K in keyof typeof NUMBERS]: NonNullable<RecallRule[K]> };

/** A recall right without its numbers cannot be exercised: the refusal names what is missing. */
function completeRecall(rule: RecallRule): CompleteRecall | Refusal {
  const keys = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];
  const missing = keys.filter(key => rule[key] === undefined).map(key => NUMBERS[key]);
  if (missing.length > 0) return refuse('recall-unspecified', rule.article, { missing }, [remedy('adopt-reading', { missing })]);
  return baseFault(rule.threshold, rule.article) ?? (rule as CompleteRecall);
}

function tooSoon(rules: Rules, rule: RecallRule, last: Petition | undefined, at: Instant): Refusal | undefined {
  if (!rule.againAfter || !last) return undefined;
  const from = deadline(last.opened, rule.againAfter, rules.calendar);
  return at < from ? refuse('recall-too-soon', rule.article, { from }, [remedy('wait-until', { from })]) : undefined;
}

interface RecallGround {
  readonly rule: CompleteRecall;
  readonly seat: Seat;
  readonly roll: RollSpec;
}

function* recallGround(rules: Rules, act: Act<'sign'>, signer: PersonId): Asking<RecallGround | Refusal> {
  const seat = act.content.seat === undefined ? undefined : yield* fact('seat', act.content.seat);
  if (!seat) return refuse('no-such-thing', 'none', { seat: act.content.seat ?? null });
  const governed = governingRule(rules.law.recalls, kindOfBody(seat.body), 'recall');
  if (!governed.ok) return governed.error;
  const rule = completeRecall(governed.value);
  if ('lawful' in rule) return rule;
  if (seat.holder === undefined) return refuse('seat-vacant', rule.article, { seat: seat.id });
  const roll = yield* seatRoll(rules.law, seat, act.at, rules.calendar);
  if (!roll || !(yield* isOnRoll(rules.law, roll, signer))) return refuse('not-constituent', rule.article, { seat: seat.id, constituency: seat.constituency ?? null });
  return { rule, seat, roll };
}

/** One petition for each holding of a seat at a time: its id names the seat and since when it is held. */
export function recallPetitionId(seat: Seat, round: number): PetitionId {
  return `recall:${seat.id}:${seat.since ?? 0}:${round}` as PetitionId;
}

function* currentRecall(seat: Seat): Asking<{ readonly petition: Petition | undefined; readonly last: Petition | undefined; readonly round: number }> {
  let last: Petition | undefined;
  for (let round = 1; ; round++) {
    const petition = yield* fact('petition', recallPetitionId(seat, round));
    if (!petition) return { petition: undefined, last, round };
    if (petition.stage === 'open' || (petition.stage === 'reached' && (yield* isUndecided(petition)))) return { petition, last, round };
    last = petition;
  }
}

function* isUndecided(petition: Petition): Asking<boolean> {
  const poll = petition.poll === undefined ? undefined : yield* fact('poll', petition.poll);
  return poll?.stage === 'open' || poll?.stage === 'tied';
}

function* openedPetition(rules: Rules, ground: RecallGround, act: Act<'sign'>, round: number): Asking<Petition> {
  const base = yield* rollSize(rules.law, ground.roll);
  const { rule, seat } = ground;
  return {
    id: recallPetitionId(seat, round), for: 'recall', body: seat.body, seat: seat.id, stage: 'open',
    need: signaturesNeeded(rule.startedBy, base), base, signed: 0, opened: act.at, authority: rule.article, governedBy: rules.law.version,
    ...(seat.holder === undefined ? {} : { holder: seat.holder }),
    ...(rule.signatures === undefined ? {} : { closes: deadline(act.at, rule.signatures, rules.calendar) }),
  };
}

/** Opens a petition, with the clock that ends it where the charter gives it a time. */
export function openingEvents(petition: Petition): AssemblyEvent[] {
  const opened = event('petition-opened', { petition });
  if (petition.closes === undefined) return [opened];
  return [opened, event('timer-set', { timer: { id: `lapse:${petition.id}`, at: petition.closes, act: { kind: 'lapse-petition', content: { petition: petition.id } } } })];
}

function* recallPoll(rules: Rules, ground: RecallGround, petition: Petition, act: Act<'sign'>): Asking<readonly AssemblyEvent[]> {
  const poll = idFrom<PollId>(act.key);
  const { rule, seat, roll } = ground;
  const opened = yield* openPoll(rules, {
    poll, body: seat.body, spec: roll, for: { kind: 'recall', id: petition.id }, authority: rule.article,
    options: [{ id: 'for' }, { id: 'against' }, { id: 'abstain' }],
    decision: { kind: 'threshold', threshold: thresholdRecord(rule.threshold) },
    ties: [], secrecy: rule.secrecy, mode: 'ballot', opens: act.at, closes: deadline(act.at, rule.voting, rules.calendar),
  });
  return [event('petition-closed', { petition: petition.id, stage: 'reached', poll }), ...opened];
}

/** Why this person may not add a signature to a petition that runs. */
function* runningFault(petition: Petition, signer: PersonId, at: Instant): Asking<Refusal | undefined> {
  const { authority, poll = null, closes } = petition;
  if (petition.stage === 'reached') return refuse('vote-under-way', authority, { poll }, [remedy('vote', { poll })]);
  if (closes !== undefined && at >= closes) return refuse('too-late', authority, { closes });
  return (yield* fact('signature', `${petition.id}:${signer}`)) ? refuse('already-done', authority, { petition: petition.id }) : undefined;
}

/** Signs a recall. The signature that reaches the charter's number opens the vote in the same act. */
export function* judgeSignRecall(rules: Rules, act: Act<'sign'>): Asking<Judgement> {
  if (act.by.as !== 'person') return refuse('not-entitled', 'none');
  const signer = act.by.person;
  const ground = yield* recallGround(rules, act, signer);
  if ('lawful' in ground) return ground;
  const { rule, seat } = ground;
  const { petition: running, last, round } = yield* currentRecall(seat);
  const fault = running ? yield* runningFault(running, signer, act.at) : tooSoon(rules, rule, last, act.at);
  if (fault) return fault;
  const petition = running ?? (yield* openedPetition(rules, ground, act, round));
  const events = [...(running ? [] : openingEvents(petition)), event('petition-signed', { petition: petition.id, person: signer })];
  if (petition.signed + 1 < petition.need) return lawful(rule.article, events);
  return lawful(rule.article, [...events, ...(yield* recallPoll(rules, ground, petition, act))],
    [{ article: rule.article, code: 'threshold-reached', facts: { signed: petition.signed + 1, need: petition.need, base: petition.base } }]);
}

/**
 * Takes a signature back while the petition is still open. That of a unit is taken back by whoever stands for the unit
 * now, whether or not they gave it.
 */
export function* judgeUnsign(rules: Rules, act: Act<'unsign'>): Asking<Judgement> {
  const { petition: id, unit } = act.content;
  const petition = yield* fact('petition', id);
  if (!petition || act.by.as !== 'person') return refuse('no-such-thing', 'none', { petition: id });
  const { authority, body, stage } = petition;
  if (stage !== 'open') return refuse('wrong-stage', authority, { stage });
  const { person } = act.by;
  const then = { ...rules, law: rules.lawOf(petition.governedBy) };
  if (unit !== undefined && !(yield* standsFor(then, unit, { body, person }))) return refuse('not-entitled', authority, { act: act.kind, unit }, [remedy('ask-holder', { holders: ['units'] })]);
  const signature = yield* fact('signature', `${petition.id}:${unit ?? person}`);
  if (!signature) return refuse('not-signed', authority, { petition: petition.id, ...(unit === undefined ? {} : { unit }) });
  const inhabitants = petition.counted === undefined || unit === undefined ? {} : { inhabitants: yield* inhabitantsAdded(petition, unit) };
  return lawful(authority, [event('petition-unsigned', { petition: petition.id, person, ...(unit === undefined ? {} : { unit }), ...inhabitants })]);
}

/** The clock ends a petition that did not find its signatures in time. */
export function* judgeLapsePetition(act: Act<'lapse-petition'>): Asking<Judgement> {
  const petition = yield* fact('petition', act.content.petition);
  const done = event('timer-done', { timer: `lapse:${act.content.petition}` });
  if (!petition || petition.stage !== 'open') return lawful('clock', [done]);
  if (petition.closes === undefined || act.at < petition.closes) return refuse('too-early', petition.authority, { closes: petition.closes ?? null });
  return lawful(petition.authority, [event('petition-closed', { petition: petition.id, stage: 'lapsed' }), done]);
}
