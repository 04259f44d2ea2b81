/** Candidates in elections under way: standing, accepting, withdrawing, stating. */
import { facts, type Asking } from '../asking.ts';
import type { Election } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import { candidate, NOBODY, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

function* electionsFor(place: Place): Asking<readonly Election[]> {
  const found = new Map<string, Election>();
  for (const constituency of [...place.units.map(unit => unit.id as string), 'whole'])
    for (const election of yield* facts('election', 'constituency', constituency))
      if (constituency !== 'whole' || place.bodies.includes(election.body)) found.set(election.id, election);
  return [...found.values()].filter(election => election.stage === 'nomination');
}

function ofElection({ rules, person }: Place, election: Election): AnyCandidate[] {
  const on = { type: 'election', id: election.id } as const;
  const rule = rules.lawOf(election.governedBy).elections.find(each => each.body === kindOfBody(election.body));
  const own = election.candidates.find(each => each.person === person && each.stage !== 'withdrawn');
  const due = election.nominationsClose;
  const others = rule?.nomination.some(way => way !== 'self') ? [{ path: 'person', type: 'person', ...(election.constituency === undefined ? {} : { within: election.constituency }) } as const] : [];
  if (!own) return [candidate('nominate', on, { election: election.id, person }, others, due)];
  const acts: AnyCandidate[] = own.stage === 'nominated' ? [candidate('accept-nomination', on, { election: election.id }, [], due)] : [];
  if (others.length > 0) acts.push({ ...candidate('nominate', on, { election: election.id, person: NOBODY }, others, due), standInFault: 'not-eligible' });
  return [...acts, candidate('withdraw-candidacy', on, { election: election.id }, [], due),
    candidate('state-candidacy', on, { election: election.id, statement: UNWRITTEN }, [{ path: 'statement', type: 'text' }], due)];
}

export function* electionCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  return (yield* electionsFor(place)).flatMap(election => ofElection(place, election));
}
