/**
 * The fields of one line of CSV.
 *
 * Definition: fields stand between separators, without the spaces around them; a field in double quotes may hold separators, and quotes written
 * twice; it ends on the line on which it begins.
 * Source: RFC 4180, section 2, but for line breaks within quotes, which no name has.
 * Complexity: linear in the line.
 */

/** Undefined where quotes do not close, or something stands beside them. */
export function fieldsOf(line: string, separator: string): readonly string[] | undefined {
  const fields: string[] = [];
  for (let at = 0; ; at++) {
    while (line[at] === ' ') at++;
    const field = line[at] === '"' ? quoted(line, at) : plain(line, at, separator);
    if (field === undefined || (field.end < line.length && line[field.end] !== separator)) return undefined;
    fields.push(field.text);
    at = field.end;
    if (at >= line.length) return fields;
  }
}

interface Field {
  readonly text: string;
  readonly end: number;
}

function plain(line: string, from: number, separator: string): Field {
  const next = line.indexOf(separator, from);
  const end = next < 0 ? line.length : next;
  return { text: line.slice(from, end).trim(), end };
}

function quoted(line: string, from: number): Field | undefined {
  let close = line.indexOf('"', from + 1);
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  if (close < 0) return undefined;
  let end = close + 1;
  while (line[end] === ' ') end++;
  return { text: line.slice(from + 1, close).replaceAll('""', '"').trim(), end };
}
