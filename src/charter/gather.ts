/** Splits the blocks of articles into marks and rules, and takes the two keys of a reading off. */
import type { ArticleMarks } from './assemble.ts';
import { readBlock } from './block.ts';
import type { DocumentArticle } from './document.ts';
import type { Problem } from './finding.ts';
import { FINDING_BY_CODE } from './findings/registry.ts';
import type { ArticleId, ArticleMark } from './law.ts';
import type { Entry, Place } from './node.ts';
import type { RuleType } from './rule-type.ts';
import { RULE_TYPE_BY_NAME } from './rule-types.ts';
import { nearest, plain, slug } from './words.ts';

/** A rule as written: its type, its first key, the rest. */
export interface Block {
  readonly type: RuleType;
  readonly subject: Entry;
  readonly entries: readonly Entry[];
  readonly place: Place;
}

export interface Gathered {
  readonly blocks: readonly Block[];
  readonly marks: ArticleMarks;
  readonly problems: readonly Problem[];
}

const MARKS: readonly ArticleMark[] = ['declaratory', 'silent', 'unread', 'unconfirmed'];

/** The first key names the rule type. */
export function gather(articles: readonly DocumentArticle[], fromReadings: boolean): Gathered {
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

export function valueOf(entries: readonly Entry[], key: string): string {
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

/** What a block is about, as an id. */
export function subjectSlug({ subject }: Block): string {
  return subject.value.kind === 'text' ? slug(plain(subject.value.text)) : '';
}
