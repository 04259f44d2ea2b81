/** A motion that somebody might move: in a body between its meetings, or for one of its meetings; alone, or in the name of a decision. */
import type { BodyKindId, EffectKind, Holder, Law } from '#charter/law.ts';
import type { ActContents } from '../act.ts';
import { ask, facts, type Asking } from '../asking.ts';
import type { Decision } from '../facts.ts';
import { kindOfBody, type BodyId, type DecisionId } from '../ids.ts';
import { mayMoveAlone, resolves, speaksFor } from '../moving.ts';
import { candidate, UNWRITTEN, type AnyCandidate, type Candidate, type Field } from './candidate.ts';
import type { Place } from './place.ts';

type Moving = ActContents['move'];
export type Where = Pick<Moving, 'body' | 'meeting'>;

/** Who may move in the body: for one effect, or for any. A power that names its proposers goes before the rule on motions. */
export function proposersIn(law: Law, body: BodyKindId, effect?: EffectKind): readonly Holder[] {
  const powers = law.powers.filter(power => power.heldBy === body && power.proposedBy.length > 0 && (effect === undefined || power.effect === effect));
  const moves = law.motions.find(rule => rule.body === body)?.movedBy ?? [];
  return effect === undefined ? [...moves, ...powers.flatMap(power => power.proposedBy)] : powers[0]?.proposedBy ?? moves;
}

/** Plain resolutions in force of bodies around the person that may propose there. */
function* resolutions({ rules, bodies }: Place, holders: readonly Holder[], body: BodyId): Asking<readonly Decision[]> {
  const kinds = new Set(holders.filter(holder => resolves(rules.law, holder, { body })).map(holder => holder.body));
  const proposing = bodies.filter(each => kinds.has(kindOfBody(each)));
  if (proposing.length === 0) return [];
  yield* ask({ ask: 'foresee', ids: [], facts: proposing.map(value => ({ kind: 'decision', index: 'body', value })) });
  const found: Decision[] = [];
  for (const each of proposing) found.push(...(yield* facts('decision', 'body', each)).filter(({ stage, effect }) => stage === 'in-force' && effect.kind === 'decide'));
  yield* ask({ ask: 'foresee', facts: [], ids: found.map(({ motion: id }) => ({ kind: 'motion', id })) });
  return found.sort((a, b) => b.at - a.at);
}

/** Decisions in whose name the person may move there, newest first. */
export function* inWhoseName(place: Place, holders: readonly Holder[], body: BodyId): Asking<readonly DecisionId[]> {
  const found: DecisionId[] = [];
  for (const { id } of yield* resolutions(place, holders, body)) if (yield* speaksFor(place.rules, holders, place.person, { body, at: place.at }, id)) found.push(id);
  return found;
}

/** Where a motion of the body can be moved: between meetings if the charter lets it decide then, for each meeting to come, or for signatures. */
export function* placesToMove({ rules: { law } }: Place, body: BodyId): Asking<readonly Where[]> {
  const rule = law.motions.find(each => each.body === kindOfBody(body));
  if (!rule) return [];
  const meetings = yield* facts('meeting', 'live', body);
  return [...(rule.betweenMeetings ? [{ body }] : []), ...meetings.map(meeting => ({ body, meeting: meeting.id })), ...(isProposal(law, { body }) ? [{ body }] : [])];
}

/** Between meetings of a body that decides in meetings only, what is moved waits for signatures: of members, in nobody's name. */
function isProposal(law: Law, { body, meeting }: Where): boolean {
  const kind = kindOfBody(body);
  return meeting === undefined && law.petitions.some(rule => rule.body === kind) && law.motions.find(rule => rule.body === kind)?.betweenMeetings === undefined;
}

/** With several decisions the person must say which; the first stands in until then. */
export function* moveCandidate(place: Place, on: Candidate['on'], where: Where, effect: Moving['effect'] = { kind: 'decide' }): Asking<AnyCandidate> {
  const { rules, person, at } = place;
  const kind = kindOfBody(where.body);
  // A plain resolution may still become any other, so whoever may propose any of them is asked for.
  const names = isProposal(rules.law, where) ? [] : yield* inWhoseName(place, proposersIn(rules.law, kind, effect.kind === 'decide' ? undefined : effect.kind), where.body);
  const alone = yield* mayMoveAlone(rules, proposersIn(rules.law, kind, effect.kind), { as: 'person', person }, { body: where.body, at });
  const [first] = names;
  const content: Moving = { ...where, title: UNWRITTEN, paragraphs: [], effect, ...(alone || first === undefined ? {} : { inNameOf: first }) };
  const name: readonly Field[] = first === undefined ? [] : [{ path: 'inNameOf', type: 'decision', oneOf: names, ...(alone ? { optional: true } : {}) }];
  return candidate('move', on, content, [{ path: 'title', type: 'text' }, { path: 'paragraphs', type: 'paragraphs' }, ...name, ...effectFields(effect)]);
}

/** A plain resolution may become any other; an effect that is settled leaves open only what it must name. */
function effectFields(effect: Moving['effect']): readonly Field[] {
  switch (effect.kind) {
    case 'decide': return [{ path: 'effect', type: 'effect' }];
    case 'instruct-delegate': return [{ path: 'effect.seats', type: 'seats', oneOf: effect.seats }, { path: 'effect.vote', type: 'option', oneOf: ['for', 'against', 'abstain'] }];
    default: return [];
  }
}
