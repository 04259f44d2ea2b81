/** One line of a condition: "status is full", "age at least 18", "dues paid until on or after the day". */
import { ok } from '#kernel/result.ts';
import type { Condition } from './condition.ts';
import type { AttributeRule } from './law.ts';
import { parseNumber } from './number.ts';
import { fault, type Parsed } from './parsed.ts';
import { parsePeriod } from './period.ts';
import { nearest, plain, slug } from './words.ts';

/** What a condition may look at: the type of every declared attribute, by id. */
export type AttributeTypes = ReadonlyMap<string, Pick<AttributeRule, 'type' | 'choices'>>;

export const STATUSES = ['candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled', 'left'] as const;

const BUILT_IN: AttributeTypes = new Map([
  ['status', { type: 'choice', choices: STATUSES }],
  ['joined', { type: 'day', choices: [] }],
  ['age', { type: 'number', choices: [] }],
] as const);

/** Each pattern leaves the attribute before it and the operand behind it. Order matters: the longer phrase first. */
const PHRASES: readonly (readonly [RegExp, Phrase])[] = [
  [/^(.+?) is none of (.+)$/, 'none-of'],
  [/^(.+?) is one of (.+)$/, 'one-of'],
  [/^(.+?) is not (.+)$/, 'none-of'],
  [/^(.+?) is (?!on or |before |after |at least |at most |less than |more than )(.+)$/, 'one-of'],
  [/^(.+?) (?:is )?on or after (.+)$/, 'on-or-after'],
  [/^(.+?) (?:is )?on or before (.+)$/, 'on-or-before'],
  [/^(.+?) at least (.+) before the day$/, 'at-least-before'],
  [/^(.+?) (?:is )?at least (.+)$/, 'at-least'],
  [/^(.+?) (?:is )?at most (.+)$/, 'at-most'],
  [/^(.+?) (?:is )?more than (.+)$/, 'more-than'],
  [/^(.+?) (?:is )?less than (.+)$/, 'less-than'],
  [/^(.+?) (?:is )?before (.+)$/, 'before'],
  [/^(.+?) (?:is )?after (.+)$/, 'after'],
];

type Compare = Extract<Condition, { kind: 'number' }>['compare'];
type DayCompare = Extract<Condition, { kind: 'day' }>['compare'];
type Phrase = 'one-of' | 'none-of' | 'at-least-before' | Compare | DayCompare;

export function parseCondition(text: string, attributes: AttributeTypes): Parsed<Condition> {
  const words = text.trim().replace(/\s+/g, ' ');
  const phrase = PHRASES.map(([pattern, kind]) => ({ kind, match: pattern.exec(words.toLowerCase()) })).find(({ match }) => match);
  if (!phrase?.match) return fault('condition', 'status is full');
  const name = slug(phrase.match[1] ?? '');
  const type = BUILT_IN.get(name) ?? attributes.get(name);
  if (!type) {
    const near = nearest(name, [...BUILT_IN.keys(), ...attributes.keys()]);
    return fault('attribute', near?.replace(/-/g, ' '), [...BUILT_IN.keys(), ...attributes.keys()].map(id => id.replace(/-/g, ' ')));
  }
  // The operand keeps its own letters: values of a choice are compared exactly.
  const operand = words.slice(words.length - (phrase.match[2] ?? '').length - (phrase.kind === 'at-least-before' ? ' before the day'.length : 0));
  return operandCondition(name, phrase.kind, operand, type);
}

function operandCondition(attribute: string, phrase: Phrase, operand: string, type: Pick<AttributeRule, 'type' | 'choices'>): Parsed<Condition> {
  switch (phrase) {
    case 'one-of': case 'none-of': return choice(attribute, phrase, operand, type);
    case 'at-least': case 'at-most': case 'more-than': case 'less-than': {
      const value = parseNumber(operand);
      return type.type === 'number' && value.ok ? ok({ kind: 'number', attribute, compare: phrase, value: value.value }) : fault('condition', `${attribute.replace(/-/g, ' ')} ${nearestPhrase(type)}`);
    }
    case 'at-least-before': {
      const before = parsePeriod(operand.replace(/ before the day$/i, ''));
      return type.type === 'day' && before.ok && before.value.unit !== 'hour'
        ? ok({ kind: 'day', attribute, compare: 'on-or-before', before: before.value })
        : fault('condition', `${attribute.replace(/-/g, ' ')} at least 6 months before the day`);
    }
    default: return dayCondition(attribute, phrase, operand, type);
  }
}

function choice(attribute: string, phrase: 'one-of' | 'none-of', operand: string, type: Pick<AttributeRule, 'type' | 'choices'>): Parsed<Condition> {
  if (type.type === 'day' || type.type === 'number') return fault('condition', `${attribute.replace(/-/g, ' ')} ${nearestPhrase(type)}`);
  const written = writtenValues(operand, type.choices);
  const values = written.map(value => type.choices.find(known => known.toLowerCase() === value.toLowerCase()) ?? value);
  const unknown = type.choices.length === 0 ? undefined : values.find(value => !type.choices.includes(value));
  if (unknown !== undefined || values.length === 0) {
    return fault('condition', `${attribute} is ${nearest(unknown ?? '', type.choices) ?? type.choices[0] ?? ''}`, type.choices);
  }
  const positive: Condition = { kind: 'is-one-of', attribute, values };
  return ok(phrase === 'one-of' ? positive : { kind: 'not', of: positive });
}

/** Values set off by commas and a last "or"; an "or" inside a declared value stays. */
function writtenValues(operand: string, choices: readonly string[]): readonly string[] {
  const isChoice = (value: string): boolean => choices.some(known => known.toLowerCase() === value.toLowerCase());
  return operand.split(/\s*,\s*(?:or\s+)?/).flatMap(value => (isChoice(value) ? [value] : value.split(/\s+or\s+/))).filter(value => value !== '');
}

/** "the day", or "6 months before the day". */
function dayCondition(attribute: string, compare: DayCompare, operand: string, type: Pick<AttributeRule, 'type' | 'choices'>): Parsed<Condition> {
  const shifted = /^(.+) before (?:the )?day$/.exec(operand.toLowerCase());
  const before = shifted ? parsePeriod(shifted[1] ?? '') : undefined;
  const isDay = plain(operand) === 'day' || (before?.ok && before.value.unit !== 'hour');
  if (type.type !== 'day' || !isDay) return fault('condition', `${attribute.replace(/-/g, ' ')} ${nearestPhrase(type)}`);
  return ok({ kind: 'day', attribute, compare, ...(before?.ok ? { before: before.value } : {}) });
}

function nearestPhrase(type: Pick<AttributeRule, 'type' | 'choices'>): string {
  if (type.type === 'number') return 'at least 1';
  return type.type === 'day' ? 'on or after the day' : `is ${type.choices[0] ?? '…'}`;
}
