import { describe, expect, it } from 'vitest';
import { lawOf } from '../../test/charter-text.ts';
import type { ArticleId } from './law.ts';
import { RULE_TYPES } from './rule-types.ts';
import { rulesOf } from './rules-of.ts';
import { SEAT_KEYS } from './rules/seats.ts';
import { sentence } from './sentence.ts';
import type { Language } from './wording.ts';

const NAMES = ['body: congress\nseats:\n  elected by: members in good standing\n  number: 3', 'body: executive\nseats:\n  elected by: congress\n  number: 3', 'matter: dues'];
const MEMBERS = 'members in good standing';
const said = (block: string, language: Language): string => (rulesOf(lawOf({ 2: NAMES, 9: [block] })).get('9' as ArticleId) ?? []).map(rule => sentence(rule, language)).join(' ');

/** A block of each type, and another value for each of its keys. */
const BLOCKS: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  'charter': ['charter: One\nlanguage: en', {}],
  'unit kind': ['unit kind: region', { within: 'city', figures: 'inhabitants' }],
  'attribute': ['attribute: trade\ntype: text', { type: 'number', choices: 'smith, miller', concerns: 'sex' }],
  'electorate': ['electorate: elders\nwho: status is full', { 'who': 'joined at least 6 months before the day', 'as of': '31 December' }],
  'matter': ['matter: bread', { branch: 'executive' }],
  'body': [`body: council\nform: council\nseats:\n  elected by: ${MEMBERS}\n  ratio: 1 per 50 members\ncap: 9 seats\nterm: 1 year\ndecides by: half of votes cast`, {
    'form': 'office', 'for each': 'city', 'seats': '\n  elected by: congress\n  number: 2', 'cap': '9 seats, reduced by d’hondt', 'apportioned as of': '31 December', 'term': '2 years', 'hold over': 'yes',
    'mandate': 'bound', 'vacancy': 'by-election', 'keeps': 'roll', 'direct below': '50 members', 'decides by': 'half of votes cast by card vote', 'quorum': 'half of seats',
  }],
  'election of': [`election of: congress\ncalled by: the clock\nnomination: self\nnominations: 1 day\nvoting: 1 day\nballot: secret\ncount: scottish stv`, {
    'called by': 'executive', 'nomination': 'petition', 'nominators': MEMBERS, 'petition size': '5', 'nominations': '2 days', 'voting': '2 days', 'ballot': 'open', 'count': 'block', 're-open nominations': '\n  when elected: its seat stays empty\n  excluded: never', 'reserved': `at least 2 of ${MEMBERS}, else empty`, 'ties': 'lot', 'quorum': 'half of electors', 'verified by': 'executive', 'without verifiers': 'wait', 'ballot file': 'published',
  }],
  'recall of': ['recall of: congress\nstarted by: 5 constituents\nsignatures within: 1 day\ndecided by: half of votes cast\nvoting: 1 day\nballot: secret', {
    'started by': '6 constituents', 'signatures within': '2 days', 'decided by': 'half of electors', 'quorum': 'half of electors', 'voting': '2 days', 'ballot': 'open', 'again after': '3 days',
  }],
  'meetings of': ['meetings of: congress\non demand of: 5 members', {
    'every': '1 year', 'convened by': 'executive', 'on demand of': '6 members', 'within': '3 days', 'self-executing': 'yes', 'notice': '3 days', 'agenda closes': '3 days', 'agenda by': 'executive', 'presided by': 'executive', 'quorum': 'half of seats',
  }],
  'motions in': ['motions in: congress\nmoved by: executive', { 'moved by': MEMBERS, 'seconders': '2', 'amendments': 'yes', 'modes': 'secret', 'demand': '\n  - mode: secret\n    by: 5 members', 'between meetings': '3 days' }],
  'power': ['power: amend the charter\nheld by: congress\ndecided by: half of votes cast', {
    'held by': 'executive', 'over': 'executive', 'over units': 'city', 'decided by': 'half of seats', 'quorum': 'half of seats', 'notice': '3 days', 'proposed by': 'executive', 'sponsors': `2 of ${MEMBERS}`, 'confirmed by': 'executive',
    'ratified by': 'half of workplaces through workplace assembly within 3 days', 'delay': '3 days', 'lasts': '3 days', 'renewable': 'no', 'articles': '1', 'untouchable': '1', 'appeal to': 'executive', 'except where': '1',
  }],
  'acting for': ['acting for: congress\nby: executive', { 'by': 'workplace assembly', 'only': 'dues', 'except': 'dues', 'ratified by': 'congress within 3 days, else lapses' }],
  'petition for': ['petition for: agenda\nof: congress\nsigned by: 5 members', { 'of': 'executive', 'signed by': '6 members', 'within': '3 days' }],
  'duty': ['duty: report\nof: congress', { 'of': 'executive', 'due': '3 days', 'on default': 'others may act' }],
  'limit': ['limit: incompatible\nof: congress\nwith: executive', { 'of': 'executive', 'with': 'workplace assembly' }],
};

/** What a sentence need not say: what only the head holds, what another type of the rule holds, and a body of everybody, which has no seats. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { charter: ['language', 'zone', 'in force'], limit: ['terms'], body: ['everybody'], electorate: [] };

/** The block with one key written otherwise; a key takes the lines that are indented below it. */
function rewritten(block: string, key: string, value: string): string {
  const without = block.replace(new RegExp(`\n${key}:[^\n]*${key.startsWith(' ') ? '' : '(?:\n {2}[^\n]*)*'}`), '');
  return `${without}\n${key}:${value.startsWith('\n') ? value : ` ${value}`}`;
}

describe('the sentence of a rule', () => {
  it('is tried with every key of every rule', () => {
    for (const { name, keys } of RULE_TYPES) expect([...Object.keys(BLOCKS[name]?.[1] ?? {}), ...ELSEWHERE[name] ?? []].sort(), name).toEqual(Object.keys(keys).sort());
  });

  it.each(Object.entries(BLOCKS).flatMap(([type, [block, keys]]) => Object.entries(keys).map(([key, value]) => [type, key, block, value] as const)))('%s says another thing when “%s” does', (_type, key, block, value) => {
    for (const language of ['en', 'ru'] as const) expect(said(rewritten(block, key, value), language)).not.toBe(said(block, language));
  });

  const SEATS = `body: council\nseats:\n  elected by: ${MEMBERS}\n  ratio: 1 per 50 members`;
  it.each(Object.entries({ 'from': 'workplace', 'elected by': 'congress', 'ratio': '1 per 60 members', 'at least': '2', 'at most': '5', 'weight': 'electors', 'voice': 'consultative', 'alternates': '2', 'eligible': MEMBERS }))('a seat says another thing when “%s” does', (key, value) => {
    expect(Object.keys(SEAT_KEYS)).toContain(key);
    for (const language of ['en', 'ru'] as const) expect(said(rewritten(SEATS, `  ${key}`, value), language)).not.toBe(said(SEATS, language));
  });

  it.each([['number: 2\n  weight: 3', /\b3\b/], ['number: 2\n  votes:\n    North: 4', /: North 4\./], ['table:\n    North: 3', /\(North 3\)/]] as const)('a seat with “%s” says so', (written, words) => {
    for (const language of ['en', 'ru'] as const) expect(said(`body: council\nseats:\n  from: city\n  elected by: ${MEMBERS}\n  ${written}`, language)).toMatch(words);
  });

  it('does not call an emergency an amendment', () => {
    expect(said('power: declare an emergency\nheld by: executive\ndecided by: half of votes cast\nlasts: 3 days\nuntouchable: 1', 'en')).toContain('These articles stay as they are: 1.');
  });
});
