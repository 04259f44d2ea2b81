/** Families of counting rules with every setting that a charter must spell, in its words. The settings themselves are explained at the types in the tally. */
import { ok } from '#kernel/result.ts';
import { contradictionIn } from '#tally/rule-check.ts';
import type { CountRule } from '#tally/rule.ts';
import { choiceForm, key, textForm, type Form, type Key, type Keys } from '../form.ts';
import { parseNumber } from '../number.ts';
import { fault, type Parsed } from '../parsed.ts';

export interface Family {
  readonly keys: Keys;
  readonly build: (values: Readonly<Record<string, unknown>>) => Parsed<CountRule>;
}

const setting = <T>(form: Form<T>, doc: string): Key<T> => key(form, doc, { required: true });
const choice = <const T extends string>(spellings: Readonly<Record<string, T>>, doc: string): Key<T> => setting(choiceForm(spellings), doc);

function whole(doc: string, from: number, upTo: number): Key<number> {
  return setting(textForm(`${from} to ${upTo}`, text => {
    const number = parseNumber(text);
    return number.ok && number.value >= from && number.value <= upTo ? number : fault('number', String(from));
  }), doc);
}

/** A number, or one of a few words. */
function wordOrNumber<const T extends string>(words: Readonly<Record<string, T>>, doc: string, from = 1): Key<T | number> {
  const names = Object.keys(words);
  return setting(textForm<T | number>(`${names.join(' | ')} | number`, text => {
    const word = text.trim().toLowerCase();
    if (Object.hasOwn(words, word)) return ok(words[word] as T);
    const number = parseNumber(text);
    return number.ok && number.value >= from && number.value <= 1_000_000 ? number : fault('choice', names[0], [...names, 'number']);
  }), doc);
}

const exclusion = choice({ 'one at a time': 'single', together: 'bulk' }, 'Whether only the lowest goes, or at once all who together cannot reach the next.');
const ranksThatCount = (from: number): Key<'all' | number> => wordOrNumber({ all: 'all' }, 'Ranks of a paper that count, from the first.', from);

function possible(rule: CountRule): Parsed<CountRule> {
  const contradiction = contradictionIn(rule);
  return contradiction ? fault('number', contradiction.expected[0]) : ok(rule);
}

/** The builder gets every value of its keys: all are required. */
function family<const K extends Keys>(keys: K, build: (values: { readonly [Name in keyof K]: K[Name] extends Key<infer T> ? T : never }) => CountRule): Family {
  return { keys, build: values => possible(build(values as Parameters<typeof build>[0])) };
}

export const FAMILIES = {
  'transferable vote': family({
    quota: choice({ droop: 'droop', 'droop with a fraction': 'droop-fraction', hare: 'hare' }, 'Votes that elect, of the valid votes and the seats: the whole part of votes ÷ (seats + 1), plus one; the same with decimals; or votes ÷ seats.'),
    decimals: whole('Decimals of votes; what lies beyond is cut off.', 0, 18),
    transfer: choice({ 'all papers by value': 'weighted', 'all papers alike': 'unweighted', 'last parcel': 'last-parcel' }, 'Papers that a surplus moves: all, each its value × surplus ÷ votes; all, each surplus ÷ papers; or those that came last.'),
    'surplus order': choice({ 'largest first': 'largest', 'first elected first': 'first-elected' }, 'Which surplus moves first.'),
    exclusion,
  }, ({ quota, decimals, transfer, 'surplus order': surplusOrder, exclusion: excluded }) => ({ kind: 'stv', quota, decimals, transfer, surplusOrder, exclusion: excluded })),
  'keep values': family({
    keeps: choice({ share: 'share', price: 'price' }, 'What an elected candidate keeps of a ballot: a share of what it still has (Meek), or a price (Warren).'),
    decimals: whole('Decimals of votes and keep values.', 1, 18),
    guard: whole('Decimals beyond those, in which a difference means nothing.', 0, 18),
    balance: whole('The count is in balance when all surpluses together are below one unit of this decimal.', 1, 18),
    quota: choice({ exceeded: 'exceeded', reached: 'plus-one-unit' }, 'Votes in play ÷ (seats + 1): exceeded elects; or one unit more, and reached elects.'),
    exclusion,
    tied: choice({ 'within the surplus': 'within-surplus', 'same votes': 'same-votes' }, 'Which candidates are equal to the lowest.'),
    electing: choice({ 'at once': 'at-once', 'in balance': 'in-balance' }, 'When whoever has the quota is elected.'),
  }, ({ keeps, decimals, guard, balance, quota, exclusion: excluded, tied, electing }) => ({ kind: 'meek', keeps, decimals, guard, balance, quota, exclusion: excluded, tied, electing })),
  'alternative vote': family({
    majority: choice({ 'of votes in play': 'of-continuing', 'of valid votes': 'of-valid' }, 'Of which votes more than half elect.'),
    exclusion,
    'shared ranks': choice({ 'end the paper': 'ends', 'passed over': 'passed-over' }, 'What a rank with several names does.'),
    'skipped ranks': wordOrNumber({ 'passed over': 'any' }, 'Empty ranks in a row that a paper may have; more end it.', 0),
    'ranks that count': ranksThatCount(1),
  }, ({ majority, exclusion: excluded, 'shared ranks': shared, 'skipped ranks': skipped, 'ranks that count': ranks }) => ({ kind: 'irv', majority, exclusion: excluded, rounds: 'one-ballot', reading: { shared, skipped, ranks } })),
  'contingent vote': family({ 'ranks that count': ranksThatCount(2) }, ({ 'ranks that count': ranks }) => ({ kind: 'contingent', ranks })),
  bucklin: family({}, () => ({ kind: 'bucklin' })),
  schulze: family({ strength: choice({ 'winning votes': 'winning', margins: 'margins' }, 'How strong a victory is.') }, ({ strength }) => ({ kind: 'schulze', strength })),
  'ranked pairs': family({}, () => ({ kind: 'ranked-pairs' })),
  ers97: family({}, () => ({ kind: 'ers97' })),
  marks: family({
    names: wordOrNumber({ 'as many as seats': 'seats', 'one fewer than seats': 'fewer-than-seats', any: 'any' }, 'Names that a ballot may mark; more of them spoil it.'),
    majority: choice({ none: 'none', 'of valid ballots': 'of-valid-ballots' }, 'Whether the most votes are enough, or more than half of the valid ballots must mark whoever is elected.'),
    'empty ballots': choice({ invalid: 'invalid', valid: 'valid' }, 'Whether a ballot that marks nobody is a no to everybody, and counts for the majority.'),
  }, ({ names, majority, 'empty ballots': empty }) => ({ kind: 'marks', most: names, majority, empty })),
  points: family({
    'for one name': wordOrNumber({ 'all of them': 'together' }, 'Most points that a ballot gives to one name.'),
    together: wordOrNumber({ 'as many as seats': 'seats', any: 'any' }, 'Most points that a ballot gives in all.'),
  }, ({ 'for one name': each, together }) => ({ kind: 'points', each, together })),
} as const satisfies Readonly<Record<string, Family>>;
