/** Candidates in elections under way: standing, accepting, withdrawing, stating. */
import { facts, type Asking } from '../asking.ts';
import type { Election } from '../facts.ts';
import { nominationsOpenTo } from '../elections.ts';
import { NOBODY, type PersonId } from '../ids.ts';
import { candidate, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

function* electionsFor(place: Place): Asking<readonly Election[]> {
  const found = new Map<string, Election>();
  for (const constituency of [...place.units.map(unit => unit.id as string), 'whole'])
    for (const election of yield* facts('election', 'constituency', constituency))
      if (constituency !== 'whole' || place.bodies.includes(election.body)) found.set(election.id, election);
  return [...found.values()].filter(election => election.stage === 'nomination');
}

function nominating(election: Election, person: PersonId, others: boolean): AnyCandidate {
  const within = election.constituency === undefined ? {} : { within: election.constituency };
  const fields = others ? [{ path: 'person', type: 'person', ...within } as const] : [];
  const nominate = candidate('nominate', { type: 'election', id: election.id }, { election: election.id, person }, fields, election.nominationsClose);
  return person === NOBODY ? { ...nominate, standInFault: 'not-eligible' } : nominate;
}

/** Others who come forward by petition, and whose nomination the person has not signed. */
function signing({ person }: Place, election: Election): readonly AnyCandidate[] {
  const unsigned = election.candidates.filter(each => each.person !== person && each.stage !== 'withdrawn' && each.signers !== undefined && !each.signers.includes(person));
  return unsigned.map(each => candidate('nominate', { type: 'election', id: election.id }, { election: election.id, person: each.person }, [], election.nominationsClose));
}

/** Whoever may not stand may still nominate another; who may do neither is told why of standing. */
function* ofElection(place: Place, election: Election): Asking<readonly AnyCandidate[]> {
  const { rules, person, at } = place;
  const on = { type: 'election', id: election.id } as const;
  const own = election.candidates.find(each => each.person === person && each.stage !== 'withdrawn');
  const due = election.nominationsClose;
  const { self, others } = yield* nominationsOpenTo(rules, election.id, person, at);
  const toSign = others ? signing(place, election) : [];
  if (!own) return [nominating(election, self || !others ? person : NOBODY, others), ...toSign];
  return [
    ...toSign,
    ...(own.stage === 'nominated' ? [candidate('accept-nomination', on, { election: election.id }, [], due)] : []),
    ...(others ? [nominating(election, NOBODY, true)] : []),
    candidate('withdraw-candidacy', on, { election: election.id }, [], due),
    candidate('state-candidacy', on, { election: election.id, statement: UNWRITTEN }, [{ path: 'statement', type: 'text' }], due),
  ];
}

export function* electionCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const election of yield* electionsFor(place)) found.push(...(yield* ofElection(place, election)));
  return found;
}
