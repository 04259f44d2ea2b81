import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entryBytes } from './entry.ts';
import { writeRecord } from './export-format.ts';
import { rootOfLeaves } from './frontier.ts';
import { leafHash } from './merkle.ts';
import { toHex } from './sha256.ts';
import { EXAMPLE_ENTRIES, EXAMPLE_HEADER, exampleBody } from './worked-example.ts';

const DOCUMENT = readFileSync(new URL('../../docs/record.md', import.meta.url), 'utf8');

function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(DOCUMENT)?.[1] ?? '';
}

it('shows the file that the program writes', async () => {
  const lines: string[] = [];
  for await (const line of writeRecord(EXAMPLE_HEADER, exampleBody())) lines.push(line);
  expect(block('jsonl')).toBe(lines.join(''));
});

it('shows the hashes that the program computes', () => {
  const leaves = EXAMPLE_ENTRIES.map(entry => leafHash(entryBytes(entry)));
  const values = [
    ...leaves.map((leaf, i) => `leaf ${i} = ${toHex(leaf)}`),
    ...[2, 3].map(size => `root of ${size} entries = ${toHex(rootOfLeaves(leaves.slice(0, size)))}`),
  ];
  expect(block('text')).toBe(`${values.join('\n')}\n`);
});
