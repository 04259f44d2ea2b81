import { rational } from '#kernel/rational.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, parseQuorum, parseShare } from './amount.ts';
import { parseCondition, type AttributeTypes } from './conditions.ts';
import { parseHolder, parseHolders } from './holder.ts';
import type { ArticleId } from './law.ts';
import { parseArticles, type Names } from './names.ts';
import { numbersIn } from './number-words.ts';
import { parseNumber } from './number.ts';
import { parsePeriod } from './period.ts';
import { parseEffect } from './phrase.ts';
import { parseRatio } from './ratio.ts';
import { parseSnapshot } from './forms.ts';
import { parseElectors } from './rules/seats.ts';
import { parseAppeal, parseRatification } from './rules/power.ts';
import { parseLaterRatification } from './rules/acting-for.ts';
import { editDistance, nearest } from './words.ts';

const NAMES: Names = {
  bodies: new Set(['congress', 'city-council', 'executive', 'workplace-assembly', 'control-commission', 'uezd-congress', 'gubernia-congress']),
  unitKinds: new Set(['workplace', 'city']), electorates: new Set(['members-in-good-standing']), attributes: new Set(), matters: new Set(['war-and-peace']),
  articles: ['1', '2', '3', '7', '41-note'] as ArticleId[],
};
const ATTRIBUTES: AttributeTypes = new Map([
  ['occupation', { type: 'choice', choices: ['worker', 'employer', 'monk or priest'] }], ['dues-paid-until', { type: 'day', choices: [] }], ['children', { type: 'number', choices: [] }],
]);
const value = <T>(parsed: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T | undefined => (parsed.ok ? parsed.value : undefined);

describe('an amount', () => {
  it.each([
    ['two thirds of votes cast', rational(2, 3), false, 'cast'],
    ['more than half of the votes cast', rational(1, 2), true, 'cast'],
    ['half of votes cast', rational(1, 2), false, 'cast'],
    ['a majority of members', rational(1, 2), true, 'members'],
    ['at least 1/3 of seats filled', rational(1, 3), false, 'filled'],
    ['three quarters of present', rational(3, 4), false, 'present'],
    ['two thirds of those present', rational(2, 3), false, 'present'],
    ['unanimity of seats', rational(1), false, 'seats'],
    ['a two thirds majority of valid ballots', rational(2, 3), false, 'valid'],
    ['10% of constituents', rational(1, 10), false, 'electors'],
    ['2.5% of inhabitants', rational(1, 40), false, 'inhabitants'],
    ['a tenth of the members', rational(1, 10), false, 'members'],
    ['two-thirds of workplaces', rational(2, 3), false, 'units'],
    ['all units', rational(1), false, 'units'],
  ] as const)('%s', (text, share, strict, of) => {
    expect(value(parseAmount(text, NAMES))?.all).toEqual([{ share, strict, of, counted: of === 'units' || of === 'inhabitants' ? of : 'heads', ...(text.endsWith('workplaces') ? { unitKind: 'workplace' } : {}) }]);
  });
  it('joins several with "and", and all must be met', () => {
    expect(value(parseAmount('a majority of members and a majority of workplaces', NAMES))?.all.map(test => [test.of, test.counted])).toEqual([['members', 'heads'], ['units', 'units']]);
  });
  it('names the bases when there is none', () => {
    expect(parseAmount('two thirds', NAMES)).toMatchObject({ ok: false, error: { expected: 'base', nearest: 'two thirds of votes cast', allowed: expect.arrayContaining(['seats filled', 'electors']) as unknown } });
  });
  it.each(['more than all of members', 'three halves of members', '0% of members', '101% of members', 'two thirds of moon'])('refuses %s', text => {
    expect(parseAmount(text, NAMES).ok).toBe(false);
  });
  it('offers the nearest share', () => expect(parseAmount('two thrids of votes cast', NAMES)).toMatchObject({ ok: false, error: { nearest: 'two thirds of votes cast' } }));
  it('measures a quorum by presence or by part taken', () => {
    expect(value(parseQuorum('half of seats filled', NAMES, 'present'))).toEqual({ all: [], quorum: [{ share: rational(1, 2), strict: false, of: 'filled', counted: 'heads', measured: 'present' }] });
  });
  it('is exact and never above the whole', () => fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (num, den) => {
    const parsed = parseShare(`${num}/${den}`);
    expect(parsed.ok).toBe(num <= den);
    if (parsed.ok) expect(parsed.value.share).toEqual(rational(num, den));
  })));
});

describe('a period', () => {
  it.each([['14 days', 14, 'day'], ['three months', 3, 'month'], ['a month', 1, 'month'], ['24 hours', 24, 'hour'], ['2 weeks', 2, 'week'], ['1 year', 1, 'year'], ['1,000 days', 1000, 'day'], ['month', 1, 'month']] as const)('%s', (text, count, unit) => {
    expect(value(parsePeriod(text))).toEqual({ count, unit });
  });
  it.each(['0 days', 'soon', '3', '3 moons', '-1 day'])('refuses %s', text => expect(parsePeriod(text).ok).toBe(false));
  it('offers the nearest unit', () => expect(parsePeriod('3 mnoths')).toMatchObject({ ok: false, error: { nearest: '3 months' } }));
});

describe('a ratio', () => {
  it.each([
    ['1 per 50 members, rounded up', { seats: 1, per: 50, base: 'members', rounding: 'up' }],
    ['one for each 25,000 electors or part thereof', { seats: 1, per: 25000, base: 'electors', rounding: 'part-counts' }],
    ['1 delegate per 125 000 inhabitants', { seats: 1, per: 125000, base: 'inhabitants' }],
    ['2 seats for every 10 deputies, rounded to the nearest', { seats: 2, per: 10, base: 'seats', rounding: 'nearest' }],
  ] as const)('%s', (text, ratio) => expect(value(parseRatio(text))).toEqual(ratio));
  it.each(['1 per 0 members', '50 members', '1 per 50 cows', '1 per 50 members, rounded sideways'])('refuses %s', text => expect(parseRatio(text).ok).toBe(false));
});

describe('a holder', () => {
  it.each([
    ['the clock', { kind: 'clock' }],
    ['seats of congress', { kind: 'seats', body: 'congress' }],
    ['the congress', { kind: 'body', body: 'congress' }],
    ['city councils', { kind: 'body', body: 'city-council' }],
    ['members in good standing', { kind: 'members', electorate: 'members-in-good-standing' }],
    ['keeper of the roll', { kind: 'keeper', of: 'roll' }],
    ['10% of constituents', { kind: 'share', share: rational(1, 10), strict: false, of: 'constituents' }],
    ['one third of workplaces', { kind: 'share', share: rational(1, 3), strict: false, of: 'units', unitKind: 'workplace' }],
    ['half of seats', { kind: 'share', share: rational(1, 2), strict: false, of: 'seats' }],
    ['5 workplaces', { kind: 'count', count: 5, of: 'units', unitKind: 'workplace' }],
    ['one third of inhabitants', { kind: 'share', share: rational(1, 3), strict: false, of: 'inhabitants' }],
  ] as const)('%s', (text, holder) => expect(value(parseHolder(text, NAMES))).toEqual(holder));
  it('reads several', () => expect(value(parseHolders('executive, seats of congress or 5 workplaces', NAMES))).toHaveLength(3));
  it('offers the nearest name', () => expect(parseHolder('exectuive', NAMES)).toMatchObject({ ok: false, error: { nearest: 'executive' } }));
});

describe('a condition', () => {
  it.each([
    ['status is full', { kind: 'is-one-of', attribute: 'status', values: ['full'] }],
    ['status is one of full, candidate', { kind: 'is-one-of', attribute: 'status', values: ['full', 'candidate'] }],
    ['occupation is not employer', { kind: 'not', of: { kind: 'is-one-of', attribute: 'occupation', values: ['employer'] } }],
    ['occupation is none of employer, monk or priest', { kind: 'not', of: { kind: 'is-one-of', attribute: 'occupation', values: ['employer', 'monk or priest'] } }],
    ['age at least 18', { kind: 'number', attribute: 'age', compare: 'at-least', value: 18 }],
    ['children is less than three', { kind: 'number', attribute: 'children', compare: 'less-than', value: 3 }],
    ['dues paid until on or after the day', { kind: 'day', attribute: 'dues-paid-until', compare: 'on-or-after' }],
    ['joined at least 6 months before the day', { kind: 'day', attribute: 'joined', compare: 'on-or-before', before: { count: 6, unit: 'month' } }],
    ['joined before the day', { kind: 'day', attribute: 'joined', compare: 'before' }],
  ] as const)('%s', (text, condition) => expect(value(parseCondition(text, ATTRIBUTES))).toEqual(condition));
  it('offers the nearest attribute and value', () => {
    expect(parseCondition('ocupation is worker', ATTRIBUTES)).toMatchObject({ ok: false, error: { expected: 'attribute', nearest: 'occupation' } });
    expect(parseCondition('status is fulll', ATTRIBUTES)).toMatchObject({ ok: false, error: { nearest: 'status is full' } });
  });
  it.each(['age is full', 'dues paid until at least 3', 'joined', 'children is two'])('refuses %s', text => expect(parseCondition(text, ATTRIBUTES).ok).toBe(false));
});

describe('an effect', () => {
  it.each([
    ['expel a member', { effect: 'expel-member' }], ['expel members', { effect: 'expel-member' }], ['decide a question', { effect: 'decide' }],
    ['decide war and peace', { effect: 'decide', matter: 'war-and-peace' }], ['create a workplace', { effect: 'create-unit', overUnit: 'workplace' }],
    ['remove a holder of the executive', { effect: 'remove-holder', over: 'executive' }], ['let a unit secede', { effect: 'secede-unit' }],
    ['void an election of city council', { effect: 'void-election', over: 'city-council' }], ['appoint executive', { effect: 'appoint', over: 'executive' }],
  ] as const)('%s', (text, effect) => expect(value(parseEffect(text, NAMES))).toEqual(effect));
  it('offers the nearest phrase', () => expect(parseEffect('expell a membr', NAMES)).toMatchObject({ ok: false, error: { nearest: 'expel a member' } }));
});

describe('longer phrases', () => {
  it('numbers, days, electors, appeals and ratifications', () => {
    expect([parseNumber('25,000'), parseNumber('25 000'), parseNumber('twelve'), parseNumber('1918')].map(value)).toEqual([25000, 25000, 12, 1918]);
    expect(value(parseSnapshot('14 days before the opening'))).toEqual({ on: 'before-opening', by: { count: 14, unit: 'day' } });
    expect(value(parseSnapshot('31 December'))).toEqual({ on: 'fixed', month: 12, day: 31 });
    expect(parseSnapshot('31 February').ok).toBe(false);
    expect(value(parseElectors('gubernia congress, otherwise uezd congress', NAMES))).toEqual({ kind: 'body', body: 'gubernia-congress', otherwise: ['uezd-congress'] });
    expect(value(parseAppeal('control commission within 30 days, suspends', NAMES))).toEqual({ to: 'control-commission', within: { count: 30, unit: 'day' }, suspends: true });
    expect(value(parseRatification('a majority of workplaces through workplace assembly within 3 months', NAMES))).toMatchObject({ units: 'workplace', through: 'workplace-assembly', within: { count: 3, unit: 'month' } });
    expect(value(parseLaterRatification('congress within 3 months, else lapses', NAMES))).toMatchObject({ body: 'congress', elseLapses: true });
    expect(value(parseArticles('1-3, 41 note', NAMES))).toEqual(['1', '2', '3', '41-note']);
    expect(parseArticles('1-9', NAMES).ok).toBe(false);
  });
  it('finds numbers in prose and leaves pointers, dates and clause numbers alone', () => {
    const prose = 'Article 7 and articles 1-3 of 10 July 1918 ask two thirds, twenty-five members, 25,000 electors:\n1. first\n2. second';
    expect(numbersIn(prose).map(({ value: number }) => number)).toEqual([2, 3, 25, 25000]);
  });
  it('measures how far words are apart', () => {
    expect([editDistance('quorum', 'quroum'), editDistance('', 'abc'), nearest('ntice', ['notice', 'voting'])]).toEqual([1, 3, 'notice']);
  });
});

it('no parser throws on any text', () => {
  const words = fc.constantFrom('of', 'half', 'two', 'thirds', 'members', 'within', '3', 'months', 'per', ',', 'is', 'not', 'at least', 'congress', '1-3', 'decide', '%', '{', '[', '\\', '-', '1/0');
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 9 }).map(list => list.join(' ')));
  fc.assert(fc.property(texts, text => {
    [parseAmount, parseHolder, parseHolders, parseArticles, parseEffect, parseElectors, parseAppeal, parseRatification, parseLaterRatification].forEach(parse => parse(text, NAMES));
    [parsePeriod, parseRatio, parseNumber, parseSnapshot, numbersIn].forEach(parse => parse(text));
    void parseCondition(text, ATTRIBUTES);
  }), { numRuns: 500 });
});
