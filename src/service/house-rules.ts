/** The printed House Rules that clerical acts rest on, from docs/house-rules.md. */
import { readFile } from 'node:fs/promises';

export interface HouseRule {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

let rules: Promise<readonly HouseRule[]> | undefined;

export function houseRules(): Promise<readonly HouseRule[]> {
  return rules ??= readFile(new URL('../../docs/house-rules.md', import.meta.url), 'utf8').then(parse);
}

function parse(markdown: string): readonly HouseRule[] {
  return markdown.split(/^### /mu).slice(1).map(section => {
    const [heading = '', ...lines] = section.split('\n');
    const [, id = '', title = ''] = /^(H\d+)\.\s*(.*)$/u.exec(heading) ?? [];
    return { id, title, text: lines.join('\n').trim() };
  });
}
