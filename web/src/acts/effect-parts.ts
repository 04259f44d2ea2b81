/** What each effect of a motion names, so that a form can ask for it. The charter decides who may move it. */
import type { CodeFamily } from '../messages/messages.ts';

export interface EffectPart {
  readonly name: string;
  readonly type: 'person' | 'persons' | 'unit' | 'text' | 'date' | 'charter' | 'amendment' | 'choice' | 'seats' | 'decision';
  readonly optional?: true;
  readonly oneOf?: readonly (string | boolean)[];
  readonly family?: CodeFamily;
}

const PERSON: EffectPart = { name: 'person', type: 'person' };
const UNTIL: EffectPart = { name: 'until', type: 'date', optional: true };
const UNIT: EffectPart = { name: 'unit', type: 'unit' };
const DECISION: EffectPart = { name: 'decision', type: 'decision' };

export const EFFECT_PARTS: Readonly<Record<string, readonly EffectPart[]>> = {
  'decide': [],
  'instruct-delegate': [{ name: 'motion', type: 'text' }, { name: 'seats', type: 'seats' }, { name: 'vote', type: 'choice', oneOf: ['for', 'against', 'abstain'] }],
  'admit-member': [PERSON],
  'suspend-member': [PERSON, UNTIL],
  'reinstate-member': [PERSON],
  'expel-member': [PERSON],
  'disfranchise-member': [PERSON, UNTIL],
  'restore-franchise': [PERSON],
  'remove-holder': [{ name: 'seat', type: 'seats' }],
  'split-unit': [UNIT, { name: 'name', type: 'text' }, { name: 'members', type: 'persons' }],
  'merge-units': [UNIT, { name: 'into', type: 'unit' }],
  'dissolve-unit': [UNIT],
  'secede-unit': [UNIT],
  'ratify-decision': [DECISION],
  'override-decision': [DECISION, { name: 'how', type: 'choice', oneOf: ['suspend', 'annul'], family: 'overriding' }],
  'decide-appeal': [DECISION, { name: 'uphold', type: 'choice', oneOf: [true, false], family: 'uphold' }],
  'amend-charter': [{ name: 'version', type: 'amendment' }],
  'adopt-reading': [{ name: 'text', type: 'charter' }],
  'declare-emergency': [UNTIL],
  'end-emergency': [],
};

/** Whether everything that the effect must name is there. */
export function isWhole(effect: Readonly<Record<string, unknown>>): boolean {
  return (EFFECT_PARTS[String(effect['kind'])] ?? []).every(part => part.optional === true || effect[part.name] !== undefined);
}
