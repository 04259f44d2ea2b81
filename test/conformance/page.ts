/** The table of comparisons as a page of the documents. */
import { METHODS } from '#tally/apportion/method-names.ts';
import { LIST_PRESETS } from '#tally/lists/list-presets.ts';
import { nameOf, PRESETS } from '#tally/presets.ts';
import type { Row } from './expectation.ts';

const HEAD = `# Conformance: what others counted, counted again

Written by \`tools/conformance.ts\`; a test compares it with a fresh run. The elections lie in a folder beside the repository (\`SOVET_DATA\`) and are not part
of it: some of them may not be copied. Every case of its index has at least one row, and everything that a case expects is compared, or the test
fails. Ties are broken as the source broke them.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function verdict({ differences, explained }: Row): string {
  if (differences.length === 0) return 'agrees';
  return explained === undefined ? `differs: ${differences.join('; ')}` : `differs: ${differences.join('; ')}. ${explained}`;
}

function table(rows: readonly Row[]): string {
  return ['| File | Case | Rule | Compared | Result |', '|---|---|---|---|---|', ...rows.map(row => `| ${[row.file, row.id, row.rule, row.compared, verdict(row)].map(cell).join(' | ')} |`)].join('\n');
}

const isOfReader = ({ rule }: Row): boolean => rule.startsWith('none');

/** Named rules without a row that compares them; a name for the same settings as another needs none of its own. */
function unconfirmed(rows: readonly Row[]): readonly string[] {
  const compared = new Set(rows.flatMap(({ rule }) => rule.split(/[ ,]+/)));
  const presets = (Object.keys(PRESETS) as (keyof typeof PRESETS)[]).filter(name => !compared.has(name) && !rows.some(({ rule }) => rule in PRESETS && nameOf(PRESETS[rule as keyof typeof PRESETS]) === nameOf(PRESETS[name])));
  return [...presets, ...Object.keys(METHODS).filter(name => !compared.has(name)), ...Object.keys(LIST_PRESETS).filter(name => !compared.has(name))];
}

export function conformancePage(rows: readonly Row[]): string {
  const [reader, counted] = [rows.filter(isOfReader), rows.filter(row => !isOfReader(row))];
  const agree = (those: readonly Row[]): number => those.filter(({ differences }) => differences.length === 0).length;
  return [
    HEAD, `${agree(counted)} of ${counted.length} comparisons of a rule agree, and ${agree(reader)} of ${reader.length} of the reader of files.\n`,
    '## Rules without a published count\n', `${unconfirmed(rows).join(', ')}; and the countback, the recount, reserved places and the option to re-open nominations. Their pages have an example that is worked by hand, and each has a second counter or properties in the tests.\n`,
    '## Rules\n', `${table(counted)}\n`, '## Reading of files\n', `${table(reader)}\n`,
  ].join('\n');
}
