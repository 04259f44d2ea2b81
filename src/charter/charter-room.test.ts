/** Printing, comparing, amending, governing, and the pages written from the code. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { charterText, compileText, lawOf, type Articles } from '../../test/charter-text.ts';
import { compile } from './compile.ts';
import { consequenceText, diffLaws, paragraphDiff } from './diff.ts';
import { FINDINGS } from './findings/registry.ts';
import { governing, governingPower } from './governing.ts';
import { findingTable, languageTables } from './language-table.ts';
import type { ArticleId, BodyKindId, Law, MatterId, UnitKindId, VersionHash } from './law.ts';
import { ruleBook } from './print.ts';
import { PROBLEM_TEXT } from './problem-text.ts';
import { amendText, touched } from './replace.ts';
import { toHtml } from './rule-book-html.ts';
import { toText } from './rule-book-text.ts';
import { allRules } from './rules-of.ts';
import { ruleSchema } from './schema.ts';
import { sentence } from './sentence.ts';
import { textAsOf, versionDay } from './versions.ts';

const CONGRESS = 'body: congress\nseats:\n  from: each workplace\n  elected by: members in good standing\n  ratio: 1 per 50 members, rounded up\n  at most: 5\nterm: 1 year\nvacancy: next alternate, else by-election\ndecides by: more than half of votes cast\nquorum: half of seats filled';
const AMEND = 'power: amend the charter\nheld by: congress\ndecided by: two thirds of votes cast\nnotice: 28 days';
const ARTICLES: Articles = { 2: [CONGRESS], 3: [AMEND] };
const congress = 'congress' as BodyKindId;

describe('governing', () => {
  const law = lawOf({ 2: [CONGRESS], 3: ['matter: dues'], 4: ['power: decide a question\nheld by: congress', 'power: decide dues\nheld by: workplace assembly'], 5: [AMEND], 6: ['power: amend the charter\nheld by: congress\ndecided by: three quarters of votes cast\nnotice: 1 day\narticles: 1\nuntouchable: 2'], 7: ['power: expel a member\nheld by: congress', 'power: expel a member\nheld by: workplace assembly'], 8: ['meetings of: congress\nevery: 1 year'] });
  const ask = (question: Omit<Parameters<typeof governingPower>[1], 'act'>): unknown => governingPower(law, { act: 'power', ...question });
  it('prefers the power that names the matter or the article', () => {
    expect(ask({ effect: 'decide', matter: 'dues' as MatterId })).toMatchObject({ kind: 'one', rule: { heldBy: 'workplace-assembly' } });
    expect(ask({ effect: 'decide' })).toMatchObject({ kind: 'one', rule: { heldBy: 'congress' } });
    expect(ask({ effect: 'amend-charter', changes: '1' as ArticleId })).toMatchObject({ kind: 'one', rule: { article: '6' } });
    expect(ask({ effect: 'amend-charter', changes: '3' as ArticleId })).toMatchObject({ kind: 'one', rule: { article: '5' } });
  });
  it('refuses what nobody may change, and finds gaps and conflicts', () => {
    expect(ask({ effect: 'amend-charter', changes: '2' as ArticleId })).toMatchObject({ kind: 'gap', code: 'untouchable' });
    expect(ask({ effect: 'suspend-member' })).toEqual({ kind: 'gap', code: 'gap-suspend-member', article: 'none' });
    expect(ask({ effect: 'expel-member' })).toMatchObject({ kind: 'conflict', rules: [{ article: '7' }, { article: '7' }] });
    expect(ask({ effect: 'expel-member', by: congress })).toMatchObject({ kind: 'one' });
    expect(ask({ effect: 'decide', matter: 'dues' as MatterId, by: congress })).toMatchObject({ kind: 'gap' });
  });
  it('lets a power give way to the articles it names', () => {
    const two = lawOf({ 2: [CONGRESS], 3: ['power: expel a member\nheld by: congress\nexcept where: 4'], 4: ['power: expel a member\nheld by: workplace assembly'] });
    expect(governingPower(two, { act: 'power', effect: 'expel-member' })).toMatchObject({ kind: 'one', rule: { article: '4' } });
    expect(governingPower(two, { act: 'power', effect: 'expel-member', by: congress })).toMatchObject({ kind: 'gap' });
  });
  it('answers for meetings, motions, elections and recalls of a body', () => {
    expect(governing(law, { act: 'meeting', body: congress })).toMatchObject({ kind: 'one' });
    expect((['motion', 'election', 'recall'] as const).map(act => governing(law, { act, body: congress }))).toMatchObject([{ code: 'gap-motion' }, { code: 'gap-election' }, { code: 'recall-gap' }]);
  });
  it('never governs by two rules and always by a rule of the effect', () => fc.assert(fc.property(
    fc.constantFrom(...law.powers.map(power => power.effect)), fc.option(fc.constantFrom('city', 'workplace'), { nil: undefined }), (effect, unit) => {
      const found = governingPower(law, { act: 'power', effect, ...(unit ? { overUnit: unit as UnitKindId } : {}) });
      if (found.kind === 'one') expect(found.rule.effect).toBe(effect);
      if (found.kind === 'conflict') expect(found.rules.length).toBeGreaterThan(1);
    })));
});

describe('the rule book', () => {
  const { law, findings } = compileText(charterText(ARTICLES, { 2: 'Words with <tags> & *stress*.' })) as { law: Law; findings: never };
  it('says what the rule says, in both languages', () => {
    const power = allRules(law).find(({ type }) => type === 'power');
    expect(power && sentence(power, 'en')).toBe('The congress may amend the charter, by at least two thirds of the votes cast. Notice is 28 days.');
    expect(power && sentence(power, 'ru')).toBe('«congress» вправе: изменять устав; большинство: не менее двух третей поданных голосов. Предупреждение за 28 дней.');
  });
  it('prints a page without scripts or links to elsewhere, and text of the terminal’s width', () => {
    const html = toHtml(ruleBook(law, findings, 'ru'));
    expect(html).toContain('&lt;tags&gt; &amp; <em>stress</em>');
    expect(html).toContain('<html lang="ru">');
    expect(html).not.toMatch(/<script|<link|https?:/);
    const text = toText(ruleBook(law, findings, 'en'), 60);
    expect(text.split('\n').every(line => line.length <= 60)).toBe(true);
    expect(text).not.toContain('preamble');
  });
  it('shows a reading apart from the text, with its reason', () => {
    const open = charterText({ 2: [CONGRESS] });
    const read = compileText(open, '### Article 2\n\n```rule\nmeetings of: congress\nevery: 1 year\nsettles: gap-meeting 2\nreason: Custom.\n```\n');
    const article = read.law && ruleBook(read.law, read.findings, 'en').articles.find(({ id }) => id === '2');
    expect(article?.readings).toEqual([{ sentence: 'The congress meets at least every year.', reason: 'Custom.' }]);
    expect(article?.sentences).toHaveLength(1);
  });
  it('has a whole sentence for every rule of the charters that ship', () => {
    for (const file of ['federation-of-councils.md', 'federation-of-councils.ru.md', 'rsfsr-1918.md']) {
      const shipped = compileText(readFileSync(`charters/${file}`, 'utf8')).law;
      for (const compiled of shipped ? allRules(shipped) : []) for (const language of ['en', 'ru'] as const) expect(sentence(compiled, language)).toMatch(/^[^{}[\]]*[.]$/);
    }
  });
});

describe('comparing two versions', () => {
  const before = lawOf(ARTICLES);
  it('tells what people can do differently', () => {
    const after = lawOf({ 2: [CONGRESS.replace('1 year', '2 years')], 3: [AMEND.replace('two thirds', 'three quarters')], 4: ['power: expel a member\nheld by: congress'] });
    const { articles, consequences } = diffLaws(before, after);
    expect(articles.map(({ article, kind }) => [article, kind])).toEqual([['4', 'added']]);
    expect(consequences.map(({ aspect, kind, fields }) => [aspect, kind, fields])).toEqual([['seats', 'changed', ['term']], ['powers', 'changed', ['threshold']], ['powers', 'added', []]]);
    expect(consequences.map(consequence => consequenceText(consequence, 'en'))[1]).toContain('Now: The congress may amend the charter, by at least three quarters');
    expect(diffLaws(after, before).consequences.at(-1)).toMatchObject({ kind: 'removed' });
  });
  it('finds no difference between a law and itself, wherever its rules stand', () => {
    expect(diffLaws(before, lawOf({ 2: [AMEND], 3: [CONGRESS] })).consequences).toEqual([]);
    expect(diffLaws(before, before)).toEqual({ articles: [], consequences: [] });
  });
  it('gives back both versions from the differences', () => fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (old, fresh) => {
    const changes = paragraphDiff(old, fresh);
    expect(changes.filter(({ kind }) => kind !== 'added').map(({ text }) => text)).toEqual(old);
    expect(changes.filter(({ kind }) => kind !== 'removed').map(({ text }) => text)).toEqual(fresh);
  })));
});

describe('amending the text', () => {
  const text = charterText(ARTICLES);
  const amended = (articles: string, removed: readonly string[] = []): string | undefined => {
    const result = amendText(text, { articles, removed: removed as readonly ArticleId[] });
    return result.ok ? result.value : undefined;
  };
  it('replaces, adds in order and removes, and leaves the rest as it was', () => {
    const fresh = amended('### Article 2. New\n\nNew words.\n\n### Article 2a. Added\n\nMore.\n', ['3']) ?? '';
    expect(fresh.slice(0, fresh.indexOf('### Article 2'))).toBe(text.slice(0, text.indexOf('### Article 2')));
    expect([...fresh.matchAll(/^### .*$/gm)].map(match => match[0])).toEqual(['### Article 1. Title', '### Article 2. New', '### Article 2a. Added']);
    expect(amended('### Article 9\n\nLast.\n')).toMatch(/notice: 28 days\n```\n\n### Article 9\n\nLast\.\n$/);
    expect([...(amended('### Article 2a\n\nx\n\n### Article 2b\n\ny\n') ?? '').matchAll(/^### Article (\S+)/gm)].map(match => match[1])).toEqual(['1.', '2.', '2a', '2b', '3.']);
    expect(touched({ articles: '### Article 2\n\nx\n', removed: ['3' as ArticleId] })).toEqual(['2', '3']);
  });
  it('refuses what it cannot place', () => {
    expect(amendText(text, { articles: '', removed: ['8' as ArticleId] })).toMatchObject({ error: { code: 'no-such-article' } });
    expect(amendText(text, { articles: 'Words.', removed: [] })).toMatchObject({ error: { code: 'nothing-to-change' } });
    expect(amendText(text, { articles: '### Article 3\n\nx', removed: ['3' as ArticleId] })).toMatchObject({ error: { code: 'article-twice' } });
  });
  it('makes the same law from dated files as from their merged text', () => {
    const versions = [{ file: 'c/1919-12-01.md', text: `### Article 2\n\n\`\`\`rule\n${CONGRESS.replace('1 year', '3 years')}\n\`\`\`\n`, inForce: '1919-12-01' as Day }];
    const at = (asOf: string): Law | undefined => compile({ file: 'c.md', text, versions, asOf: asOf as Day, version: 'v' as VersionHash }).law;
    const term = (law: Law | undefined): unknown => law?.bodies.get(congress)?.term;
    expect([term(at('1919-11-30')), term(at('1919-12-01'))]).toEqual([{ count: 1, unit: 'year' }, { count: 3, unit: 'year' }]);
    expect(term(compileText(textAsOf(text, versions, '1920-01-01' as Day)).law)).toEqual({ count: 3, unit: 'year' });
    expect(at('1920-01-01')?.bodies.get(congress)?.at.file).toBe('c/1919-12-01.md');
    expect(versionDay('charters/rsfsr-1918/1919-12-01.md')).toBe('1919-12-01');
  });
});

describe('the constitution of 1918', () => {
  it('shows every expected finding at its articles and weight', () => {
    const data = process.env['SOVET_DATA'] ?? '../shared/data';
    const expected = JSON.parse(readFileSync(`${data}/analysis/lint-rsfsr-1918.json`, 'utf8')) as { readonly findings: readonly { readonly id: string; readonly article: string; readonly severity: string }[] };
    const { findings } = compileText(readFileSync('charters/rsfsr-1918.md', 'utf8'));
    const found = findings.map(({ code, articles, severity }) => `${code} ${articles.join(',')} ${severity}`);
    expect(expected.findings.map(({ id, article, severity }) => `${id} ${article} ${severity}`).filter(line => !found.includes(line))).toEqual([]);
    expect(expected.findings).toHaveLength(16);
  });
});

describe('pages written from the code', () => {
  it('docs/charter-language.md holds the key tables', () => expect(readFileSync('docs/charter-language.md', 'utf8')).toContain(languageTables()));
  it('docs/findings.md lists every finding and every problem', () => {
    const page = readFileSync('docs/findings.md', 'utf8');
    expect(page).toContain(findingTable());
    for (const code of Object.keys(PROBLEM_TEXT)) expect(page).toContain(`\`${code}\``);
  });
  it('the schema has one form for each rule type and closes its keys', () => {
    const { oneOf } = ruleSchema() as { readonly oneOf: readonly { readonly additionalProperties: boolean; readonly required: readonly string[] }[] };
    expect(oneOf.map(({ required }) => required[0])).toEqual(['charter', 'unit kind', 'attribute', 'electorate', 'matter', 'body', 'election of', 'recall of', 'meetings of', 'motions in', 'power', 'acting for', 'petition for', 'duty', 'limit', 'mark']);
    expect(oneOf.every(schema => !schema.additionalProperties)).toBe(true);
  });
  it('no finding has two definitions', () => expect(new Set(FINDINGS.map(({ code }) => code)).size).toBe(FINDINGS.length));
});
