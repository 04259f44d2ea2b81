import { expect, it } from 'vitest';
import { shippedCharters } from '#service/charter-library.ts';
import { shapeFault } from './charter-shape.ts';

it('takes every charter that comes with the program', async () => {
  for (const { text, readings } of await shippedCharters()) expect([shapeFault(text), readings === undefined ? undefined : shapeFault(readings)]).toEqual([undefined, undefined]);
});

/** Each kept the server from everything else for four seconds to half a minute. */
it.each([
  ['brackets', `${'['.repeat(4_900)}\n\n`.repeat(100)],
  ['brackets in many short paragraphs', `${'['.repeat(190)}\n\n`.repeat(2_900)],
  ['links that never end', `${'[a]('.repeat(1_200)}\n\n`.repeat(100)],
  ['emphasis', `${'*a '.repeat(1_600)}\n\n`.repeat(100)],
  ['definitions', `${'[a]: b\n'.repeat(600)}\n`.repeat(100)],
  ['backticks', `${Array.from({ length: 98 }, (_, n) => '`'.repeat(n + 1)).join(' ')}\n\n`.repeat(100)],
  ['entities', `${'&amp;'.repeat(990)}\n\n`.repeat(120)],
  ['paragraphs', ' a\n\n'.repeat(140_000)],
  ['list items', '- a\n\n'.repeat(100_000)],
  ['quoted lines', `${'> a\n'.repeat(1_200)}\n`.repeat(100)],
  ['lines that end as on old machines', ' a\r\r'.repeat(100_000)],
  ['quotations in quotations', `${'>'.repeat(60)} a`],
  ['articles', Array.from({ length: 500 }, (_, n) => `### Article ${n}. A\n\nText.\n`).join('\n')],
  ['blocks of rules', `### Article 1. A\n\n${'```rule\nmatter: x\n```\n\n'.repeat(700)}`],
])('refuses a text of %s at once', (_, text) => {
  const begun = performance.now();
  expect(shapeFault(`# X\n\n${text}`)).toBeDefined();
  expect(performance.now() - begun).toBeLessThan(1_000);
});
