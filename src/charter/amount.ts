/**
 * Amounts with an exact share, a strictness and a named base: "two thirds of votes cast",
 * "a majority of members and a majority of workplaces". An amount without a base is a fault that names the bases.
 */
import { rational, type Rational } from '#kernel/rational.ts';
import { ok } from '#kernel/result.ts';
import type { Base, QuorumTest, Test, Threshold } from '#tally/threshold.ts';
import { lookUp, type Names } from './names.ts';
import { NUMBER, parseNumber } from './number.ts';
import { all, andThen, fault, type Parsed } from './parsed.ts';
import { nearest, own, plain } from './words.ts';

export interface Share {
  readonly share: Rational;
  /** Strict: the share itself is not enough. */
  readonly strict: boolean;
}

const DENOMINATORS: Readonly<Record<string, number>> = {
  half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, twelfth: 12,
  twentieth: 20, hundredth: 100,
};
const PART = new RegExp(`^(${NUMBER})[\\s-]+([a-z]+?)(s?)$`);
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*(?:%|per\s?cent)$/;

/** "two thirds", "half", "1/3", "10%", "a tenth", without base or strictness. */
function parseFraction(text: string): Parsed<Rational> {
  if (text === 'half') return ok(rational(1, 2));
  const slash = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(text);
  if (slash && Number(slash[2]) > 0) return withinWhole(rational(Number(slash[1]), Number(slash[2])));
  const percent = PERCENT.exec(text);
  if (percent) {
    const decimals = percent[2] ?? '';
    return withinWhole(rational(BigInt(`${percent[1]}${decimals}`), 100n * 10n ** BigInt(decimals.length)));
  }
  const part = PART.exec(text);
  const count = part ? parseNumber(part[1] ?? '') : fault('share');
  const denominator = own(DENOMINATORS, part?.[2]) ?? own(DENOMINATORS, `${part?.[2]}${part?.[3]}`);
  return count.ok && denominator ? withinWhole(rational(count.value, denominator)) : fault('share', 'two thirds');
}

function withinWhole(share: Rational): Parsed<Rational> {
  return share.num > 0n && share.num <= share.den ? ok(share) : fault('share', 'two thirds');
}

const AT_LEAST = /^(?:at least|not less than|no less than|no fewer than)\s+/;
const MORE_THAN = /^(?:more than|over|above|greater than)\s+/;

/** "more than half", "a majority", "at least 1/3", "unanimity". */
export function parseShare(text: string): Parsed<Share> {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^an? (?=majority|simple|absolute|two|three)/, '');
  if (/^(?:the )?(?:simple |absolute )?majority$/.test(words)) return ok({ share: rational(1, 2), strict: true });
  if (/^(?:unanimity|all|every|the whole)$/.test(words)) return ok({ share: rational(1), strict: false });
  const strict = MORE_THAN.test(words);
  const bare = words.replace(AT_LEAST, '').replace(MORE_THAN, '').replace(/[ -]majority$/, '').replace(/^the /, '');
  return andThen(parseFraction(bare), share => (strict && share.num === share.den ? fault('share', 'unanimity') : ok({ share, strict })));
}

/** Spellings of the bases; the first of each is the one the documentation uses. */
export const BASES: readonly (readonly [Base, ...string[]])[] = [
  ['cast', 'votes cast', 'votes', 'cast', 'votes for and against'],
  ['valid', 'valid ballots', 'valid votes', 'valid', 'ballots cast'],
  ['present', 'present', 'those present', 'members present', 'delegates present', 'seats present', 'deputies present'],
  ['filled', 'seats filled', 'filled seats', 'filled'],
  ['seats', 'seats', 'delegates', 'deputies'],
  ['members', 'members', 'membership'],
  ['electors', 'electors', 'constituents', 'voters', 'constituency', 'roll'],
  ['inhabitants', 'inhabitants', 'population'],
  ['units', 'units', 'member units'],
];

const SPELLINGS = new Map(BASES.flatMap(([base, ...words]) => words.map(word => [word, base] as const)));

/** A base by its name, or a declared kind of unit, which counts units. */
export function parseBase(text: string, names: Names): Parsed<Base> {
  const words = plain(text);
  const base = SPELLINGS.get(words) ?? (lookUp(names.unitKinds, words) === undefined ? undefined : 'units');
  return base ? ok(base) : fault('base', nearest(words, SPELLINGS.keys()), BASES.map(([, spelling]) => spelling ?? ''));
}

/** The kind of unit that a base names: "a majority of workplaces". */
function unitKindOf(text: string, names: Names): { readonly unitKind?: string } {
  const unitKind = SPELLINGS.has(plain(text)) ? undefined : lookUp(names.unitKinds, plain(text));
  return unitKind === undefined ? {} : { unitKind };
}

const BY_WEIGHT = /,?\s+(?:counted\s+)?by (?:weight|card votes?)$/;
const OF = /^(.*?)\s+(?:of|in)\s+(.+)$/;

function parseTest(text: string, names: Names): Parsed<Test> {
  const weighted = BY_WEIGHT.test(text);
  const words = text.replace(BY_WEIGHT, '');
  const [shareText, baseText] = splitBase(words);
  const share = parseShare(shareText);
  if (!share.ok) return fault('amount', nearestAmount(words, names));
  if (baseText === '') return fault('base', `${shareText} of votes cast`, BASES.map(([, spelling]) => spelling ?? ''));
  return andThen(parseBase(baseText, names), base =>
    ok({ ...share.value, of: base, counted: base === 'units' || base === 'inhabitants' ? base : weighted ? 'weights' as const : 'heads' as const, ...unitKindOf(baseText, names) }));
}

/** "all members" has no "of"; everything else splits at the first one. */
function splitBase(text: string): readonly [string, string] {
  const present = /^(.*\S)\s+present$/.exec(text);
  const match = OF.exec(text);
  if (match) return [match[1] ?? '', match[2] ?? ''];
  const whole = /^(all|every)\s+(.+)$/.exec(text);
  if (whole) return [whole[1] ?? '', whole[2] ?? ''];
  return present ? [present[1] ?? '', 'present'] : [text, ''];
}

function nearestAmount(text: string, names: Names): string {
  const [shareText, baseText] = splitBase(text);
  const words = ['half', 'more than half', 'a majority', 'unanimity', ...['one third', 'two thirds', 'three quarters', 'three fifths', 'a tenth']];
  const base = parseBase(baseText, names);
  return `${nearest(shareText, words) ?? 'two thirds'} of ${base.ok ? plain(baseText) : 'votes cast'}`;
}

function parseTests(text: string, names: Names): Parsed<readonly Test[]> {
  const parts = text.trim().toLowerCase().replace(/\s+/g, ' ').split(/,?\s+and\s+/);
  return all(parts.map(part => parseTest(part, names)));
}

/** One or more amounts joined with "and"; all must be met. The quorum is empty. */
export function parseAmount(text: string, names: Names): Parsed<Threshold> {
  return andThen(parseTests(text, names), tests => ok({ all: tests, quorum: [] }));
}

/** The part that must take part in a vote, or with `present` be in the hall when a meeting opens. */
export function parseQuorum(text: string, names: Names, measured: QuorumTest['measured']): Parsed<Threshold> {
  return andThen(parseTests(text, names), tests => ok({ all: [], quorum: tests.map(test => ({ ...test, measured })) }));
}
