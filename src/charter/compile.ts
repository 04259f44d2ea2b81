/**
 * From a charter's text to the law. Names are gathered first, so that rules may refer forwards; then every block is
 * read by its rule type. Blocks on one subject complete each other, across articles and from the readings file.
 * All problems are reported at once; a text with problems has no law.
 */
import { readBlock } from './block.ts';
import { readDocument, type CharterDocument, type DocumentArticle } from './document.ts';
import { check } from './check.ts';
import type { Day } from '#kernel/time.ts';
import type { Finding, Problem } from './finding.ts';
import { problemFinding } from './finding-text.ts';
import { FINDING_BY_CODE } from './findings/registry.ts';
import type { Reading } from './form.ts';
import type { AttributeTypes } from './conditions.ts';
import { assemble, type ArticleMarks } from './assemble.ts';
import type { ArticleId, ArticleMark, AttributeRule, Law, Ruled, VersionHash } from './law.ts';
import type { Names } from './names.ts';
import type { Entry, Place } from './node.ts';
import { parseArticles } from './names.ts';
import type { Compiled, RuleBlock, RuleType } from './rule-type.ts';
import { RULE_TYPE_BY_NAME } from './rule-types.ts';
import { inForceOn, withVersions, type VersionFile } from './versions.ts';
import { nearest, plain, slug } from './words.ts';

export interface CharterSource {
  readonly file: string;
  readonly text: string;
  /** The readings beside the charter, if they are to be applied. */
  readonly readings?: { readonly file: string; readonly text: string };
  readonly version: VersionHash;
  /** Later versions, and the day whose text is meant; without a day all of them apply. */
  readonly versions?: readonly VersionFile[];
  readonly asOf?: Day;
}

export interface Compilation {
  /** Absent when the text has problems. */
  readonly law?: Law;
  readonly findings: readonly Finding[];
}

interface Block {
  readonly type: RuleType;
  readonly subject: Entry;
  readonly entries: readonly Entry[];
  readonly place: Place;
}

interface Gathered {
  readonly blocks: readonly Block[];
  readonly marks: ArticleMarks;
  readonly problems: readonly Problem[];
}

const MARKS: readonly ArticleMark[] = ['declaratory', 'silent', 'unread', 'unconfirmed'];

export function compile(source: CharterSource): Compilation {
  const inForce = source.asOf === undefined ? inForceOn(source.versions ?? [], LAST_DAY) : inForceOn(source.versions ?? [], source.asOf);
  const document = withVersions(readDocument(source.file, source.text), inForce);
  const readings = source.readings ? readDocument(source.readings.file, source.readings.text) : undefined;
  const [text, settled] = [gather(document.articles, false), gather(readings?.articles ?? [], true)];
  const blocks = [...text.blocks, ...settled.blocks];
  const reading = lookUps(document, blocks);
  const { compiled, problems: inRules } = compileBlocks(blocks, reading);
  const problems = [
    ...text.problems, ...settled.problems, ...articleProblems(document), ...readingProblems(readings, reading.names),
    ...duplicateNames(blocks), ...inRules, ...circularUnits(compiled),
  ];
  const labels = new Map(document.articles.map(article => [article.id, article.label]));
  if (problems.length > 0) return { findings: problems.map(problem => problemFinding(problem, labels)) };
  const law = assemble(document, compiled, text.marks, source.version);
  const latest = inForce.at(-1)?.inForce;
  const dated = latest === undefined ? law : { ...law, inForce: latest };
  return { law: dated, findings: check(dated) };
}

const LAST_DAY = '9999-12-31' as Day;

/** Splits blocks into marks and rules; the first key names the rule type. */
function gather(articles: readonly DocumentArticle[], fromReadings: boolean): Gathered {
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  const marks = new Map<ArticleId, ArticleMark>();
  for (const article of articles) {
    for (const text of article.blocks) {
      const read = readBlock(text);
      problems.push(...read.problems);
      const [subject, ...rest] = read.entries;
      const place = fromReadings ? { ...text.place, reading: valueOf(rest, 'reason') } : text.place;
      if (!subject) {
        if (read.problems.length === 0) problems.push({ code: 'problem-empty-block', at: text.at, place, parameters: {} });
      } else if (subject.key === 'mark') addMark(subject, rest, marks, problems);
      else addBlock(subject, fromReadings ? withoutReadingKeys(rest, subject, place, problems) : rest, place, blocks, problems);
    }
  }
  return { blocks, marks, problems };
}

function valueOf(entries: readonly Entry[], key: string): string {
  const value = entries.find(entry => entry.key === key)?.value;
  return value?.kind === 'text' ? value.text.trim() : '';
}

function addMark(subject: Entry, rest: readonly Entry[], marks: Map<ArticleId, ArticleMark>, problems: Problem[]): void {
  const { value, at } = subject;
  const written = value.kind === 'text' ? value.text.trim().toLowerCase() : value.kind;
  const mark = MARKS.find(known => known === written);
  if (mark) marks.set(value.place.article, mark);
  else problems.push({ code: 'problem-value', at: value.at, place: value.place, parameters: { written, expected: 'choice', allowed: MARKS.join(', '), ...near(written, MARKS) } });
  if (rest.length > 0) problems.push({ code: 'problem-unknown-key', at: rest[0]?.at ?? at, place: value.place, parameters: { key: rest[0]?.key ?? '', allowed: 'mark' } });
}

function near(written: string, words: Iterable<string>): { readonly nearest?: string } {
  const found = nearest(written, words);
  return found === undefined ? {} : { nearest: found };
}

function addBlock(subject: Entry, entries: readonly Entry[], place: Place, blocks: Block[], problems: Problem[]): void {
  const type = RULE_TYPE_BY_NAME.get(subject.key);
  if (type) blocks.push({ type, subject: placed(subject, place), entries: entries.map(entry => placed(entry, place)), place });
  else problems.push({ code: 'problem-rule-type', at: subject.at, place, parameters: { key: subject.key, allowed: [...RULE_TYPE_BY_NAME.keys()].join(', '), ...near(subject.key, RULE_TYPE_BY_NAME.keys()) } });
}

/** Readings mark their values, so that a rule completed by one says so. */
function placed(entry: Entry, place: Place): Entry {
  return place.reading === undefined ? entry : { ...entry, value: { ...entry.value, place } };
}

/** Every rule of a reading says what it settles and why; both keys are taken off before the rule is read. */
function withoutReadingKeys(entries: readonly Entry[], subject: Entry, place: Place, problems: Problem[]): readonly Entry[] {
  for (const key of ['settles', 'reason']) {
    if (valueOf(entries, key) === '') problems.push({ code: 'problem-missing-key', at: subject.at, place, parameters: { key } });
  }
  const settles = entries.find(({ key }) => key === 'settles');
  const unknown = settles && valueOf([settles], 'settles').split(/\s*,\s*/).find(item => item !== '' && !FINDING_BY_CODE.has(item.split(/\s+/)[0] ?? ''));
  if (settles && unknown !== undefined) {
    problems.push({ code: 'problem-value', at: settles.value.at, place, parameters: { written: unknown, expected: 'settles', ...near(unknown.split(/\s+/)[0] ?? '', FINDING_BY_CODE.keys()) } });
  }
  return entries.filter(({ key }) => key !== 'settles' && key !== 'reason');
}

function declared(blocks: readonly Block[], type: string): ReadonlySet<string> {
  return new Set(blocks.filter(block => block.type.name === type).map(block => subjectSlug(block)));
}

function subjectSlug({ subject }: Block): string {
  return subject.value.kind === 'text' ? slug(plain(subject.value.text)) : '';
}

function lookUps(document: CharterDocument, blocks: readonly Block[]): Reading {
  const names: Names = {
    bodies: declared(blocks, 'body'), unitKinds: declared(blocks, 'unit kind'), electorates: declared(blocks, 'electorate'),
    attributes: declared(blocks, 'attribute'), matters: declared(blocks, 'matter'), articles: document.articles.map(article => article.id),
  };
  return { names, attributes: attributeTypes(blocks, names) };
}

/** Attributes are read once ahead of the rest, because conditions need their types. */
function attributeTypes(blocks: readonly Block[], names: Names): AttributeTypes {
  const rules = blocks.filter(block => block.type.name === 'attribute')
    .flatMap(block => block.type.compile(ruleBlock([block]), { names, attributes: new Map() }).rules);
  return new Map(rules.flatMap(({ type, rule }) => (type === 'attribute' ? [[rule.id as string, rule satisfies AttributeRule] as const] : [])));
}

/** Blocks on the same subject, first one first. Powers and the like stand alone unless a reading completes them. */
function groups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const found = new Map<string, Block[]>();
  blocks.forEach((block, index) => {
    const key = groupKey(block);
    const joins = block.type.continues || (block.place.reading !== undefined && found.has(key));
    const group = joins ? key : found.has(key) ? `${key} #${index}` : key;
    found.set(group, [...(found.get(group) ?? []), block]);
  });
  return [...found.values()];
}

function groupKey(block: Block): string {
  if (block.type.continues) return `${block.type.name}: ${subjectSlug(block)}`;
  const scope = ['held by', 'over', 'over units', 'by', 'of'].map(key => slug(plain(valueOf(block.entries, key))));
  return `${block.type.name}: ${subjectSlug(block)} / ${scope.join(' / ')} / ${block.place.article}`;
}

function ruleBlock(group: readonly Block[]): RuleBlock {
  const first = group[0] as Block;
  const [head, ...later] = group;
  // Identity keys repeated by a completing reading say nothing new.
  const repeated = first.type.continues ? new Set<string>() : new Set(['held by', 'over', 'over units', 'by', 'of']);
  const entries = [...(head?.entries ?? []), ...later.flatMap(block => block.entries.filter(entry => !repeated.has(entry.key)))];
  const also = [...new Set(later.map(block => block.place.article))].filter(article => article !== first.place.article);
  const reading = group.find(block => block.place.reading !== undefined)?.place.reading;
  const ruled: Ruled = {
    article: first.place.article, at: first.subject.at,
    ...(reading === undefined ? {} : { reading }), ...(also.length > 0 ? { alsoIn: also } : {}),
  };
  return { subject: first.subject, entries: joinSeats(entries), ruled, owner: { at: first.subject.at, place: first.place } };
}

/** Seats named in several articles add up; every other key stands once. */
function joinSeats(entries: readonly Entry[]): readonly Entry[] {
  const seats = entries.filter(entry => entry.key === 'seats');
  const [first, ...more] = seats;
  const fromOtherBlocks = more.filter(entry => entry.value.place.article !== first?.value.place.article || entry.value.place.reading !== first.value.place.reading);
  if (!first || fromOtherBlocks.length === 0) return entries;
  const items = [first, ...fromOtherBlocks].flatMap(({ value }) => (value.kind === 'list' ? value.items.map(item => ({ ...item, place: value.place })) : [value]));
  const joined: Entry = { ...first, value: { kind: 'list', at: first.value.at, place: first.value.place, items } };
  return entries.filter(entry => entry === first || !fromOtherBlocks.includes(entry)).map(entry => (entry === first ? joined : entry));
}

function compileBlocks(blocks: readonly Block[], reading: Reading): { readonly compiled: readonly Compiled[]; readonly problems: readonly Problem[] } {
  const outcomes = groups(blocks).map(group => (group[0] as Block).type.compile(ruleBlock(group), reading));
  return { compiled: outcomes.flatMap(outcome => outcome.rules), problems: outcomes.flatMap(outcome => outcome.problems) };
}

/** Names declared once: units, attributes, electorates, matters, and one charter head. */
function duplicateNames(blocks: readonly Block[]): readonly Problem[] {
  const seen = new Map<string, Block>();
  return blocks.flatMap(block => {
    if (!['charter', 'unit kind', 'attribute', 'electorate', 'matter'].includes(block.type.name)) return [];
    const key = block.type.name === 'charter' ? 'charter' : `${block.type.name}: ${subjectSlug(block)}`;
    const before = seen.get(key);
    seen.set(key, before ?? block);
    return before ? [{ code: 'problem-duplicate-name' as const, at: block.subject.at, place: block.place, parameters: { name: key, article: before.place.article } }] : [];
  });
}

function articleProblems(document: CharterDocument): readonly Problem[] {
  const seen = new Set<ArticleId>();
  const repeated = document.articles.flatMap(article => {
    const again = seen.has(article.id);
    seen.add(article.id);
    return again ? [{ code: 'problem-duplicate-article' as const, at: article.at, place: { article: article.id }, parameters: { article: article.label } }] : [];
  });
  const empty = document.articles.every(article => article.unnumbered);
  const at = { file: document.file, line: 1, column: 1 };
  return empty ? [...repeated, { code: 'problem-no-articles', at, place: { article: 'none' as ArticleId }, parameters: {} }] : repeated;
}

/** A reading stands under the article it settles, so its headings must name articles of the charter. */
function readingProblems(readings: CharterDocument | undefined, names: Names): readonly Problem[] {
  return (readings?.articles ?? []).flatMap(article => {
    const parsed = article.unnumbered ? undefined : parseArticles(article.id, names);
    return parsed && !parsed.ok
      ? [{ code: 'problem-reading' as const, at: article.at, place: { article: article.id }, parameters: { article: article.label, ...(parsed.error.nearest ? { nearest: parsed.error.nearest } : {}) } }]
      : [];
  });
}

/** A kind of unit that lies within itself would make every walk up the tree endless. */
function circularUnits(compiled: readonly Compiled[]): readonly Problem[] {
  const kinds = compiled.flatMap(({ type, rule }) => (type === 'unit kind' ? [rule] : []));
  const within = new Map(kinds.map(kind => [kind.id as string, kind.within as readonly string[]]));
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (within.get(from) ?? []).some(above => above === target || (!seen.has(above) && (seen.add(above), reaches(above, target, seen))));
  return kinds.filter(kind => reaches(kind.id, kind.id, new Set()))
    .map(kind => ({ code: 'problem-circular', at: kind.at, place: { article: kind.article }, parameters: { name: kind.id } }));
}
