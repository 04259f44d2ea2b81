/** The amendment that the sample's congress carries: article 15 with ten days in the place of seven, in the prose and in the rule. */
import { readFile } from 'node:fs/promises';

const CHARTER = new URL('../../../../charters/federation-of-councils.md', import.meta.url);

/** @throws RangeError when the shipped charter does not say what the amendment would change */
export async function articleFifteen(): Promise<string> {
  const text = await readFile(CHARTER, 'utf8');
  const from = text.indexOf('### Article 15.');
  const article = text.slice(from, text.indexOf('### Article 16.'));
  const changed = article.replace('stays open for seven days', 'stays open for ten days').replace('between meetings: 7 days', 'between meetings: 10 days');
  if (from < 0 || changed.length === article.length || !changed.includes('10 days')) throw new RangeError('article 15 of the shipped charter is not as the sample knows it');
  return changed;
}
