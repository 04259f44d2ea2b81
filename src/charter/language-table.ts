/** The key tables of docs/charter-language.md, from the definitions the parsers use. */
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

/** Every rule type with its example and its keys. */
export function languageTables(): string {
  const types = RULE_TYPES.map(type => [
    `### \`${type.name}\``, type.doc, `The first key takes: ${type.subjectName}.`, `\`\`\`rule\n${type.example}\n\`\`\``, keyTable(type.keys),
    ...(type.name === 'body' ? ['Each entry under `seats`:', keyTable(SEAT_KEYS)] : []),
  ].join('\n\n'));
  const effects = Object.entries(EFFECT_PHRASES).map(([effect, phrase]) => `| \`${phrase}\` | \`${effect}\` |`);
  return [...types, '### What a power may do', ['| phrase | effect |', '|---|---|', ...effects].join('\n')].join('\n\n');
}

/** The list of docs/findings.md. */
export function findingTable(): string {
  const rows = FINDINGS.map(({ code, kind, severity, text }) => `| \`${code}\` | ${kind} | ${severity} | ${cell(text.en.replace(/[[\]]/g, ''))} |`);
  return ['| code | kind | severity | text |', '|---|---|---|---|', ...rows].join('\n');
}
