/** Elections: called for a body, nominated for in each constituency, and opened to the vote by the clock. */
import type { Json } from '#kernel/json.ts';
import { deadline } from '#kernel/time.ts';
import type { ElectionRule } from '#charter/law.ts';
import { fillsOneSeat } from '#tally/ballot-form.ts';
import { nameOf } from '#tally/presets.ts';
import { ask, fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { baseFault } from './bases.ts';
import { electorRoll, electorsChosen } from './constituency.ts';
import { directFault } from './direct.ts';
import { bodyRule, isOnRoll } from './electors.ts';
import { isEntitled, isMemberOf } from './entitlement.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Candidate, Election } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, NOBODY, unitOfBody, type BodyId, type ElectionId, type PersonId, type PollId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { holdingLimit } from './limits.ts';
import { contestOf, type FrozenContest } from './contest-of.ts';
import { openPoll } from './polls.ts';
import type { Rules } from './rules.ts';
import { tableFault } from './seat-tables.ts';
import { apportion, seatId, seatLines, type Apportionment } from './seats.ts';
import { nominationsTimer } from './vacancies.ts';

function* electionsOf(rules: Rules, rule: ElectionRule, { body, lines }: Apportionment, act: Act<'call-election'>): Asking<Election[]> {
  const elections: Election[] = [];
  for (const [index, line] of lines.filter(each => each.seats > 0).entries()) {
    const source = bodyRule(rules.law, kindOfBody(body)).seats[line.source];
    elections.push({
      id: idFrom<ElectionId>(act.key, index + 1), body, source: line.source,
      seats: Array.from({ length: line.seats }, (_, n) => seatId(body, line.source, line.constituency, n + 1)),
      byElection: false, governedBy: rules.law.version, authority: rule.article, stage: 'nomination', candidates: [],
      nominationsClose: deadline(act.at, rule.nominationsOpen, rules.calendar),
      ...(line.constituency === undefined ? {} : { constituency: line.constituency }),
      ...(yield* electorsChosen(rules, source, { body, unit: line.constituency ?? unitOfBody(body) }, act.at)),
    });
  }
  return elections;
}

function calledFacts(apportionment: Apportionment): Readonly<Record<string, Json>> {
  return { body: apportionment.body, asOf: apportionment.asOf, seats: apportionment.seats, constituencies: apportionment.lines.length };
}

function* callRefusal(rules: Rules, rule: ElectionRule, act: Act<'call-election'>): Asking<Refusal | undefined> {
  const { body } = act.content;
  if (!(yield* isEntitled(rules, rule.calledBy, act.by, { body, at: act.at }))) return refuse('not-entitled', rule.article, { act: act.kind, body }, [remedy('ask-holder', { holders: rule.calledBy.map(holder => holder.kind) })]);
  const live = (yield* facts('election', 'live', body)).filter(election => !election.byElection);
  const [running] = live;
  return running && refuse('election-under-way', rule.article, { election: running.id, closes: running.nominationsClose });
}

/** Calls the elections of a body: seats are apportioned, and every constituency opens its nominations. */
export function* judgeCallElection(rules: Rules, act: Act<'call-election'>): Asking<Judgement> {
  const { body } = act.content;
  if (!rules.law.bodies.has(kindOfBody(body))) return refuse('no-such-thing', 'none', { body });
  const governed = governingRule(rules.law.elections, kindOfBody(body), act.kind);
  if (!governed.ok) return governed.error;
  const rule = governed.value;
  const refusal = (yield* directFault(rules, body, act.at)) ?? (yield* callRefusal(rules, rule, act)) ?? baseFault(rule.quorum, rule.article);
  if (refusal) return refusal;
  const mismatch = yield* tableFault(rules, body);
  if (mismatch) return refuse('table-mismatch', mismatch.article, { body, unlisted: mismatch.unlisted, unknown: mismatch.unknown, twice: mismatch.twice }, [remedy('amend-table', { article: mismatch.article }), remedy('record-units')]);
  const apportionment = yield* apportion(rules, body, act.at);
  if (apportionment.overCap !== undefined) return refuse('over-cap', bodyRule(rules.law, kindOfBody(body)).article, { seats: apportionment.seats, cap: apportionment.overCap }, [remedy('adopt-reading', { rule: 'cap' })]);
  const elections = yield* electionsOf(rules, rule, apportionment, act);
  if (elections.length === 0) return refuse('no-constituencies', rule.article, { body });
  const tooMany = elections.find(election => election.seats.length > 1 && fillsOneSeat(rule.count));
  if (tooMany) return refuse('one-seat-rule', rule.article, { body, seats: tooMany.seats.length, method: nameOf(rule.count) });
  return lawful(rule.article, [
    event('seats-apportioned', { body, seats: seatLines(rules, apportionment) }),
    ...elections.flatMap(election => [event('election-called', { election }), nominationsTimer(election)]),
  ], [{ article: bodyRule(rules.law, kindOfBody(body)).article, code: 'apportioned', facts: calledFacts(apportionment) }]);
}

interface Standing {
  readonly election: Election;
  readonly rule: ElectionRule;
}

function* standing(rules: Rules, id: ElectionId): Asking<Standing | Refusal> {
  const election = yield* fact('election', id);
  if (!election) return refuse('no-such-thing', 'none', { election: id });
  const governed = governingRule(rules.lawOf(election.governedBy).elections, kindOfBody(election.body), 'nominate');
  return governed.ok ? { election, rule: governed.value } : governed.error;
}

function notOpenForNominations({ election, rule }: Standing, at: number): Refusal | undefined {
  if (election.stage !== 'nomination') return refuse('wrong-stage', rule.article, { stage: election.stage });
  return at >= election.nominationsClose ? refuse('too-late', rule.article, { closes: election.nominationsClose }) : undefined;
}

function* electorsOf(rules: Rules, { election }: Standing, at: Act['at']): Asking<RollSpec | undefined> {
  const law = rules.lawOf(election.governedBy);
  const source = bodyRule(law, kindOfBody(election.body)).seats[election.source];
  return source && (yield* electorRoll({ law, source, filled: { body: election.body, unit: election.constituency ?? unitOfBody(election.body) }, chosen: election.electors }, at, rules.calendar));
}

/** Who may be elected: those the source names, else the members who elect; where a body elects, any full member of its unit. */
function* isEligible(rules: Rules, standing: Standing, person: PersonId, at: Act['at']): Asking<boolean> {
  const { election } = standing;
  const law = rules.lawOf(election.governedBy);
  const source = bodyRule(law, kindOfBody(election.body)).seats[election.source];
  const scope: BodyId = election.constituency === undefined ? election.body : (`constituency@${election.constituency}` as BodyId);
  if (source?.eligible) return yield* isMemberOf(rules, source.eligible, person, { body: scope, at });
  const roll = yield* electorsOf(rules, standing, at);
  if (source?.electors.kind === 'members') return roll !== undefined && (yield* isOnRoll(law, roll, person));
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
  return membership?.status === 'full';
}

type Way = ElectionRule['nomination'][number];

/** How this person may bring that one forward; signing for somebody comes last, as it alone does not suffice. */
function* wayToNominate(rules: Rules, standing: Standing, nominator: PersonId, nominee: PersonId, at: Act['at']): Asking<Way | undefined> {
  const { rule } = standing;
  if (nominator === nominee && rule.nomination.includes('self')) return 'self';
  const way = (nominator === nominee ? undefined : rule.nomination.find(each => each === 'others-with-acceptance' || each === 'electors-body')) ?? rule.nomination.find(each => each === 'petition');
  return way !== undefined && (yield* isNominator(rules, standing, nominator, at)) ? way : undefined;
}

function* isNominator(rules: Rules, standing: Standing, nominator: PersonId, at: Act['at']): Asking<boolean> {
  const { rule, election } = standing;
  const scope: BodyId = election.constituency === undefined ? election.body : (`constituency@${election.constituency}` as BodyId);
  if (rule.nominators) return yield* isMemberOf(rules, rule.nominators, nominator, { body: scope, at });
  const roll = yield* electorsOf(rules, standing, at);
  return roll !== undefined && (yield* isOnRoll(rules.lawOf(election.governedBy), roll, nominator));
}

/** Whom the person may nominate: themselves, if they may also be elected; anybody else. */
export function* nominationsOpenTo(rules: Rules, id: ElectionId, person: PersonId, at: Act['at']): Asking<{ readonly self: boolean; readonly others: boolean }> {
  const found = yield* standing(rules, id);
  if ('lawful' in found) return { self: false, others: false };
  const mayStand = (yield* isEligible(rules, found, person, at)) && (yield* holdingLimit(rules, found.election.body, person)) === undefined;
  return { self: mayStand && (yield* wayToNominate(rules, found, person, person, at)) !== undefined, others: (yield* wayToNominate(rules, found, person, NOBODY, at)) !== undefined };
}

export function* judgeNominate(rules: Rules, act: Act<'nominate'>): Asking<Judgement> {
  const found = yield* standing(rules, act.content.election);
  if ('lawful' in found) return found;
  const { rule, election } = found;
  const closed = notOpenForNominations(found, act.at);
  if (closed) return closed;
  const way = act.by.as === 'person' ? yield* wayToNominate(rules, found, act.by.person, act.content.person, act.at) : undefined;
  if (act.by.as !== 'person' || way === undefined) return refuse('not-entitled', rule.article, { act: act.kind, nomination: rule.nomination }, [remedy('ask-elector', { constituency: election.constituency ?? null })]);
  if (!(yield* isEligible(rules, found, act.content.person, act.at))) return refuse('not-eligible', rule.article, { person: act.content.person });
  const limited = yield* holdingLimit(rules, election.body, act.content.person);
  if (limited) return limited;
  const elsewhere = yield* seatElsewhere(rules, found, act.content.person, act.at);
  if (elsewhere) return elsewhere;
  const standsAlready = election.candidates.find(candidate => candidate.person === act.content.person && candidate.stage !== 'withdrawn');
  if (standsAlready) return signed(found, standsAlready, act.by.person);
  const candidate: Candidate = { person: act.content.person, nominatedBy: act.by.person, stage: act.by.person === act.content.person ? 'accepted' : 'nominated', ...(way === 'petition' ? { signers: [act.by.person] } : {}) };
  return lawful(rule.article, [event('candidate-nominated', { election: election.id, candidate })]);
}

/** Somebody of one unit can stand in one constituency only, where a body has its seats from one source: the usual case asks no further. */
function* mayStandTwice(rules: Rules, { election }: Standing, person: PersonId, at: Act['at']): Asking<boolean> {
  if (bodyRule(rules.law, kindOfBody(election.body)).seats.filter(source => source.voice === 'vote').length > 1) return true;
  return ((yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) }))?.units.length ?? 0) > 1;
}

/** Nobody has two votes in one body: whoever stands for it in one place, or sits in it when another seat is filled for the rest of the term, stands in no other. */
function* seatElsewhere(rules: Rules, standing: Standing, person: PersonId, at: Act['at']): Asking<Refusal | undefined> {
  const { election, rule } = standing;
  const voice = (each: Pick<Election, 'body' | 'source'>): string | undefined => bodyRule(rules.law, kindOfBody(each.body)).seats[each.source]?.voice;
  if (voice(election) !== 'vote') return undefined;
  const live = (yield* mayStandTwice(rules, standing, person, at)) ? yield* facts('election', 'live', election.body) : [];
  const other = live.find(each => each.id !== election.id && voice(each) === 'vote' && each.candidates.some(candidate => candidate.person === person && candidate.stage !== 'withdrawn'));
  if (other) return refuse('incompatible', rule.article, { body: election.body, election: other.id });
  const seat = election.byElection ? (yield* facts('seat', 'holder', person)).find(held => held.body === election.body && held.voice === 'vote' && !election.seats.includes(held.id)) : undefined;
  return seat && refuse('incompatible', rule.article, { body: election.body, seat: seat.id }, [remedy('resign', { seat: seat.id })]);
}

function signaturesWanted(rule: ElectionRule): number {
  return rule.petitionSize ?? 1;
}

/** How many have to sign for a candidate who comes forward by petition, under the version that governs the election. */
export function signaturesFor(rules: Rules, election: Election): number {
  const governed = governingRule(rules.lawOf(election.governedBy).elections, kindOfBody(election.body), 'nominate');
  return governed.ok ? signaturesWanted(governed.value) : 1;
}

/** Another name under a nomination by petition. */
function signed({ rule, election }: Standing, candidate: Candidate, person: PersonId): Judgement {
  if (candidate.signers === undefined || candidate.signers.includes(person)) return refuse('already-done', rule.article, { person: candidate.person });
  const [signers, need] = [[...candidate.signers, person], signaturesWanted(rule)];
  return lawful(rule.article, [event('candidacy-changed', { election: election.id, candidate: { ...candidate, signers } })],
    signers.length === need ? [{ article: rule.article, code: 'threshold-reached', facts: { signed: signers.length, need } }] : []);
}

/** On the ballot are those who have accepted, and for whom enough have signed where they come forward by petition. */
function goesOnBallot({ stage, signers }: Candidate, rule: ElectionRule): boolean {
  return stage === 'accepted' && (signers === undefined || signers.length >= signaturesWanted(rule));
}

/** Accepting, withdrawing and stating change the candidate's own line, until nominations close. */
function* ownCandidacy(rules: Rules, act: Act<'accept-nomination' | 'withdraw-candidacy' | 'state-candidacy'>): Asking<{ readonly standing: Standing; readonly candidate: Candidate } | Refusal> {
  const found = yield* standing(rules, act.content.election);
  if ('lawful' in found) return found;
  const closed = notOpenForNominations(found, act.at);
  if (closed) return closed;
  const candidate = found.election.candidates.find(each => act.by.as === 'person' && each.person === act.by.person && each.stage !== 'withdrawn');
  return candidate ? { standing: found, candidate } : refuse('not-nominated', found.rule.article, { election: found.election.id }, [remedy('be-nominated')]);
}

export function* judgeCandidacy(rules: Rules, act: Act<'accept-nomination' | 'withdraw-candidacy' | 'state-candidacy'>): Asking<Judgement> {
  const own = yield* ownCandidacy(rules, act);
  if ('lawful' in own) return own;
  const { standing: { election, rule }, candidate } = own;
  if (act.kind === 'accept-nomination' && candidate.stage === 'accepted') return refuse('already-done', rule.article, { election: election.id });
  const changed: Candidate = act.kind === 'accept-nomination' ? { ...candidate, stage: 'accepted' }
    : act.kind === 'withdraw-candidacy' ? { ...candidate, stage: 'withdrawn' }
    : { ...candidate, statement: act.content.statement };
  return lawful(rule.article, [event('candidacy-changed', { election: election.id, candidate: changed })]);
}

function* ballotEvents(rules: Rules, found: Standing, act: Act<'close-nominations'>, contest: FrozenContest): Asking<readonly AssemblyEvent[]> {
  const { election, rule } = found;
  const spec = yield* electorsOf(rules, found, act.at);
  if (!spec || rule.secrecy === undefined) return [];
  const poll = idFrom<PollId>(act.key);
  const opened = yield* openPoll({ ...rules, law: rules.lawOf(election.governedBy) }, {
    poll, body: election.body, spec, for: { kind: 'election', id: election.id }, authority: rule.article,
    ...contest,
    ties: rule.ties, secrecy: rule.secrecy, mode: 'ballot', opens: act.at, closes: deadline(act.at, rule.voting, rules.calendar),
  });
  return [event('election-moved', { election: election.id, stage: 'poll', poll }), ...opened];
}

/** The clock closes nominations and opens the poll; without candidates the seats stay vacant, and the record says why. */
export function* judgeCloseNominations(rules: Rules, act: Act<'close-nominations'>): Asking<Judgement> {
  const found = yield* standing(rules, act.content.election);
  const done = event('timer-done', { timer: `close-nominations:${act.content.election}` });
  if ('lawful' in found) return found;
  const { election, rule } = found;
  if (election.stage !== 'nomination') return lawful('clock', [done]);
  if (act.at < election.nominationsClose) return refuse('too-early', rule.article, { closes: election.nominationsClose });
  const candidates = election.candidates.filter(candidate => goesOnBallot(candidate, rule));
  if (candidates.length === 0) return lawful(rule.article, [...(yield* noCandidates(election)), done]);
  if (rule.secrecy === undefined) return refuse('not-governed', rule.article, { act: 'ballot' }, [remedy('adopt-reading', { missing: ['ballot'] })]);
  const uncounted = baseFault(rule.quorum, rule.article);
  if (uncounted) return uncounted;
  const contest = yield* contestOf({ ...rules, law: rules.lawOf(election.governedBy) }, rule, election, candidates, act.at);
  return lawful(rule.article, [...(yield* contest ? ballotEvents(rules, found, act, contest) : noCandidates(election)), done]);
}

function* noCandidates(election: Election): Asking<readonly AssemblyEvent[]> {
  const events: AssemblyEvent[] = [event('election-moved', { election: election.id, stage: 'done', elected: [] })];
  for (const id of election.seats) {
    const seat = yield* fact('seat', id);
    if (seat?.holder === undefined) events.push(event('seat-vacated', { seat: id, because: 'no-candidates', by: election.id }));
  }
  return events;
}
