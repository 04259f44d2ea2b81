/** The key tables of docs/charter-language.md, from the definitions the parsers use. */
import { REOPENING_KEYS } from './counting/contest-forms.ts';
import { FAMILIES } from './counting/families.ts';
import { FINDINGS } from './findings/registry.ts';
import type { Keys } from './form.ts';
import { EFFECT_PHRASES } from './phrase.ts';
import { RULE_TYPES } from './rule-types.ts';
import { SEAT_KEYS } from './rules/seats.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

function absence(key: Keys[string]): string {
  if (key.required) return 'required';
  return key.gap === undefined ? key.neutral ?? '' : `finding \`${key.gap}\``;
}

export function keyTable(keys: Keys): string {
  const rows = Object.entries(keys).map(([name, key]) => `| \`${name}\` | ${cell(key.form.name)} | ${cell(key.doc)} | ${cell(absence(key))} |`);
  return ['| key | written | says | when absent |', '|---|---|---|---|', ...rows].join('\n');
}

/** The parts of `election of` that have keys of their own. */
function countTables(): readonly string[] {
  const spelled = '```rule\nelection of: city council\ncount:\n  family: transferable vote\n  quota: droop\n  decimals: 5\n  transfer: all papers by value\n  surplus order: largest first\n  exclusion: one at a time\n```';
  const families = Object.entries(FAMILIES).flatMap(([name, { keys }]) => [`Settings of the family \`${name}\`:`, keyTable(keys)].slice(0, Object.keys(keys).length > 0 ? 2 : 0));
  const without = Object.entries(FAMILIES).filter(([, { keys }]) => Object.keys(keys).length === 0).map(([name]) => `\`${name}\``);
  return ['Under `re-open nominations`:', keyTable(REOPENING_KEYS), 'A rule that has no name, or of which one setting differs, is spelled: `family` and every setting of it.', spelled, ...families, `The families ${without.join(', ')} have no settings.`];
}

/** Every rule type with its example and its keys. */
export function languageTables(): string {
  const types = RULE_TYPES.map(type => [
    `### \`${type.name}\``, type.doc, `The first key takes: ${type.subjectName}.`, `\`\`\`rule\n${type.example}\n\`\`\``, keyTable(type.keys),
    ...(type.name === 'body' ? ['Each entry under `seats`:', keyTable(SEAT_KEYS)] : []), ...(type.name === 'election of' ? countTables() : []),
  ].join('\n\n'));
  const effects = Object.entries(EFFECT_PHRASES).map(([effect, phrase]) => `| \`${phrase}\` | \`${effect}\` |`);
  return [...types, '### What a power may do', ['| phrase | effect |', '|---|---|', ...effects].join('\n')].join('\n\n');
}

/** The list of docs/findings.md. */
export function findingTable(): string {
  const rows = FINDINGS.map(({ code, kind, severity, text }) => `| \`${code}\` | ${kind} | ${severity} | ${cell(text.en.replace(/[[\]]/g, ''))} |`);
  return ['| code | kind | severity | text |', '|---|---|---|---|', ...rows].join('\n');
}
