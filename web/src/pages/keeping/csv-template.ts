import type { ImportColumn } from '../../api/rolls.ts';

/** Spreadsheets set to Russian take a semicolon between cells, those set to English a comma. */
function separatorFor(language: string): string {
  return language === 'ru' ? ';' : ',';
}

function cell(text: string, separator: string): string {
  return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value that shows how the column is written. */
function example({ name, type, choices }: ImportColumn, place: number): string {
  const [first = ''] = choices;
  if (name === 'status') return 'full';
  if (first !== '') return first;
  if (type === 'day') return '2026-01-31';
  if (type === 'number') return '120';
  const samples: Readonly<Record<string, string>> = { number: `${1001 + place}`, email: `member${place + 1}@example.org`, unit: 'north-depot', parent: 'north' };
  return samples[name] ?? '';
}

/** A file with the header the charter asks for and one line to be written over. The mark at the start tells spreadsheets that it is UTF-8. */
export function templateOf(columns: readonly ImportColumn[], name: string, language: string): string {
  const separator = separatorFor(language);
  const line = (cells: readonly string[]): string => cells.map(text => cell(text, separator)).join(separator);
  const values = columns.map(column => (column.name === 'name' ? name : example(column, 0)));
  return `\u{FEFF}${line(columns.map(column => column.name))}\r\n${line(values)}\r\n`;
}
