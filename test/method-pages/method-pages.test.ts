import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHODS } from '#tally/apportion/method-names.ts';
import { LIST_PRESETS } from '#tally/lists/list-presets.ts';
import { PRESETS } from '#tally/presets.ts';
import { answerTo, examplesOf } from './examples.ts';

const folder = resolve(import.meta.dirname, '../../docs/methods');
const textOf = (page: string): string => readFileSync(resolve(folder, `${page}.md`), 'utf8');
/** What the pages speak of beside rules. */
const ABOUT = ['README', 'conformance', 'mutation'];
const pages = readdirSync(folder).map(file => file.replace('.md', '')).filter(page => !ABOUT.includes(page));
const examples = pages.flatMap(page => examplesOf(page, textOf(page)).map((example, at) => [`${page} ${at + 1}`, example] as const));

/** Names of rules and the page that the index gives them. */
const index = textOf('README').split('\n').flatMap(row => {
  const page = /\]\(([a-z0-9-]+)\.md\)/.exec(row)?.[1];
  return page === undefined || !row.startsWith('| `') ? [] : [...row.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => [name as string, page] as const);
});
const NAMES = [...Object.keys(PRESETS), ...Object.keys(METHODS), ...Object.keys(LIST_PRESETS)];

describe('the pages on methods', () => {
  it.each(examples)('%s: the example comes to what the page says', async (_name, example) => {
    expect(await answerTo(example)).toEqual(example.result);
  });
  it('have an index that names every rule once', () => expect(index.map(([name]) => name).sort()).toEqual([...NAMES].sort()));
  it('are all in the index', () => { for (const page of pages) expect(textOf('README')).toContain(`(${page}.md)`); });
  it.each(index)('on %s: a definition, a source and an example', (_name, page) => {
    const text = textOf(page);
    expect([/^## Definition$/m.test(text), /^Source: \S/m.test(text), /^## Worked example$/m.test(text), /onfirmed/.test(text)]).toEqual([true, true, true, true]);
    expect(examplesOf(page, text).length).toBeGreaterThan(0);
  });
  it('say of no rule that it is confirmed when no published count is compared, nor the other way round', () => {
    const unconfirmed = (/## Rules without a published count\n\n([^;]*);/.exec(textOf('conformance'))?.[1] ?? '').split(', ');
    expect(unconfirmed.length).toBeGreaterThan(5);
    for (const [name, page] of index) {
      const said = textOf(page);
      if (unconfirmed.includes(name)) expect([name, /[Nn]ot confirmed/.test(said)]).toEqual([name, true]);
      else expect([name, /^Not confirmed/m.test(said) && !index.some(([other, where]) => where === page && unconfirmed.includes(other))]).toEqual([name, false]);
    }
  });
  it('are read: a block that nobody executes is refused', () => {
    expect(() => examplesOf('p', '```stages\nx\n```\n')).toThrow('without anything before it');
    expect(() => examplesOf('p', '```ballots\nx\n```\n')).toThrow('nobody reads');
  });
});
