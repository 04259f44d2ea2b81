/** What each effect of a motion names, so that a form can ask for it. The charter decides who may move it. */
import type { EffectKind } from '#charter/law.ts';
import type { BodyPowers } from '../api/councils.ts';
import type { CodeFamily } from '../messages/messages.ts';

export interface EffectPart {
  readonly name: string;
  readonly type:
    | 'person' | 'persons' | 'unit' | 'units' | 'unit-kind' | 'text' | 'date' | 'charter' | 'amendment' | 'choice' | 'matter'
    | 'held-seat' | 'bound-seat' | 'vacant-seat' | 'decision' | 'election' | 'unverified-election' | 'poll' | 'motion' | 'referendum';
  readonly optional?: true;
  /** Other names in the effect that the same answer fills in. */
  readonly also?: readonly string[];
  readonly oneOf?: readonly (string | boolean)[];
  readonly family?: CodeFamily;
}

export type Parts = Readonly<Record<string, unknown>>;

const PERSON: EffectPart = { name: 'person', type: 'person' };
const UNTIL: EffectPart = { name: 'until', type: 'date', optional: true };
const UNIT: EffectPart = { name: 'unit', type: 'unit' };
const DECISION: EffectPart = { name: 'decision', type: 'decision' };
const MOTION: EffectPart = { name: 'motion', type: 'motion' };
const NEW_UNIT: readonly EffectPart[] = [{ name: 'unitKind', type: 'unit-kind' }, { name: 'name', type: 'text' }, { name: 'parents', type: 'units' }];

/** One row for each effect of the catalogue: what has none here does not compile. */
export const EFFECT_PARTS: Readonly<Record<EffectKind, readonly EffectPart[]>> = {
  'decide': [{ name: 'matter', type: 'matter', optional: true }],
  'instruct-delegate': [MOTION, { name: 'seats', type: 'bound-seat' }, { name: 'vote', type: 'choice', oneOf: ['for', 'against', 'abstain'] }],
  'admit-member': [PERSON, { ...UNIT, optional: true }, { name: 'sponsors', type: 'persons', optional: true }],
  'suspend-member': [PERSON, UNTIL],
  'reinstate-member': [PERSON],
  'expel-member': [PERSON],
  'disfranchise-member': [PERSON, UNTIL],
  'restore-franchise': [PERSON],
  'remove-holder': [{ name: 'seat', type: 'held-seat' }],
  'appoint': [{ name: 'seat', type: 'vacant-seat', also: ['body'] }, PERSON],
  'create-unit': NEW_UNIT,
  'admit-unit': NEW_UNIT,
  'split-unit': [UNIT, { name: 'name', type: 'text' }, { name: 'members', type: 'persons' }],
  'merge-units': [UNIT, { name: 'into', type: 'unit' }],
  'dissolve-unit': [UNIT],
  'secede-unit': [UNIT],
  'ratify-decision': [DECISION],
  'override-decision': [DECISION, { name: 'how', type: 'choice', oneOf: ['suspend', 'annul'], family: 'overriding' }],
  'decide-appeal': [DECISION, { name: 'uphold', type: 'choice', oneOf: [true, false], family: 'uphold' }],
  'amend-charter': [{ name: 'version', type: 'amendment', also: ['text', 'articles', 'inForce'] }],
  'adopt-reading': [{ name: 'text', type: 'charter', also: ['version'] }],
  'declare-emergency': [UNTIL],
  'end-emergency': [],
  'call-referendum': [{ name: 'body', type: 'referendum' }, MOTION],
  'verify-election': [{ name: 'election', type: 'unverified-election' }],
  'void-election': [{ name: 'election', type: 'election' }],
  'annul-vote': [{ name: 'poll', type: 'poll' }],
};

export function isEffect(kind: string | undefined): kind is EffectKind {
  return kind !== undefined && Object.hasOwn(EFFECT_PARTS, kind);
}

/** Units that a new one may lie in: none are asked for where its kind is a top kind. */
function isNeeded(part: EffectPart, effect: Parts, { unitKinds }: Pick<BodyPowers, 'unitKinds'>): boolean {
  if (part.optional) return false;
  return part.type !== 'units' || unitKinds.find(kind => kind.id === effect['unitKind'])?.within.length !== 0;
}

/** Whether everything that the effect must name is there. */
export function isWhole(effect: Parts, powers: Pick<BodyPowers, 'unitKinds' | 'effects'>): boolean {
  const kind = String(effect['kind']);
  const choice = powers.effects.find(each => each.effect === kind);
  // Where the charter gives the body named matters only, one of them must be named.
  if (kind === 'decide' && choice !== undefined && choice.matters.length > 0 && !choice.anyMatter && effect['matter'] === undefined) return false;
  const parts = isEffect(kind) ? EFFECT_PARTS[kind] : [];
  return parts.every(part => !isNeeded(part, effect, powers) || !isEmpty(effect[part.name]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** What needs no choosing, because there is only one of it; a new unit without units above it lies in none. */
export function beginning(kind: EffectKind, { bodyKinds, unitKinds, effects }: BodyPowers, given: Parts = {}): Parts {
  const names = new Set(EFFECT_PARTS[kind].map(part => part.name));
  const referendums = bodyKinds.filter(each => each.form === 'referendum');
  const reach = effects.find(each => each.effect === kind)?.overUnits ?? [];
  const kinds = unitKinds.filter(each => reach.length === 0 || reach.includes(each.id));
  return {
    kind, ...Object.fromEntries(Object.entries(given).filter(([name, value]) => names.has(name) && value !== undefined)),
    ...(names.has('body') && referendums.length === 1 && { body: referendums[0]?.id }),
    ...(names.has('unitKind') && { parents: [], ...(kinds.length === 1 && { unitKind: kinds[0]?.id }) }),
  };
}
