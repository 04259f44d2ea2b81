/** A reading while it is being written: which gaps it may settle, and the lines it begins with. */
import type { CharterView, FindingView } from '../../api/charter.ts';

export interface Gap {
  readonly article: string;
  readonly label: string;
  readonly title: string;
  readonly finding: FindingView;
}

/** In the order of the articles. */
export function gapsOf({ articles }: { readonly articles: readonly Pick<CharterView['articles'][number], 'id' | 'label' | 'title' | 'findings'>[] }): readonly Gap[] {
  return articles.flatMap(({ id, label, title, findings }) => findings.filter(({ kind }) => kind === 'gap').map(finding => ({ article: id, label, title, finding })));
}

const FENCE = '```';

/** One block more, under the heading of its article where the draft does not end with that already. */
export function withReading(text: string, { article, label, title, finding }: Gap): string {
  const heading = `### Article ${label}${title === '' ? '' : `. ${title}`}`;
  const last = text.trim().split('\n').findLast(line => line.startsWith('### '));
  const block = `${FENCE}rule\n\nsettles: ${finding.code} ${article}\nreason: \n${FENCE}\n`;
  const before = text.trim() === '' ? '' : `${text.trim()}\n\n`;
  return last === heading ? `${before}${block}` : `${before}${heading}\n\n${block}`;
}
