/** The names a charter declares, and how a reference finds one: article dropped, plural tolerated, nearest offered. */
import { ok } from '#kernel/result.ts';
import type { ArticleId, AttributeId, BodyKindId, ElectorateId, MatterId, UnitKindId } from './law.ts';
import { fault, type Expectation, type Parsed } from './parsed.ts';
import { nearest, plain, singulars, slug, spoken } from './words.ts';

export interface Names {
  readonly bodies: ReadonlySet<string>;
  readonly unitKinds: ReadonlySet<string>;
  readonly electorates: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly matters: ReadonlySet<string>;
  /** Article ids in the order of the document, for ranges such as "1-3". */
  readonly articles: readonly ArticleId[];
}

export const NO_NAMES: Names = {
  bodies: new Set(), unitKinds: new Set(), electorates: new Set(), attributes: new Set(), matters: new Set(), articles: [],
};

/** The declared id a text means, if any. */
export function lookUp(declared: ReadonlySet<string>, text: string): string | undefined {
  for (const word of singulars(plain(text))) {
    const id = slug(word);
    if (declared.has(id)) return id;
  }
  return undefined;
}

function reference<Id extends string>(expected: Expectation, declared: ReadonlySet<string>, text: string): Parsed<Id> {
  const found = lookUp(declared, text);
  if (found !== undefined) return ok(found as Id);
  const near = nearest(slug(plain(text)), declared);
  return fault(expected, near === undefined ? undefined : spoken(near), [...declared].map(spoken));
}

export const parseBody = (text: string, names: Names): Parsed<BodyKindId> => reference('body', names.bodies, text);
export const parseUnitKind = (text: string, names: Names): Parsed<UnitKindId> => reference('unit-kind', names.unitKinds, text);
export const parseElectorate = (text: string, names: Names): Parsed<ElectorateId> => reference('electorate', names.electorates, text);
export const parseMatter = (text: string, names: Names): Parsed<MatterId> => reference('matter', names.matters, text);
export const parseAttribute = (text: string, names: Names): Parsed<AttributeId> => reference('attribute', names.attributes, text);

function articleNamed(text: string, names: Names): Parsed<ArticleId> {
  const id = slug(text.replace(/^(?:articles?|arts?\.?|§)\s*/i, '')) as ArticleId;
  return names.articles.includes(id) ? ok(id) : fault('article', nearest(id, names.articles));
}

/** "1-3, 7, 41 note": ranges follow the order of the document. */
export function parseArticles(text: string, names: Names): Parsed<readonly ArticleId[]> {
  const found: ArticleId[] = [];
  for (const item of text.split(/\s*[,;]\s*(?:and\s+)?/).filter(part => part !== '')) {
    const whole = articleNamed(item, names);
    const range = whole.ok ? null : /^(.+?)\s*(?:[-–—]|\bto\b)\s*(.+)$/.exec(item);
    const first = range ? articleNamed(range[1] ?? '', names) : whole;
    const last = range ? articleNamed(range[2] ?? '', names) : whole;
    if (!first.ok) return first;
    if (!last.ok) return last;
    const [from, to] = [names.articles.indexOf(first.value), names.articles.indexOf(last.value)];
    if (to < from) return fault('articles', `${last.value}-${first.value}`);
    found.push(...names.articles.slice(from, to + 1));
  }
  return found.length > 0 ? ok(found) : fault('articles', '1-3, 7');
}
