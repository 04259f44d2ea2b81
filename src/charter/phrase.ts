/** What a power does, in words: "expel a member", "decide war and peace", "remove a holder of executive". */
import { ok } from '#kernel/result.ts';
import type { BodyKindId, EffectKind, MatterId, UnitKindId } from './law.ts';
import { lookUp, parseMatter, type Names } from './names.ts';
import { andThen, fault, type Parsed } from './parsed.ts';
import { nearest, own, spoken } from './words.ts';

export interface EffectPhrase {
  readonly effect: EffectKind;
  readonly matter?: MatterId;
  readonly over?: BodyKindId;
  readonly overUnit?: UnitKindId;
}

/** The spelling of every effect; the documentation and the printer use the same words. */
export const EFFECT_PHRASES: Readonly<Record<EffectKind, string>> = {
  decide: 'decide a question',
  'admit-member': 'admit a member', 'suspend-member': 'suspend a member', 'reinstate-member': 'reinstate a member',
  'expel-member': 'expel a member', 'disfranchise-member': 'disfranchise a member', 'restore-franchise': 'restore franchise',
  'create-unit': 'create a unit', 'split-unit': 'split a unit', 'merge-units': 'merge units', 'admit-unit': 'admit a unit',
  'dissolve-unit': 'dissolve a unit', 'secede-unit': 'let a unit secede',
  'remove-holder': 'remove a holder', appoint: 'appoint', 'instruct-delegate': 'instruct a delegate',
  'override-decision': 'override a decision', 'ratify-decision': 'ratify a decision', 'decide-appeal': 'decide an appeal',
  'amend-charter': 'amend the charter', 'adopt-reading': 'adopt a reading',
  'declare-emergency': 'declare an emergency', 'end-emergency': 'end an emergency', 'call-referendum': 'call a referendum',
  'verify-election': 'verify an election', 'void-election': 'void an election', 'annul-vote': 'annul a vote',
};

const EFFECTS = Object.keys(EFFECT_PHRASES) as EffectKind[];
/** "expel a member" and "expel member" and "expel members" are one phrase. */
const reduced = (phrase: string): string => phrase.toLowerCase().replace(/\b(?:an?|the|any|its)\s+/g, '').replace(/\s+/g, ' ').trim().replace(/s$/, '');
const BY_PHRASE = new Map(EFFECTS.map(effect => [reduced(EFFECT_PHRASES[effect]), effect]));
BY_PHRASE.set('secede', 'secede-unit').set('let unit leave', 'secede-unit').set('merge unit', 'merge-units').set('decide', 'decide').set('merge a unit', 'merge-units');
const UNIT_VERBS: Readonly<Record<string, EffectKind>> = {
  create: 'create-unit', split: 'split-unit', merge: 'merge-units', admit: 'admit-unit', dissolve: 'dissolve-unit', secede: 'secede-unit',
};

/** "remove a holder of executive", "appoint executive". */
function overBody(words: string, names: Names): EffectPhrase | undefined {
  const [, head = '', tail = ''] = /^(.+?)\s+(?:of|over|to|in|for)\s+(.+)$/.exec(words) ?? /^(appoint)\s+(.+)$/.exec(words) ?? [];
  const effect = BY_PHRASE.get(reduced(head));
  const body = effect ? lookUp(names.bodies, tail) : undefined;
  return effect && body !== undefined ? { effect, over: body as BodyKindId } : undefined;
}

/** "create a workplace", "let a city secede". */
function overUnit(words: string, names: Names): EffectPhrase | undefined {
  const leaving = /^let (.+) (?:secede|leave)$/.exec(words);
  const [, verb = '', object = ''] = leaving ? ['', 'secede', leaving[1]] : /^(\S+)\s+(.+)$/.exec(words) ?? [];
  const effect = own(UNIT_VERBS, verb);
  const unit = effect ? lookUp(names.unitKinds, object) : undefined;
  return effect && unit !== undefined ? { effect, overUnit: unit as UnitKindId } : undefined;
}

export function parseEffect(text: string, names: Names): Parsed<EffectPhrase> {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const exact = BY_PHRASE.get(reduced(words));
  if (exact) return ok({ effect: exact });
  const scoped = overBody(words, names) ?? overUnit(words, names);
  if (scoped) return ok(scoped);
  const decided = /^decide (?:on )?(.+)$/.exec(words);
  if (decided) return andThen(parseMatter(decided[1] ?? '', names), matter => ok({ effect: 'decide', matter }));
  const phrases = Object.values(EFFECT_PHRASES);
  return fault('effect', nearest(words, phrases), [...phrases, ...[...names.matters].map(id => `decide ${spoken(id)}`)]);
}

/** An effect or a matter, as listed under "only" and "except" of an acting-for. */
export function parseActingScope(text: string, names: Names): Parsed<EffectKind | MatterId> {
  const effect = parseEffect(text, names);
  if (effect.ok) return ok(effect.value.matter ?? effect.value.effect);
  const matter = lookUp(names.matters, text);
  return matter === undefined ? fault('acting-scope', effect.error.nearest, effect.error.allowed) : ok(matter as MatterId);
}
