/** One CSV file as rows with the lines they begin on. The parser takes the file in pieces, and other requests run between them. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { knownCells, matchHeader, type ColumnSet, type Header } from '#assembly/roll-import/columns.ts';
import type { Problems } from '#assembly/roll-import/problem.ts';
import type { RawRow } from '#assembly/roll-import/row.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';
import { decode } from './decoding.ts';

/** Bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** Characters. An open quote would otherwise swallow the rest of the file. */
const LONGEST_RECORD = 100_000;
const PIECE = 64 * 1024;
const ROWS_AT_ONCE = 1_000;
const SEPARATORS = [',', ';', '\t'] as const;

export interface CsvReading<Column extends string> {
  readonly columns: ColumnSet<Column>;
  readonly problems: Problems;
  /** Called once the header is known; gives what takes the rows. */
  readonly begin: (header: Header<Column>) => (row: RawRow) => void;
}

/** Reads a file to its end, or to a fault after which nothing can be believed. */
export async function readCsv<Column extends string>(bytes: Uint8Array, reading: CsvReading<Column>): Promise<void> {
  const { columns: { file }, problems } = reading;
  if (bytes.length > LARGEST_FILE) return problems.add({ file, code: 'too-large', facts: { bytes: bytes.length, largest: LARGEST_FILE } });
  const decoded = decode(bytes);
  if (!decoded.ok) return problems.add({ file, line: decoded.error.line, code: 'not-utf8', facts: { character: decoded.error.character, guess: decoded.error.guess } });
  const separator = separatorOf(decoded.value, reading.columns);
  if (separator === undefined) return problems.add({ file, code: 'empty-file' });
  await readRecords(decoded.value, separator, reading);
}

/** The separator that makes the most known columns of the first line; the most frequent one when none does. */
function separatorOf(bytes: Uint8Array, columns: ColumnSet<string>): string | undefined {
  const first = new TextDecoder().decode(bytes.subarray(0, PIECE)).split(/[\r\n]/).find(line => line.trim() !== '');
  if (first === undefined) return undefined;
  const rated = SEPARATORS.map(separator => {
    const cells = first.split(separator).map(cell => cell.trim().replace(/^"|"$/g, ''));
    return { separator, rating: knownCells(columns, cells) * 1000 + Math.min(cells.length, 999) };
  });
  return rated.reduce((best, each) => (each.rating > best.rating ? each : best)).separator;
}

async function readRecords<Column extends string>(bytes: Uint8Array, separator: string, { columns, problems, begin }: CsvReading<Column>): Promise<void> {
  const lines = new LineCount();
  const parser = Readable.from(pieces(bytes), { objectMode: false }).pipe(parse({
    delimiter: separator, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD,
    // Here and not where rows are taken: an error drops the rows that wait there, and would stand at a line too early.
    on_record: (cells: string[], counted): string[] => ({ line: lines.startOf(cells, counted.lines), cells } satisfies RawRow) as unknown as string[],
  }));
  let take: ((row: RawRow) => void) | undefined;
  let rows = 0;
  try {
    for await (const row of parser as AsyncIterable<RawRow>) {
      // Spreadsheets save the formatted rows below a table as lines of separators.
      if (row.cells.every(cell => cell.trim() === '')) continue;
      if (take) take(row);
      else {
        take = begin(matchHeader(columns, row.cells, row.line, problems));
        if (problems.found.some(each => each.file === columns.file && each.code === 'missing-column')) return;
      }
      if (++rows % ROWS_AT_ONCE === 0) await yieldToLoop();
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add({ file: columns.file, line: lines.next, code: error.code === 'CSV_MAX_RECORD_SIZE' ? 'long-record' : 'quotes' });
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

/** The parser counts a carriage return and newline inside quotes as two lines, and counts to the end of a record. */
class LineCount {
  /** The line on which the next record begins, if no empty line comes between. */
  next = 1;
  #countedTwice = 0;

  startOf(record: readonly string[], counted: number): number {
    let inside = 0;
    for (const cell of record) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      inside += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
      this.#countedTwice += cell.match(/\r\n/g)?.length ?? 0;
    }
    const end = counted - this.#countedTwice;
    this.next = end + 1;
    return end - inside;
  }
}
