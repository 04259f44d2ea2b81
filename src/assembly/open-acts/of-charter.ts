/** Ways of an amendment of the charter: the bodies that may adopt it, and where this person may move it now. */
import { mayActFor } from '#charter/body-powers.ts';
import type { ArticleId, VersionHash } from '#charter/law.ts';
import type { Instant } from '#kernel/time.ts';
import type { Asking } from '../asking.ts';
import type { Effect } from '../facts.ts';
import { bodyId, type BodyId, type PersonId } from '../ids.ts';
import type { Refusal } from '../judgement.ts';
import { governingOf, type Governing } from '../powers.ts';
import type { Rules } from '../rules.ts';
import { UNWRITTEN, type AnyCandidate } from './candidate.ts';
import { moveCandidate, placesToMove } from './move-candidate.ts';
import { judged, type OpenActs } from './open-acts.ts';
import { placeOf, type Place } from './place.ts';

export interface CharterWay {
  readonly body: BodyId;
  /** What it would be decided by, or why this body cannot amend these articles. */
  readonly governing: Governing | Refusal;
  readonly acts: OpenActs;
}

/** Bodies of the whole organisation that hold a power of amendment, or act for one that does. */
function amending({ law }: Rules): readonly BodyId[] {
  const held = law.powers.filter(power => power.effect === 'amend-charter').map(power => power.heldBy);
  const kinds = new Set([...held, ...law.actingFor.filter(rule => held.includes(rule.body) && mayActFor(rule, 'amend-charter')).map(rule => rule.by)]);
  return [...kinds].filter(kind => law.bodies.get(kind)?.forEach === undefined).map(kind => bodyId(kind, undefined));
}

/** Where nothing can be moved now, the motion between meetings stands in: its refusal says what is missing. */
function* candidates(place: Place, body: BodyId, effect: Effect): Asking<readonly AnyCandidate[]> {
  const places = yield* placesToMove(place, body);
  const found: AnyCandidate[] = [];
  for (const where of places.length > 0 ? places : [{ body }])
    found.push(yield* moveCandidate(place, where.meeting === undefined ? { type: 'body', id: body } : { type: 'meeting', id: where.meeting }, where, effect));
  return found;
}

const UNWRITTEN_VERSION = 'unwritten' as VersionHash;

/** Where the way is asked for, the text is not written yet: the one in force stands in, which touches no article that is not named. */
function withStandIn(rules: Rules): Rules {
  return { ...rules, isWritten: () => true, lawOf: version => (version === UNWRITTEN_VERSION ? rules.law : rules.lawOf(version)) };
}

/** @param articles those that the amendment changes, adds or strikes */
export function* charterWays(inForce: Rules, person: PersonId, articles: readonly ArticleId[], at: Instant): Asking<readonly CharterWay[]> {
  const rules = withStandIn(inForce);
  const effect: Effect = { kind: 'amend-charter', text: UNWRITTEN, version: UNWRITTEN_VERSION, articles };
  const place = yield* placeOf(rules, person, at);
  const ways: CharterWay[] = [];
  for (const body of amending(rules)) {
    const governing = yield* governingOf(rules, body, effect, at);
    const acts = 'lawful' in governing ? { open: [], closed: [] } : yield* judged(rules, person, at, yield* candidates(place, body, effect));
    ways.push({ body, governing, acts });
  }
  return ways;
}
