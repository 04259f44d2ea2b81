import { describe, expect, it } from 'vitest';
import { charterText, compileText, type Articles } from '../../../test/charter-text.ts';
import type { Finding } from '../finding.ts';
import { FINDINGS } from './registry.ts';

interface Case {
  /** A charter that shows the finding, and the articles it names there. */
  readonly shows: Articles;
  readonly articles: readonly string[];
  /** A charter that does not. */
  readonly hides: Articles;
  readonly prose?: Readonly<Record<string, string>>;
  readonly hiddenProse?: Readonly<Record<string, string>>;
}

const body = (name: string, rest = ''): string => `body: ${name}\nseats:\n  elected by: members in good standing\n  number: 3\n${rest}`;
const CONGRESS = body('congress', 'term: 1 year\nvacancy: by-election\ndecides by: more than half of votes cast');
const by = (electors: string, name: string, rest = ''): string => `body: ${name}\nseats:\n  elected by: ${electors}\n  number: up to 5\n${rest}`;
const RECALL = 'recall of: congress\nstarted by: 10% of constituents\nsignatures within: 30 days\ndecided by: more than half of votes cast\nvoting: 7 days\nballot: secret';
const election = (rest: string, of = 'congress'): string => `election of: ${of}\ncalled by: the clock\nnomination: self\nnominations: 7 days\nvoting: 7 days\ncount: block\n${rest}`;
const power = (effect: string, rest = '', held = 'congress'): string => `power: ${effect}\nheld by: ${held}\n${rest}`;
const COMMISSION = 'body: control commission\nform: commission\nseats:\n  elected by: congress\n  number: 3\nterm: 1 year';
const MATTERS = ['matter: legislation', 'matter: administration', 'matter: the press\nbranch: controlling'];
const AMEND = power('amend the charter', 'decided by: two thirds of votes cast\nnotice: 28 days');
const EXPEL = (appeal: string): string => power('expel a member', `decided by: two thirds of votes cast\n${appeal}`, 'workplace assembly');
const with2 = (...blocks: readonly string[]): Articles => ({ 2: [CONGRESS], 3: blocks });
const PETITION = (members: string): string => `petition for: agenda\nof: congress\nsigned by: ${members} members`;
const EXECUTIVE = by('congress', 'executive', 'term: 1 year');

const CASES: Readonly<Record<string, Case>> = {
  'recall-unspecified': { shows: with2('recall of: congress\nstarted by: 10% of constituents'), articles: ['3'], hides: with2(RECALL) },
  'recall-gap': { shows: { 2: [CONGRESS], 3: [EXECUTIVE], 4: [RECALL] }, articles: ['3'], hides: { 2: [CONGRESS], 3: [EXECUTIVE], 4: [RECALL, power('remove a holder', 'over: executive\ndecided by: more than half of votes cast')] } },
  'recall-distance': { shows: { 2: [CONGRESS], 3: [EXECUTIVE], 4: [by('executive', 'bureau', 'term: 1 year')] }, articles: ['4'], hides: { 2: [CONGRESS], 3: [EXECUTIVE] } },
  'term-missing': { shows: { 2: [body('congress')], 3: [by('congress', 'executive')] }, articles: ['2', '3'], hides: { 2: [CONGRESS], 3: [by('congress', 'executive')] } },
  'hold-over-unlimited': { shows: { 2: [body('congress', 'term: 1 year\nhold over: yes')] }, articles: ['2'], hides: { 2: [body('congress', 'term: 1 year\nhold over: yes')], 3: [election('ballot: secret')] } },
  'self-feeding-loop': { shows: { 2: [by('executive', 'congress')], 3: [by('congress', 'executive')] }, articles: ['2', '3'], hides: { 2: [CONGRESS], 3: [EXECUTIVE] } },
  'unreachable-office': { shows: { 2: ['body: treasurer\nform: office'] }, articles: ['2'], hides: { 2: ['body: treasurer\nform: office', power('appoint treasurer', '', 'workplace assembly')] } },
  'closed-nomination': { shows: with2(election('ballot: secret').replace('nomination: self', 'nomination: electors body')), articles: ['3'], hides: with2(election('ballot: secret')) },
  'vacancy-by-ruler': { shows: { 2: [body('congress', 'vacancy: co-option')] }, articles: ['2'], hides: { 2: [body('congress', 'vacancy: by-election')] } },
  'even-council': { shows: { 2: [body('congress').replace('number: 3', 'number: 4')], 3: [election('ballot: open\nties: incumbent')] }, articles: ['2', '3'], hides: with2(election('ballot: open\nties: incumbent')) },
  'no-secrecy': { shows: with2(election('')), articles: ['3'], hides: with2(election('ballot: secret')) },
  'unit-mismatch': {
    shows: { 2: ['body: congress\nseats:\n  - from: each city\n    elected by: members in good standing\n    ratio: 1 per 100 electors, rounded up\n  - from: each workplace\n    elected by: members in good standing\n    ratio: 1 per 100 inhabitants, rounded up'] }, articles: ['2'],
    hides: { 2: ['body: congress\nseats:\n  - from: each city\n    elected by: members in good standing\n    ratio: 1 per 100 electors, rounded up\n  - from: each workplace\n    elected by: members in good standing\n    ratio: 1 per 50 electors, rounded up'] },
  },
  'double-representation': {
    shows: { 2: ['body: city council\nfor each: city\nseats:\n  from: each workplace\n  elected by: members in good standing\n  number: 1'], 3: ['body: congress\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 1\n  - from: each city\n    elected by: city council\n    number: 1'] }, articles: ['2', '3'],
    hides: { 2: ['body: city council\nfor each: city\nseats:\n  from: each workplace\n  elected by: members in good standing\n  number: 1'], 3: ['body: congress\nseats:\n  - from: each city\n    elected by: city council\n    number: 1'] },
  },
  'executive-floor': {
    shows: { 2: [CONGRESS], 3: ['body: executive\nseats:\n  elected by: congress\n  ratio: 1 per 50 seats, rounded up\n  at least: 3'] }, articles: ['3'],
    hides: { 2: [CONGRESS], 3: ['body: executive\nseats:\n  elected by: congress\n  ratio: 1 per 50 seats, rounded up\n  at least: 1'] },
  },
  'gap-rounding': { shows: { 2: ['body: congress\nseats:\n  elected by: members in good standing\n  ratio: 1 per 50 members'] }, articles: ['2'], hides: { 2: ['body: congress\nseats:\n  elected by: members in good standing\n  ratio: 1 per 50 members, rounded down'] } },
  'power-fusion': {
    shows: with2(...MATTERS, power('decide legislation'), power('decide administration'), power('decide the press')), articles: ['3'],
    hides: with2(...MATTERS, power('decide legislation'), power('decide administration'), power('decide the press', '', 'workplace assembly')),
  },
  'competence-competence': { shows: with2('matter: dues', power('decide dues'), power('decide a question')), articles: ['3'], hides: with2('matter: dues', power('decide dues')) },
  'amendment-no-threshold': { shows: with2(power('amend the charter', 'notice: 7 days')), articles: ['3'], hides: with2(AMEND) },
  'amendment-no-notice': { shows: with2(power('amend the charter', 'decided by: two thirds of votes cast')), articles: ['3'], hides: with2(AMEND) },
  'weaker-meta-rule': {
    shows: { 2: [CONGRESS], 3: [power('amend the charter', 'decided by: three quarters of votes cast\nnotice: 7 days\narticles: 1-2')], 4: [AMEND] }, articles: ['3', '4'],
    hides: { 2: [CONGRESS], 3: [power('amend the charter', 'decided by: three quarters of votes cast\nnotice: 7 days\narticles: 1-3')], 4: [AMEND] },
  },
  'emergency-open': { shows: with2(power('declare an emergency')), articles: ['3'], hides: with2(power('declare an emergency', 'lasts: 30 days\nrenewable: no')) },
  'emergency-renewal': { shows: with2(power('declare an emergency', 'lasts: 30 days\nrenewable: yes')), articles: ['3'], hides: with2(power('declare an emergency', 'lasts: 30 days\nrenewable: no')) },
  'franchise-open': { shows: with2(power('disfranchise a member', 'lasts: 1 year')), articles: ['3'], hides: with2(COMMISSION, power('disfranchise a member', 'lasts: 1 year\nappeal to: control commission')) },
  'election-override': {
    shows: with2(EXECUTIVE, power('void an election', 'over: congress', 'executive'), power('decide an appeal')), articles: ['3'],
    hides: with2(EXECUTIVE, COMMISSION, power('void an election', 'over: congress\nappeal to: control commission', 'executive')),
  },
  'decision-override': { shows: with2(EXECUTIVE, power('override a decision', 'over: congress', 'executive')), articles: ['3'], hides: with2(EXECUTIVE, power('override a decision', 'over: executive')) },
  'expulsion-no-appeal': { shows: with2(EXPEL('')), articles: ['3'], hides: with2(EXPEL('appeal to: congress, suspends')) },
  'expulsion-before-appeal': { shows: with2(EXPEL('appeal to: congress, does not suspend')), articles: ['3'], hides: with2(EXPEL('appeal to: congress, suspends')) },
  'secession-no-procedure': { shows: with2(power('let a unit secede', '', 'workplace assembly')), articles: ['3'], hides: with2(power('let a unit secede', 'decided by: two thirds of votes cast', 'workplace assembly')) },
  'interpreter-is-party': { shows: with2(power('adopt a reading'), AMEND), articles: ['3'], hides: with2(COMMISSION, power('adopt a reading', '', 'control commission'), AMEND) },
  'acting-for-unratified': { shows: with2(EXECUTIVE, 'acting for: congress\nby: executive\nratified by: congress'), articles: ['3'], hides: with2(EXECUTIVE, 'acting for: congress\nby: executive\nratified by: congress within 3 months, else lapses') },
  'acting-for-amends': { shows: with2(EXECUTIVE, AMEND, 'acting for: congress\nby: executive'), articles: ['3'], hides: with2(EXECUTIVE, AMEND, 'acting for: congress\nby: executive\nexcept: amend the charter') },
  'quorum-absence': { shows: with2('meetings of: congress\nquorum: two thirds of seats'), articles: ['3'], hides: with2('meetings of: congress\nquorum: half of seats') },
  'conflict-power': {
    shows: { 2: [CONGRESS], 3: [EXPEL('appeal to: congress, suspends')], 4: [EXPEL('notice: 7 days\nappeal to: congress, suspends')] }, articles: ['3', '4'],
    hides: { 2: [CONGRESS], 3: [EXPEL('appeal to: congress, suspends\nexcept where: 4')], 4: [EXPEL('notice: 7 days\nappeal to: congress, suspends')] },
  },
  'conflict-petition': { shows: { 2: [CONGRESS], 3: [PETITION('5')], 4: [PETITION('8')] }, articles: ['3', '4'], hides: { 2: [CONGRESS], 3: [PETITION('5')] } },
  'conflict-acting-for': { shows: with2(EXECUTIVE, COMMISSION, 'acting for: congress\nby: executive', 'acting for: congress\nby: control commission'), articles: ['3'], hides: with2(EXECUTIVE, 'acting for: congress\nby: executive') },
  'franchise-sensitive': {
    shows: { 2: ['attribute: nation\ntype: text\nconcerns: nation', 'electorate: nationals\nwho:\n  - any of:\n      - not: nation is Utopia\n      - status is full'] }, articles: ['2'],
    hides: { 2: ['attribute: nation\ntype: text\nconcerns: nation', 'electorate: nationals\nwho: age at least 18'] },
  },
  'electorate-empty': { shows: { 2: ['electorate: nobody\nwho:\n  - status is full\n  - status is none of full, candidate'] }, articles: ['2'], hides: { 2: ['electorate: some\nwho:\n  - status is one of full, candidate\n  - status is not full'] } },
  'gap-election': { shows: with2('election of: congress\ncalled by: the clock\nnomination: self'), articles: ['3'], hides: with2(election('ballot: secret')) },
  'gap-election-call': { shows: with2(election('').replace('called by: the clock\n', '')), articles: ['3'], hides: with2(election('')) },
  'gap-nomination': { shows: with2(election('').replace('nomination: self\n', '')), articles: ['3'], hides: with2(election('')) },
  'gap-vacancy': { shows: { 2: [body('congress')] }, articles: ['2'], hides: { 2: [CONGRESS] } },
  'gap-threshold': { shows: { 2: [body('congress'), power('admit a member')] }, articles: ['2'], hides: { 2: [CONGRESS, power('admit a member')] } },
  'gap-meeting': { shows: with2(power('admit a member')), articles: ['2'], hides: with2(power('admit a member'), 'meetings of: congress') },
  'gap-convening': { shows: with2('meetings of: congress\nevery: 1 year'), articles: ['3'], hides: with2('meetings of: congress\nconvened by: seats of congress') },
  'gap-calendar': { shows: with2('meetings of: congress\nconvened by: seats of congress'), articles: ['3'], hides: with2('meetings of: congress\nevery: 1 year') },
  'gap-motion': { shows: with2(power('admit a member')), articles: ['2'], hides: with2(power('admit a member'), 'motions in: congress\nmoved by: seats of congress') },
  'gap-direct-below': { shows: { 2: [body('works council', 'for each: workplace')] }, articles: ['2'], hides: { 2: [body('works council', 'for each: workplace\ndirect below: 50 members')] } },
  'gap-amend-charter': { shows: { 2: [CONGRESS] }, articles: [], hides: with2(AMEND) },
  'gap-amend-article': {
    shows: { 2: [CONGRESS], 3: [power('amend the charter', 'decided by: two thirds of votes cast\narticles: 1-2\nuntouchable: 3')], 4: ['mark: silent'] }, articles: ['4'],
    hides: { 2: [CONGRESS], 3: [power('amend the charter', 'decided by: two thirds of votes cast\narticles: 1-2\nuntouchable: 3')], 4: [AMEND] },
  },
  'gap-matter': { shows: with2('matter: bread', 'matter: dues', power('decide dues')), articles: ['3'], hides: with2('matter: bread', power('decide a question')) },
  'gap-verification': { shows: with2(election('ballot: secret\nverified by: congress')), articles: ['3'], hides: with2(election('ballot: secret\nverified by: congress\nwithout verifiers: wait')) },
  'verification-veto': { shows: with2(COMMISSION, election('ballot: secret\nverified by: control commission')), articles: ['3'], hides: with2(COMMISSION, election('ballot: secret\nverified by: control commission'), power('void an election', 'over: congress')) },
  'gap-base': { shows: with2(power('admit a unit', 'decided by: a majority of members and a majority of workplaces')), articles: ['3'], hides: with2(power('admit a unit', 'decided by: a majority of members\nratified by: a majority of workplaces through workplace assembly within 3 months')) },
  'gap-admit-member': { shows: { 2: [CONGRESS] }, articles: [], hides: with2(power('admit a member')) },
  'gap-adopt-reading': { shows: { 2: [CONGRESS] }, articles: [], hides: with2(power('adopt a reading')) },
  'gap-secession': { shows: with2(power('admit a unit')), articles: ['3'], hides: with2(power('admit a unit'), power('let a unit secede')) },
  'gap-roll': { shows: { 2: [CONGRESS] }, articles: [], hides: { 2: [body('registrar', 'keeps: roll')] } },
  'convocation-trap': {
    shows: { 2: [body('congress')], 3: [EXECUTIVE], 4: ['meetings of: congress\nconvened by: executive\non demand of: one third of workplaces\nself-executing: no'] }, articles: ['4'],
    hides: { 2: [body('congress')], 3: [EXECUTIVE], 4: ['meetings of: congress\nconvened by: executive\non demand of: one third of workplaces\nself-executing: yes'] },
  },
  'count-mismatch': {
    shows: { 2: [CONGRESS] }, articles: ['2'], prose: { 2: 'There are four offices:\n\n- (a) one\n- (b) two\n- (c) three\n' }, hides: { 2: [CONGRESS] }, hiddenProse: { 2: 'There are three offices:\n\n- (a) one\n- (b) two\n- (c) three\n' },
  },
  'prose-number': { shows: { 2: [CONGRESS] }, articles: ['2'], prose: { 2: 'Congress has seventeen seats for 1 year.' }, hides: { 2: [CONGRESS] }, hiddenProse: { 2: 'Congress has three seats, of which half decide, as article 9 of 1918 says.' } },
  'article-unmarked': { shows: { 2: [] }, articles: ['2'], hides: { 2: ['mark: declaratory'] } },
  'article-unread': { shows: { 2: ['mark: unread'] }, articles: ['2'], hides: { 2: ['mark: silent'] } },
  'article-unconfirmed': { shows: { 2: ['mark: unconfirmed'] }, articles: ['2'], hides: { 2: ['mark: silent'] } },
};

function found(articles: Articles, prose: Readonly<Record<string, string>> | undefined, code: string): readonly Finding[] {
  const { law, findings } = compileText(charterText(articles, prose));
  expect(law, findings.map(({ message }) => message).join('\n')).toBeDefined();
  return findings.filter(finding => finding.code === code);
}

describe('two lists of articles', () => {
  const amending = (articles: string): string => power('amend the charter', `decided by: two thirds of votes cast\nnotice: 7 days\narticles: ${articles}`);
  it.each([['1, 3', '2, 3'], ['1-2', '2, 4'], ['3', '1-4']])('%s and %s meet, wherever in the lists that is', (one, another) => {
    const articles = { 2: [CONGRESS], 3: [amending(one)], 4: [amending(another)] };
    expect(found(articles, undefined, 'conflict-power').map(finding => finding.articles)).toEqual([['3', '4']]);
  });
  it('that have nothing in common do not', () => expect(found({ 2: [CONGRESS], 3: [amending('1, 3')], 4: [amending('2, 4')] }, undefined, 'conflict-power')).toEqual([]));
});

describe('two bodies that act for one', () => {
  const acting = (by: string, scope: string): string => `acting for: congress\nby: ${by}\n${scope}`;
  it.each([['only: dues', 'only: dues, peace', 1], ['only: dues', 'only: peace', 0], ['only: dues', 'only: dues, peace\nexcept: dues', 0], ['', 'only: dues', 0]])('within “%s” and “%s” meet: %i', (one, another, count) => {
    const articles = with2(EXECUTIVE, COMMISSION, 'matter: dues', 'matter: peace', acting('executive', one), acting('control commission', another));
    expect(found(articles, undefined, 'conflict-acting-for')).toHaveLength(count);
  });
});

describe('each finding', () => {
  it('has a charter that shows it', () => expect(Object.keys(CASES).sort()).toEqual(FINDINGS.map(({ code }) => code).sort()));
  it.each(Object.entries(CASES))('%s is shown where it is and only there', (code, { shows, hides, articles, prose, hiddenProse }) => {
    const here = found(shows, prose, code);
    expect(here.map(finding => finding.articles)).toContainEqual(articles);
    expect(found(hides, hiddenProse, code)).toEqual([]);
    for (const { message } of here) expect(message).not.toMatch(/…|[{}[\]]/);
  });
});
