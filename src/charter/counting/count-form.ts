/**
 * How a charter names a counting rule: by a preset, or spelled setting by setting. What a spelled rule leaves out is a problem, so that
 * nothing is left to a default of ours.
 */
import { ok } from '#kernel/result.ts';
import { PRESETS, type PresetName } from '#tally/presets.ts';
import type { CountRule } from '#tally/rule.ts';
import { choiceForm, faultProblem, keysSchema, readKeys, type Form, type Outcome, type Reading } from '../form.ts';
import type { MapNode, Node } from '../node.ts';
import { fault, type Parsed } from '../parsed.ts';
import { nearest } from '../words.ts';
import { FAMILIES, type Family } from './families.ts';

/** Presets by the words of a charter. A preset that counts rounds of ballots from one paper has none: people would not have voted anew. */
export const COUNT_PHRASES = {
  'scottish stv': 'scottish-stv', wigm: 'wigm', meek: 'meek', 'meek 1987': 'meek-1987', 'meek guarded': 'meek-guarded', warren: 'warren', ers97: 'ers97',
  'alternative vote': 'irv', 'alternative vote by majority of valid votes': 'irv-majority-of-valid', 'supplementary vote': 'supplementary', 'contingent vote': 'majority-runoff', bucklin: 'bucklin',
  'schulze by winning votes': 'schulze-winning', 'schulze by margins': 'schulze-margins', 'ranked pairs': 'ranked-pairs',
  plurality: 'plurality', block: 'block', 'block with majority': 'block-majority', limited: 'limited', approval: 'approval', 'yes-no': 'yes-no-each', cumulative: 'cumulative', score: 'score',
} as const satisfies Readonly<Record<string, PresetName>>;

const preset = choiceForm(COUNT_PHRASES);

/** "scottish stv", or a map that begins with "family". */
export const countRule: Form<CountRule> = {
  name: `${preset.name} | family and settings`,
  schema: { oneOf: [preset.schema, ...Object.values(FAMILIES).map(({ keys }) => keysSchema(keys))] },
  read: (node, reading) => (node.kind === 'map' ? spelled(node, reading) : named(node, reading)),
};

function named(node: Node, reading: Reading): Outcome<CountRule> {
  const { value, problems } = preset.read(node, reading);
  return value === undefined ? { problems } : { value: PRESETS[value], problems };
}

function familyOf(text: string): Parsed<Family> {
  const names = Object.keys(FAMILIES);
  const word = text.trim().toLowerCase();
  return Object.hasOwn(FAMILIES, word) ? ok(FAMILIES[word as keyof typeof FAMILIES]) : fault('choice', nearest(word, names), names);
}

/** Every setting of the family, and nothing else. */
function spelled(node: MapNode, reading: Reading): Outcome<CountRule> {
  const family = node.entries.find(entry => entry.key === 'family');
  if (!family) return { problems: [{ code: 'problem-missing-key', at: node.at, place: node.place, parameters: { key: 'family' } }] };
  const found = family.value.kind === 'text' ? familyOf(family.value.text) : fault('text');
  if (!found.ok) return { problems: [faultProblem(family.value, found.error, family.value.kind === 'text' ? family.value.text : family.value.kind)] };
  const { keys, build } = found.value;
  const { values, problems } = readKeys(keys, node.entries.filter(entry => entry.key !== 'family'), node, reading);
  if (problems.length > 0) return { problems };
  const built = build(values);
  return built.ok ? { value: built.value, problems: [] } : { problems: [faultProblem(node, built.error, family.value.kind === 'text' ? family.value.text : '')] };
}
