/**
 * The sheet of a count as a table that spreadsheets open: for every stage what it moved and what it left; under rules of pairs also every pair.
 *
 * Definition: rows of cells in RFC 4180, lines ended by CR LF. A name that a spreadsheet would take for a formula has an apostrophe before it.
 * Source: RFC 4180; the stage reports of Scottish council elections for the columns.
 * Complexity: linear in the cells.
 */
import type { OptionId } from './ballot.ts';
import type { Count } from './contest.ts';
import { resultSheet, type ResultSheet, type SheetCell } from './result-sheet.ts';

/** What stands in the heads of rows and columns, in the language of whoever reads it. */
export interface SheetWords {
  readonly candidate: string;
  readonly outcome: string;
  readonly elected: (stage: number) => string;
  readonly excluded: (stage: number) => string;
  readonly stage: (stage: number) => string;
  readonly change: (stage: number) => string;
  readonly nonTransferable: string;
  readonly against: string;
  readonly total: string;
  readonly quota: string;
  readonly pairs: string;
  readonly paths: string;
}

type Row = readonly string[];

/** Whole columns of a sheet, the first stage without what it moved. */
function spread(cells: readonly (SheetCell | undefined)[]): Row {
  return cells.flatMap((cell, index) => (index === 0 ? [cell?.votes ?? ''] : [cell?.change === undefined ? '' : signed(cell.change), cell?.votes ?? '']));
}

function signed(change: string): string {
  return change.startsWith('-') ? change : `+${change}`;
}

function stageRows(sheet: ResultSheet, name: (option: OptionId) => string, words: SheetWords): readonly Row[] {
  const bare = (label: string, values: readonly string[]): Row => [label, '', ...spread(values.map(votes => ({ votes })))];
  return [
    [words.candidate, words.outcome, ...sheet.stages.flatMap(({ stage }, index) => (index === 0 ? [words.stage(stage)] : [words.change(stage), words.stage(stage)]))],
    ...sheet.rows.map(({ option, fate, cells }) => [guarded(name(option)), fate === undefined ? '' : words[fate.kind](fate.stage), ...spread(cells)]),
    ...(sheet.against ? [[words.against, '', ...spread(sheet.against)]] : []),
    [words.nonTransferable, '', ...spread(sheet.nonTransferable)],
    ...(sheet.totals ? [bare(words.total, sheet.totals)] : []),
    ...(sheet.quotas ? [bare(words.quota, sheet.quotas)] : []),
  ];
}

type Table = Readonly<Record<OptionId, Readonly<Record<OptionId, string>>>>;

function pairRows(title: string, table: Table, name: (option: OptionId) => string): readonly Row[] {
  const options = Object.keys(table).map(id => id as OptionId);
  return [[], [title, ...options.map(option => guarded(name(option)))], ...options.map(row => [guarded(name(row)), ...options.map(column => table[row]?.[column] ?? '')])];
}

const FORMULA = /^[=+\-@\t\r]/u;

function guarded(name: string): string {
  return FORMULA.test(name) ? `'${name}` : name;
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function resultCsv(counted: Count, name: (option: OptionId) => string, words: SheetWords): string {
  const rows = [
    ...stageRows(resultSheet(counted), name, words),
    ...(counted.pairwise ? pairRows(words.pairs, counted.pairwise.preferred, name) : []),
    ...(counted.pairwise?.paths ? pairRows(words.paths, counted.pairwise.paths, name) : []),
  ];
  return rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('');
}
