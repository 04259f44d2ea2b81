import { posix } from 'node:path';
import type { Check, RepositoryFile } from './check.ts';

const LINK = /\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;

/** Links between documents lead to a file or folder of the repository, and to a heading that exists. */
export const links: Check = files => {
  const paths = new Set(files.flatMap(({ path }) => withFolders(path)));
  const headings = new Map(files.filter(isMarkdown).map(file => [file.path, headingsOf(file.text)]));
  return files.filter(isMarkdown).flatMap(file => linksOf(file.text).flatMap(link => {
    const [target = '', heading] = link.split('#');
    const path = target === '' ? file.path : posix.normalize(posix.join(posix.dirname(file.path), decodeURI(target))).replace(/\/$/, '');
    if (!paths.has(path)) return [`${file.path}: the link ${link} leads nowhere`];
    const known = headings.get(path);
    return heading === undefined || known === undefined || known.has(decodeURI(heading)) ? [] : [`${file.path}: ${link} names no heading`];
  }));
};

function isMarkdown(file: RepositoryFile): boolean {
  return file.path.endsWith('.md');
}

function withFolders(path: string): readonly string[] {
  const parts = path.split('/');
  return ['.', ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
}

function withoutCode(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Relative links only: addresses of the web are not ours to keep. */
function linksOf(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(LINK)].map(match => match[1] ?? '').filter(link => !/^[a-z][a-z0-9+.-]*:|^\/\//.test(link));
}

/** The anchors that Markdown renderers make of headings: lower case, hyphens for spaces, no punctuation. */
function headingsOf(text: string): ReadonlySet<string> {
  const headings = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  const anchors = new Set([...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(match => match[1] ?? ''));
  for (const [, heading = ''] of headings) {
    const anchor = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    anchors.add(nextFree(anchor, anchors));
  }
  return anchors;
}

function nextFree(anchor: string, taken: ReadonlySet<string>): string {
  if (!taken.has(anchor)) return anchor;
  let number = 1;
  while (taken.has(`${anchor}-${number}`)) number++;
  return `${anchor}-${number}`;
}
