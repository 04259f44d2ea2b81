/** One record of a file, its cells reached by column; every complaint about it carries its place. */
import type { Header, HeaderCell } from './columns.ts';
import { shown, type ImportFile, type ImportProblem, type ImportProblemCode, type Problems } from './problem.ts';

export interface RawRow {
  /** Line on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest cell of each kind, in UTF-16 units. */
export const LONGEST = { name: 200, number: 40, email: 254, unit: 80, attribute: 200 } as const;

const CONTROL = /\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

export type Complaint = Omit<ImportProblem, 'file' | 'line' | 'column' | 'code' | 'value'>;

/** Mutable in one respect: it remembers whether anything was wrong with it. */
export class Row<Column extends string> {
  readonly line: number;
  sound = true;
  readonly #file: ImportFile;
  readonly #cells: ReadonlyMap<Column, HeaderCell<Column> & { readonly text: string }>;
  readonly #problems: Problems;

  constructor(file: ImportFile, header: Header<Column>, raw: RawRow, problems: Problems) {
    this.line = raw.line;
    this.#file = file;
    this.#problems = problems;
    this.#cells = new Map(header.cells.map(cell => [cell.column, { ...cell, text: (raw.cells[cell.index - 1] ?? '').normalize('NFC').trim() }]));
    this.#measure(header.width, raw.cells.length);
  }

  /** Undefined where the file has no such column; empty where it has one and nothing in it. */
  text(column: Column): string | undefined {
    return this.#cells.get(column)?.text;
  }

  /** A cell that must hold something, of at most `longest`. */
  required(column: Column, longest: number): string | undefined {
    const text = this.bounded(column, longest);
    if (text === '') this.complain(column, 'empty-cell');
    return text === '' ? undefined : text;
  }

  /** A cell that may be empty, of at most `longest` and without control characters. */
  bounded(column: Column, longest: number): string | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (CONTROL.test(text)) return this.complain(column, 'control-characters');
    if (text.length > longest) return this.complain(column, 'too-long', { facts: { length: text.length, longest } });
    return text;
  }

  complain(column: Column | undefined, code: ImportProblemCode, more: Complaint = {}): undefined {
    this.sound = false;
    const cell = column === undefined ? undefined : this.#cells.get(column);
    const at = cell === undefined ? {} : { column: { name: cell.name, index: cell.index }, value: shown(cell.text) };
    this.#problems.add({ file: this.#file, line: this.line, ...at, code, ...more });
    return undefined;
  }

  /** Cells that are missing or too many mean that a separator or a quote is wrong, so nothing of the line is believed. */
  #measure(width: number, cells: number): void {
    if (cells > width) this.complain(undefined, 'too-many-cells', { facts: { cells, columns: width } });
    if (cells < width) this.complain(undefined, 'too-few-cells', { facts: { cells, columns: width } });
  }
}
