/**
 * From a charter's text to the law. Names are gathered first, so that rules may refer forwards; then every block is
 * read by its rule type. Blocks on one subject complete each other, across articles and from the readings file.
 * All problems are reported at once; a text with problems has no law.
 */
import type { Day } from '#kernel/time.ts';
import { assemble } from './assemble.ts';
import { check } from './check.ts';
import type { AttributeTypes } from './conditions.ts';
import { readDocument, type CharterDocument } from './document.ts';
import { problemFinding } from './finding-text.ts';
import type { Finding, Problem } from './finding.ts';
import type { Reading } from './form.ts';
import { gather, subjectSlug, type Block } from './gather.ts';
import { groups, ruleBlock } from './group.ts';
import type { ArticleId, AttributeRule, Law, VersionHash } from './law.ts';
import { parseArticles, type Names } from './names.ts';
import type { Compiled } from './rule-type.ts';
import { inForceOn, withVersions, type VersionFile } from './versions.ts';

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
  const dated = { ...law, ...(latest === undefined ? {} : { inForce: latest }), ...(source.readings === undefined ? {} : { readings: source.readings.text }) };
  return { law: dated, findings: check(dated) };
}

const LAST_DAY = '9999-12-31' as Day;

function declared(blocks: readonly Block[], type: string): ReadonlySet<string> {
  return new Set(blocks.filter(block => block.type.name === type).map(block => subjectSlug(block)));
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
