/**
 * What may I do now? Candidates come from where the person stands; each is judged exactly as if it were
 * done, so the page shows what the charter gives and nothing else. No list per role exists anywhere.
 */
import type { Instant } from '#kernel/time.ts';
import type { Act } from '../act.ts';
import type { Asking, FactQuery } from '../asking.ts';
import type { ActKey, BodyId, PersonId } from '../ids.ts';
import { judge } from '../judge.ts';
import { foresee } from './foresight.ts';
import type { Authority, Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { AnyCandidate } from './candidate.ts';
import { bodyCandidates } from './of-bodies.ts';
import { decisionCandidates } from './of-decisions.ts';
import { electionCandidates } from './of-elections.ts';
import { meetingCandidates } from './of-meetings.ts';
import { pollCandidates } from './of-polls.ts';
import { seatCandidates } from './of-seats.ts';
import { clericalCandidates } from './of-the-roll.ts';
import { placeOf } from './place.ts';

export interface OpenAct {
  readonly candidate: AnyCandidate;
  readonly authority: Authority;
}

export interface ClosedAct {
  readonly candidate: AnyCandidate;
  readonly refusal: Refusal;
}

export interface OpenActs {
  readonly open: readonly OpenAct[];
  readonly closed: readonly ClosedAct[];
}

const FAMILIES = [pollCandidates, electionCandidates, meetingCandidates, seatCandidates, bodyCandidates, decisionCandidates, clericalCandidates];

/** Whether each might be done now, and by what authority. */
export function* judged(rules: Rules, person: PersonId, at: Instant, candidates: readonly AnyCandidate[]): Asking<OpenActs> {
  const open: OpenAct[] = [];
  const closed: ClosedAct[] = [];
  for (const candidate of candidates) {
    const judgement = yield* judge(rules, { key: 'asked' as ActKey, kind: candidate.kind, by: { as: 'person', person }, at, content: candidate.content } as Act);
    if (judgement.lawful) open.push({ candidate, authority: judgement.authority });
    else if (judgement.code === candidate.standInFault) open.push({ candidate, authority: judgement.article as Authority });
    else closed.push({ candidate, refusal: judgement });
  }
  return { open, closed };
}

/** Enumerates and judges, for bodies around the person and those asked about. Nothing is changed, and no roll is frozen: see `withoutTrace`. */
export function* openActs(rules: Rules, person: PersonId, at: Instant, besides: readonly BodyId[] = []): Asking<OpenActs> {
  const place = yield* placeOf(rules, person, at, besides);
  yield* foresee(place);
  const found: OpenActs[] = [];
  for (const family of FAMILIES) found.push(yield* judged(rules, person, at, yield* family(place)));
  return { open: found.flatMap(({ open }) => open), closed: found.flatMap(({ closed }) => closed) };
}

/**
 * Answers for asking without acting: what has been asked once is remembered, and a roll that would be
 * frozen is not drawn, for nobody will vote by it.
 */
export function withoutTrace(answer: (query: FactQuery) => Promise<unknown>): (query: FactQuery) => Promise<unknown> {
  const known = new Map<string, Promise<unknown>>();
  return query => {
    if (query.ask === 'freeze-roll') return Promise.resolve({ root: 'not-drawn', size: 0, weight: 0 });
    if (query.ask === 'ballots') return Promise.resolve({ ballots: [], marks: 0 });
    const key = JSON.stringify(query);
    const found = known.get(key) ?? answer(query);
    known.set(key, found);
    return found;
  };
}
