import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charterText, compileText, lawOf } from '../../test/charter-text.ts';
import { articleName, readDocument } from './document.ts';
import { RULE_TYPES } from './rule-types.ts';

const CONGRESS = 'body: congress\nseats:\n  from: each workplace\n  elected by: members in good standing\n  ratio: 1 per 50 members, rounded up\n  at most: 5\nterm: 1 year\ndecides by: more than half of votes cast\nquorum: half of seats filled';

describe('headings', () => {
  it.each([
    ['Article 7. City council', '7', '7', 'City council'], ['Article 41, note', '41-note', '41 note', ''], ['Статья 7. Съезд', '7', '7', 'Съезд'], ['Artikel 12 Räte', '12', '12', 'Räte'],
    ['§ 9 Dues', '9', '9', 'Dues'], ['7. Council', '7', '7', 'Council'], ['Article 53b. Congress', '53b', '53b', 'Congress'], ['Council {#council}', 'council', 'Council', 'Council'], ['Article 7. Council {#council}', 'council', '7', 'Council'],
  ])('%s is an article', (heading, id, label, title) => expect(articleName(heading)).toEqual({ id, label, title }));
  it.each(['Part II. The council', 'Part 2', 'Chapter 3', 'Глава 2', 'General provisions'])('%s is none', heading => expect(articleName(heading)).toBeUndefined());
  it('keeps the parts above an article and its paragraphs', () => {
    const { articles } = readDocument('a.md', '# C\n\n## Part 1\n\n### A. Sub\n\n### Article 1. X\n\nOne.\n\nTwo.\n\n## Part 2\n\n### Article 2\n\nThree.\n');
    expect(articles.map(({ label, part, prose }) => [label, part, prose])).toEqual([['1', ['Part 1', 'A. Sub'], ['One.', 'Two.']], ['2', ['Part 2'], ['Three.']]]);
  });
});

describe('compiling', () => {
  it('makes the law, with every reference by id', () => {
    const law = lawOf({ 2: [CONGRESS], 3: ['power: amend the charter\nheld by: congress\ndecided by: two thirds of votes cast\nnotice: 28 days\nuntouchable: 1'] });
    const congress = [...law.bodies.values()].find(body => body.id === 'congress');
    expect(congress).toMatchObject({ form: 'council', article: '2', holdOver: false, seats: [{ from: 'workplace', size: { kind: 'ratio', ratio: { seats: 1n, per: 50n, rounding: 'up', atMost: 5n } } }] });
    expect(congress?.decides?.threshold.quorum).toMatchObject([{ of: 'filled', measured: 'cast' }]);
    expect(law.powers[0]).toMatchObject({ effect: 'amend-charter', heldBy: 'congress', untouchable: ['1'] });
  });
  it('reports every problem at once, each at its line and column', () => {
    const text = charterText({ 2: ['body: congress\nterm: soon\nsaets: x\nquorum: half'], 3: ['power: expel a membr\nheld by: congres\nnotice: 7 days\nnotice: 8 days', 'pwoer: x'], 4: ['power: [a'] });
    const { law, findings } = compileText(text);
    const lines = text.split('\n');
    expect(law).toBeUndefined();
    expect(findings.map(({ code, at, parameters }) => [code, lines[at.line - 1]?.slice(at.column - 1), parameters['nearest']])).toEqual([
      ['problem-rule-type', 'pwoer: x', 'power'], ['problem-yaml', expect.anything(), undefined],
      ['problem-value', 'soon', '14 days'], ['problem-unknown-key', 'saets: x', 'seats'], ['problem-value', 'half', 'half of votes cast'],
      ['problem-value', 'expel a membr', 'expel a member'], ['problem-value', 'congres', 'congress'], ['problem-duplicate-key', 'notice: 8 days', undefined],
    ]);
    expect(findings.map(finding => finding.article)).toEqual(['3', '4', '2', '2', '2', '3', '3', '3']);
  });
  it('reports a missing key, a wrong mark, a twofold name and a twofold article', () => {
    const codes = (articles: Parameters<typeof charterText>[0]): readonly string[] => compileText(charterText(articles)).findings.map(({ code }) => code);
    expect(codes({ 2: ['power: expel a member'] })).toEqual(['problem-missing-key']);
    expect(codes({ 2: ['mark: declarative'] })).toEqual(['problem-value']);
    expect(codes({ 2: ['unit kind: city'] })).toEqual(['problem-duplicate-name']);
    expect(compileText(`${charterText({})}\n### Article 1\n\nAgain.\n`).findings.map(({ code }) => code)).toContain('problem-duplicate-article');
    expect(codes({ 2: ['unit kind: a\nwithin: b', 'unit kind: b\nwithin: a'] })).toEqual(['problem-circular', 'problem-circular']);
    expect(compileText('Just words.').findings.map(({ code }) => code)).toEqual(['problem-no-articles']);
  });
  it('completes a rule from a second article with other keys, and adds seats up', () => {
    const law = lawOf({ 2: ['body: congress\nterm: 1 year\nseats:\n  elected by: members in good standing\n  number: 3'], 3: ['body: congress\nvacancy: by-election\nseats:\n  elected by: workplace assembly\n  number: 2\n  voice: consultative'] });
    expect([...law.bodies.values()].find(body => body.id === 'congress')).toMatchObject({ article: '2', alsoIn: ['3'], vacancy: ['by-election'], seats: [{ article: '2' }, { article: '3', voice: 'consultative' }] });
    expect(law.articles.find(article => article.id === '3')?.mark).toBe('ruled');
  });
  it('gives each of several holders the power', () => {
    const law = lawOf({ 2: [CONGRESS, 'power: amend the charter\nheld by: congress, workplace assembly'] });
    expect(law.powers.map(power => power.heldBy)).toEqual(['congress', 'workplace-assembly']);
  });
  it('keeps an election that the text leaves open apart, and a reading settles it', () => {
    const text = charterText({ 2: [CONGRESS, 'election of: congress\ncalled by: the clock'] });
    const readings = '### Article 2\n\n```rule\nelection of: congress\nnomination: self\nnominations: 3 days\nvoting: 3 days\nballot: open\ncount: block\nsettles: gap-election 2\nreason: The custom of the time.\n```\n';
    expect(compileText(text).law).toMatchObject({ elections: [], unsettled: [{ body: 'congress', missing: ['nominations', 'voting', 'ballot', 'count'] }] });
    expect(compileText(text, readings).law).toMatchObject({ unsettled: [], elections: [{ body: 'congress', count: { kind: 'marks', most: 'seats' }, reading: 'The custom of the time.' }] });
  });
  it('holds a recall that names no ballot as the election of the seat is held', () => {
    const recall = 'recall of: congress\nstarted by: 10% of constituents\nsignatures within: 30 days\ndecided by: more than half of votes cast\nvoting: 7 days';
    const election = (ballot: string): string => `election of: congress\ncalled by: the clock\nnomination: self\nnominations: 7 days\nvoting: 7 days\ncount: block\nballot: ${ballot}`;
    expect(lawOf({ 2: [CONGRESS, election('secret')], 3: [recall] }).recalls).toMatchObject([{ secrecy: 'secret' }]);
    expect(lawOf({ 2: [CONGRESS, election('secret')], 3: [`${recall}\nballot: open`] }).recalls).toMatchObject([{ secrecy: 'open' }]);
    expect(lawOf({ 2: [CONGRESS, 'election of: congress\nballot: open'], 3: [recall] }).recalls).toMatchObject([{ secrecy: 'open' }]);
    const { findings } = compileText(charterText({ 2: [CONGRESS], 3: [recall] }));
    expect(findings.find(finding => finding.code === 'recall-unspecified')?.message).toContain('names no ballot');
  });
  it('refuses a reading without a reason, of no article, or against the text', () => {
    const text = charterText({ 2: [CONGRESS] });
    const reading = (heading: string, block: string): readonly string[] => compileText(text, `### ${heading}\n\n\`\`\`rule\n${block}\n\`\`\`\n`).findings.map(({ code }) => code);
    expect(reading('Article 2', 'body: congress\nvacancy: by-election\nsettles: gap-vacancy 2')).toEqual(['problem-missing-key']);
    expect(reading('Article 9', 'body: congress\nvacancy: by-election\nsettles: gap-vacancy 2\nreason: x')).toEqual(['problem-reading']);
    expect(reading('Article 2', 'body: congress\nterm: 2 years\nsettles: term-missing 2\nreason: x')).toEqual(['problem-duplicate-key']);
    expect(reading('Article 2', 'body: congress\nvacancy: by-election\nsettles: gap-vacancies 2\nreason: x')).toEqual(['problem-value']);
  });
  it('has an example for every rule type that compiles beside the names it needs', () => {
    const names = [
      'charter: Test', 'unit kind: city', 'unit kind: workplace', 'attribute: dues paid until\ntype: day', 'electorate: members in good standing\nwho: status is full', 'matter: dues',
      'body: workplace assembly\nfor each: workplace\neverybody: members in good standing', 'body: all members\nform: referendum\neverybody: members in good standing',
      'body: congress', 'body: city council', 'body: executive', 'body: control commission',
    ];
    for (const { name, example } of RULE_TYPES) {
      const subject = name === 'charter' ? 'charter:' : example.split('\n')[0] ?? '';
      const blocks = [...names.filter(block => !block.startsWith(subject)), example];
      const text = `### Article 1\n\n${blocks.map(block => `\`\`\`rule\n${block}\n\`\`\``).join('\n\n')}\n`;
      expect(compileText(text).findings.filter(({ kind }) => kind === 'problem').map(({ message }) => message), name).toEqual([]);
    }
  });
  it('never throws, and every problem lies inside the file', () => {
    const lines = fc.constantFrom('body: congress', 'power: amend the charter', 'held by: congress', '  - from: each workplace', 'seats:', '- x', 'who: [status is full, {not: age at least 3}]', 'articles: 1-2', 'mark: silent', '```', '```rule', '### Article 2', 'a: &x *x', '? [k]', 'every: 3 months', '\t', '"', 'election of: congress', 'charter: X');
    fc.assert(fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 14 }), written => {
      const text = charterText({ 2: [written.join('\n')] });
      const rows = text.split('\n');
      for (const { at } of compileText(text).findings) {
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(rows.length);
        expect(at.column).toBeLessThanOrEqual((rows[at.line - 1] ?? '').length + 1);
      }
    }), { numRuns: 150 });
  });
});
