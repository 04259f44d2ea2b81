/**
 * Two versions of a charter compared: the words, paragraph by paragraph, and what follows from them.
 * Consequences come from the rules alone: who may decide what, by what majority, how seats arise and end, who votes.
 */
import type { Article, ArticleId, Law, Ruled } from './law.ts';
import { allRules } from './rules-of.ts';
import type { Compiled } from './rule-type.ts';
import { sentence } from './sentence.ts';
import { fill, type Language, type Words } from './wording.ts';

export type ParagraphChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

export interface ArticleChange {
  readonly article: ArticleId;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly paragraphs: readonly ParagraphChange[];
}

/** What people can do or must do differently. */
export type Aspect = 'units' | 'electorates' | 'seats' | 'elections' | 'recall' | 'meetings' | 'motions' | 'powers' | 'acting' | 'petitions' | 'duties' | 'limits';

export interface Consequence {
  readonly aspect: Aspect;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What the rule is about: "body congress", "power expel-member workplace-assembly". */
  readonly subject: string;
  readonly articles: readonly ArticleId[];
  /** Names of the fields that differ, for a changed rule. */
  readonly fields: readonly string[];
  readonly before?: Compiled;
  readonly after?: Compiled;
}

export interface CharterDiff {
  readonly articles: readonly ArticleChange[];
  readonly consequences: readonly Consequence[];
}

/** Paragraphs of both versions in one order. Longest common subsequence; complexity: product of the lengths. */
export function paragraphDiff(before: readonly string[], after: readonly string[]): readonly ParagraphChange[] {
  const [rows, columns] = [before.length, after.length];
  const common = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) (common[i] as number[])[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const changes: ParagraphChange[] = [];
  for (let [i, j] = [0, 0]; i < rows || j < columns;) {
    if (i < rows && j < columns && before[i] === after[j]) {
      changes.push({ kind: 'same', text: after[j] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) changes.push({ kind: 'removed', text: before[i++] ?? '' });
    else changes.push({ kind: 'added', text: after[j++] ?? '' });
  }
  return changes;
}

function articleChanges(before: Law, after: Law): readonly ArticleChange[] {
  const paragraphs = (article: Article | undefined): readonly string[] => (article ? [...(article.title === '' ? [] : [article.title]), ...article.prose] : []);
  const old = new Map(before.articles.map(article => [article.id, article]));
  const fresh = new Map(after.articles.map(article => [article.id, article]));
  const order = [...after.articles, ...before.articles.filter(article => !fresh.has(article.id))];
  return order.flatMap(({ id, label }): readonly ArticleChange[] => {
    const changes = paragraphDiff(paragraphs(old.get(id)), paragraphs(fresh.get(id)));
    const kind = !old.has(id) ? 'added' : fresh.has(id) ? 'changed' : 'removed';
    return kind === 'changed' && changes.every(change => change.kind === 'same') ? [] : [{ article: id, label, kind, paragraphs: changes }];
  });
}

const ASPECTS: Readonly<Record<Compiled['type'], Aspect | undefined>> = {
  charter: undefined, matter: undefined, 'unit kind': 'units', attribute: 'electorates', electorate: 'electorates', body: 'seats', 'election of': 'elections',
  'unsettled election': 'elections', 'recall of': 'recall', 'meetings of': 'meetings', 'motions in': 'motions', power: 'powers', 'acting for': 'acting',
  'petition for': 'petitions', duty: 'duties', limit: 'limits',
};

/** Rules about the same thing in both versions have the same subject. */
function subjectOf({ type, rule }: Compiled): string {
  switch (type) {
    case 'power': return ['power', rule.effect, rule.matter, rule.heldBy, rule.over, rule.overUnit].filter(part => part !== undefined).join(' ');
    case 'acting for': return `acting ${rule.by} for ${rule.body}`;
    case 'petition for': return `petition ${rule.for} ${rule.body}`;
    case 'duty': return `duty ${rule.duty} ${rule.of}`;
    case 'limit': return `limit ${rule.kind} ${rule.body}`;
    case 'charter': return 'charter';
    case 'unsettled election': return `election of ${rule.body}`;
    default: return `${type} ${'id' in rule ? rule.id : rule.body}`;
  }
}

/** Where a rule stands does not change what it does. */
const PLACES: ReadonlySet<string> = new Set(['article', 'at', 'alsoIn', 'reading', 'roundingUnsaid', 'exceptWhere'] satisfies (keyof Ruled | string)[]);

function substance(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (PLACES.has(key) ? undefined : typeof inner === 'bigint' ? `${inner}n` : inner));
}

function fieldsThatDiffer(before: Compiled, after: Compiled): readonly string[] {
  const [a, b] = [before.rule as object as Record<string, unknown>, after.rule as object as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(field => !PLACES.has(field) && substance(a[field]) !== substance(b[field]));
}

/** Two powers may share a subject when the articles they reach differ; they are told apart in order. */
function bySubject(law: Law): ReadonlyMap<string, Compiled> {
  const found = new Map<string, Compiled>();
  for (const compiled of allRules(law)) {
    let subject = subjectOf(compiled);
    while (found.has(subject)) subject += ' again';
    if (ASPECTS[compiled.type] !== undefined) found.set(subject, compiled);
  }
  return found;
}

function consequences(before: Law, after: Law): readonly Consequence[] {
  const [old, fresh] = [bySubject(before), bySubject(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((subject): readonly Consequence[] => {
    const [was, is] = [old.get(subject), fresh.get(subject)];
    const aspect = ASPECTS[(is ?? was as Compiled).type] as Aspect;
    const articles = [...new Set([was, is].flatMap(rule => (rule ? [rule.rule.article] : [])))];
    if (was && is) {
      const fields = fieldsThatDiffer(was, is);
      return fields.length === 0 && was.type === is.type ? [] : [{ aspect, kind: 'changed', subject, articles, fields, before: was, after: is }];
    }
    return [{ aspect, kind: is ? 'added' : 'removed', subject, articles, fields: [], ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}

export function diffLaws(before: Law, after: Law): CharterDiff {
  return { articles: articleChanges(before, after), consequences: consequences(before, after) };
}

const CONSEQUENCE_TEXT = {
  added: { en: 'New: {after}', ru: 'Новое: {after}' },
  removed: { en: 'No longer: {before}', ru: 'Больше не действует: {before}' },
  changed: { en: 'Before: {before} Now: {after}', ru: 'Было: {before} Стало: {after}' },
} as const satisfies Readonly<Record<Consequence['kind'], Words>>;

/** The consequence as a statement in the reader's language. */
export function consequenceText(consequence: Consequence, language: Language): string {
  const { before, after, kind } = consequence;
  return fill(CONSEQUENCE_TEXT[kind][language], { before: before ? sentence(before, language) : '', after: after ? sentence(after, language) : '' });
}
