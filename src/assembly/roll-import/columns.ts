/** The columns of the two files, and how a header line is matched with them: by name, whatever its case and spaces. */
import type { AttributeRule, Law } from '#charter/law.ts';
import { nearest, slug, spoken } from '#charter/words.ts';
import { shown, type ImportFile, type Problems } from './problem.ts';

export type UnitColumn = 'unit' | 'kind' | 'parent' | 'name' | 'inhabitants' | 'electors';
/** 'attribute:…' is an attribute of the charter; a charter may name one like a column without mixing them up. */
export type MemberColumn = 'number' | 'name' | 'email' | 'unit' | 'status' | 'joined' | `attribute:${string}`;

export interface ColumnSet<Column extends string> {
  readonly file: ImportFile;
  /** Column by the slug of its header. */
  readonly bySlug: ReadonlyMap<string, Column>;
  readonly required: readonly Column[];
}

export const UNIT_COLUMNS: ColumnSet<UnitColumn> = {
  file: 'units',
  bySlug: new Map((['unit', 'kind', 'parent', 'name', 'inhabitants', 'electors'] as const).map(column => [column, column])),
  required: ['unit', 'kind', 'name'],
};

const MEMBER_COLUMNS = ['number', 'name', 'email', 'unit', 'status', 'joined'] as const;

/** The charter's attributes are columns under their own names; "e-mail" is an e-mail. */
export function memberColumns(law: Law): ColumnSet<MemberColumn> {
  const attributes = [...law.attributes.values()].map((rule: AttributeRule): [string, MemberColumn] => [rule.id, `attribute:${rule.id}`]);
  const own = MEMBER_COLUMNS.map((column): [string, MemberColumn] => [column, column]);
  return { file: 'members', bySlug: new Map([...attributes, ...own, ['e-mail', 'email']]), required: ['name', 'unit', 'status', 'joined'] };
}

export interface HeaderCell<Column extends string> {
  readonly column: Column;
  /** As the file writes it. */
  readonly name: string;
  /** From 1. */
  readonly index: number;
}

export interface Header<Column extends string> {
  readonly cells: readonly HeaderCell<Column>[];
  /** How many cells the header line has, known or not. */
  readonly width: number;
}

/** How many cells of a header line are known columns: by this the separator of a file is found out. */
export function knownCells(set: ColumnSet<string>, cells: readonly string[]): number {
  return cells.filter(cell => set.bySlug.has(slug(cell))).length;
}

/** Matches a header line; unknown, repeated and missing columns are problems. */
export function matchHeader<Column extends string>(set: ColumnSet<Column>, cells: readonly string[], line: number, problems: Problems): Header<Column> {
  const matched = new Map<Column, HeaderCell<Column>>();
  const { file } = set;
  for (const [place, text] of cells.entries()) {
    const name = shown(text.trim());
    const at = { file, line, column: { name, index: place + 1 } };
    const column = set.bySlug.get(slug(text));
    if (column === undefined) problems.add({ ...at, code: 'unknown-column', value: name, ...near(text, set), facts: { columns: [...set.bySlug.keys()].map(spoken) } });
    else if (matched.has(column)) problems.add({ ...at, code: 'column-twice', value: name });
    else matched.set(column, { column, name, index: place + 1 });
  }
  for (const column of set.required) if (!matched.has(column)) problems.add({ file, line, code: 'missing-column', value: column, facts: { required: set.required } });
  return { cells: [...matched.values()], width: cells.length };
}

function near(text: string, set: ColumnSet<string>): { readonly nearest?: string } {
  const [wanted, names] = [slug(text), [...set.bySlug.keys()]];
  // "dues" and "paid until" are parts of one name; a short name elsewhere may need fewer changes.
  const part = wanted.length < 3 ? [] : names.filter(name => name.includes(wanted) || (name.length > 3 && wanted.includes(name)));
  const found = part.length === 1 ? part[0] : nearest(wanted, names);
  return found === undefined ? {} : { nearest: spoken(found) };
}
