/** Candidates against decisions about the person: appealing where the article opens an appeal. */
import { facts, type Asking } from '../asking.ts';
import { powerOf } from '../effects/powers-of.ts';
import { candidate, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

export function* decisionCandidates({ rules, person }: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const decision of yield* facts('decision', 'about', person))
    if ((decision.stage === 'in-force' || decision.stage === 'refused') && !decision.appeal && (yield* powerOf(rules, decision))?.appeal)
      found.push(candidate('appeal', { type: 'decision', id: decision.id }, { decision: decision.id, grounds: UNWRITTEN }, [{ path: 'grounds', type: 'text' }]));
  return found;
}
