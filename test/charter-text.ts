/** Small charters for tests: a stock of names that most rules refer to, and rule blocks by article. */
import { compile, type Compilation } from '#charter/compile.ts';
import type { Law, VersionHash } from '#charter/law.ts';

const STOCK: readonly string[] = [
  'charter: Test\nzone: UTC',
  'unit kind: city',
  'unit kind: workplace\nwithin: city',
  'electorate: members in good standing\nwho: status is full',
  'body: workplace assembly\nfor each: workplace\neverybody: members in good standing\ndecides by: more than half of votes cast',
];

/** Rule blocks of each further article, by its label; article 1 holds the stock. */
export type Articles = Readonly<Record<string, readonly string[]>>;

export function charterText(articles: Articles, prose: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries({ 1: STOCK, ...articles }).map(([label, blocks]) =>
    [`### Article ${label}. Title`, prose[label] ?? 'Words of the article.', ...blocks.map(block => `\`\`\`rule\n${block}\n\`\`\``)].join('\n\n'));
  return ['# Charter', ...written].join('\n\n').concat('\n');
}

export function compileText(text: string, readings?: string): Compilation {
  return compile({ file: 'test.md', text, version: 'sha256:test' as VersionHash, ...(readings === undefined ? {} : { readings: { file: 'test.readings.md', text: readings } }) });
}

/** @throws Error when the charter has problems, which a test that asks for a law did not mean. */
export function lawOf(articles: Articles, prose: Readonly<Record<string, string>> = {}): Law {
  const { law, findings } = compileText(charterText(articles, prose));
  if (!law) throw new Error(findings.map(({ at, message }) => `${at.line}:${at.column} ${message}`).join('\n'));
  return law;
}
