/**
 * A charter's Markdown as articles: headings, paragraphs of binding text, and rule blocks with their places in the file.
 * Which heading is an article does not depend on the language: a word and a number ("Article 7", "Статья 7", "§ 7"),
 * a bare number ("7."), or an explicit anchor (`{#council}`).
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Heading, RootContent } from 'mdast';
import type { BlockText } from './block.ts';
import type { ArticleId, FilePosition } from './law.ts';
import { slug } from './words.ts';

export interface DocumentArticle {
  readonly id: ArticleId;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly prose: readonly string[];
  readonly blocks: readonly BlockText[];
  /** Heading, words and rule blocks as written. */
  readonly source: string;
  readonly at: FilePosition;
  /** Offsets of heading and content in the text, for replacing the article. */
  readonly from: number;
  readonly to: number;
  /** Text that belongs to no numbered article: what stands before the first, or under a part's heading. */
  readonly unnumbered: boolean;
}

export interface CharterDocument {
  readonly file: string;
  readonly title: string;
  readonly articles: readonly DocumentArticle[];
}

export interface ArticleName {
  readonly id: ArticleId;
  readonly label: string;
  readonly title: string;
}

const PART_WORDS = /^(?:part|chapter|title|book|division|annex|appendix|часть|раздел|глава|книга|teil|kapitel|abschnitt|titre|chapitre|partie|título|capítulo|parte)(?=[\s.:]|$)/iu;
const NUMBERED = /^(?:(?:§+|\p{L}+\.?)\s+|§+)?(\d+)([a-zа-яё])?(?=[\s.,:;)–—-]|$)(?:,?\s*(note|anmerkung|примечание|remarque)(?:\s+(\d+))?)?\s*[.:;,)–—-]*\s*(.*)$/iu;
const ANCHOR = /\s*\{#([\p{L}\p{N}][\p{L}\p{N}._-]*)\}\s*$/u;

/** The article a heading opens, or undefined for a title or a part. */
export function articleName(heading: string): ArticleName | undefined {
  const anchor = ANCHOR.exec(heading);
  const words = heading.replace(ANCHOR, '').trim();
  const numbered = PART_WORDS.test(words) ? null : NUMBERED.exec(words);
  if (!numbered && !anchor) return undefined;
  const note = numbered?.[3] ? [numbered[3].toLowerCase(), numbered[4]].filter(Boolean).join(' ') : undefined;
  const label = numbered ? `${numbered[1]}${(numbered[2] ?? '').toLowerCase()}${note ? ` ${note}` : ''}` : words;
  return { id: (anchor ? slug(anchor[1] ?? '') : slug(label)) as ArticleId, label, title: numbered ? numbered[5] ?? '' : words };
}

interface OpenArticle extends ArticleName {
  readonly part: readonly string[];
  readonly at: FilePosition;
  readonly from: number;
  readonly unnumbered: boolean;
  readonly prose: string[];
  readonly blocks: BlockText[];
}

export function readDocument(file: string, text: string): CharterDocument {
  const articles: DocumentArticle[] = [];
  const parts: { readonly depth: number; readonly words: string }[] = [];
  let title = '';
  let open: OpenArticle = opened({ id: 'preamble' as ArticleId, label: 'preamble', title: '' }, [], { file, line: 1, column: 1 }, 0, true);
  const close = (to: number): void => {
    if (!open.unnumbered || open.prose.length > 0 || open.blocks.length > 0) articles.push({ ...open, to, source: text.slice(open.from, to).trim() });
  };
  for (const node of fromMarkdown(text).children) {
    const [start, end] = [node.position?.start, node.position?.end];
    if (!start || !end) continue;
    const [from, to] = [start.offset ?? 0, end.offset ?? 0];
    if (node.type === 'heading') {
      const words = headingWords(text.slice(from, to));
      const name = articleName(words);
      const at = { file, line: start.line, column: start.column };
      if (!name && title === '' && node.depth === 1) { title = words; continue; }
      close(from);
      if (!name) enterPart(parts, node, words);
      open = opened(name ?? { id: slug(words) as ArticleId, label: words, title: words }, parts.map(part => part.words), at, from, !name);
    } else addContent(open, node, text.slice(from, to), { file, line: start.line, column: start.column });
  }
  close(text.length);
  return { file, title, articles };
}

function opened(name: ArticleName, part: readonly string[], at: FilePosition, from: number, unnumbered: boolean): OpenArticle {
  return { ...name, part, at, from, unnumbered, prose: [], blocks: [] };
}

function headingWords(source: string): string {
  return source.replace(/^\s{0,3}#{1,6}\s+|\s+#+\s*$|\n[=-]+\s*$/g, '').trim();
}

function enterPart(parts: { depth: number; words: string }[], heading: Heading, words: string): void {
  while ((parts.at(-1)?.depth ?? 0) >= heading.depth) parts.pop();
  parts.push({ depth: heading.depth, words });
}

function addContent(open: OpenArticle, node: RootContent, source: string, at: FilePosition): void {
  if (isRuleBlock(node)) open.blocks.push({ text: node.value, at: { ...at, line: at.line + 1 }, place: { article: open.id } });
  else if (node.type !== 'html' && node.type !== 'thematicBreak' && node.type !== 'definition') open.prose.push(source);
}

function isRuleBlock(node: RootContent): node is Code {
  return node.type === 'code' && node.lang === 'rule';
}
