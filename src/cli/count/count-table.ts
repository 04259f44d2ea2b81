/** A count as people read it: the sheet in as many blocks of stages as the terminal asks for, then every stage, tie and the outcome in words. */
import { unreachable } from '#kernel/unreachable.ts';
import type { Count, Stage, StageAction } from '#tally/count.ts';
import { isZero } from '#tally/decimal.ts';
import { resultSheet, type Fate, type ResultSheet, type SheetCell } from '#tally/result-sheet.ts';
import { harmless, wrapped, type Paint } from '../terminal-text.ts';
import { displayWidth, fitted } from '../terminal-width.ts';
import { tieLine, waitsFor } from './tie-words.ts';

const NAME_WIDTH = 34;
const MARKS: Readonly<Record<Fate['kind'], string>> = { elected: '*', excluded: 'x' };

export function countTable(counted: Count, title: string, width: number, paint: Paint): string {
  const sheet = resultSheet(counted);
  return [
    heading(counted, title, width, paint),
    ...blocks(linesOf(sheet), sheet.stages, width, paint),
    ...legend(sheet, paint),
    counted.stages.map(stage => hanging(stageLine(stage), width)).join('\n'),
    ...(counted.ties.length > 0 ? [counted.ties.map(tie => hanging(tieLine(tie), width)).join('\n')] : []),
    hanging(outcome(counted), width).split('\n').map(line => paint(line, counted.status === 'ruling-needed' ? 'yellow' : 'bold')).join('\n'),
  ].join('\n\n').concat('\n');
}

function hanging(text: string, width: number): string {
  const [first = '', ...rest] = wrapped(harmless(text), width - 2).split('\n');
  return [first, ...rest.map(line => `  ${line}`)].join('\n');
}

function heading({ rule, seats, valid, invalid, quota, invalidBecause }: Count, title: string, width: number, paint: Paint): string {
  const why = invalidBecause.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  const facts = [`${seats} ${seats === 1 ? 'seat' : 'seats'}`, `${valid} valid`, `${invalid} invalid${why === '' ? '' : ` (${why})`}`, ...(quota === undefined ? [] : [`quota ${quota}`])];
  return [...(title === '' ? [] : [paint(harmless(title), 'bold')]), hanging(`${rule}: ${facts.join(', ')}`, width)].join('\n');
}

interface Line {
  readonly label: string;
  readonly cells: readonly (SheetCell | undefined)[];
  readonly fate?: Fate;
  readonly isSum?: boolean;
}

/** What nobody holds is left out where it is nothing at every stage. */
function linesOf({ rows, against, nonTransferable, totals, quotas }: ResultSheet): readonly Line[] {
  const figures = (label: string, values: readonly string[] = []): Line => ({ label, cells: values.map(votes => ({ votes })), isSum: true });
  return [
    ...rows.map(({ option, cells, fate }) => ({ label: harmless(option), cells, ...(fate ? { fate } : {}) })),
    ...(against ? [{ label: 'against', cells: against }] : []),
    { label: against ? 'abstained' : 'non-transferable', cells: nonTransferable.every(({ votes }) => isZero(votes)) ? [] : nonTransferable, isSum: true },
    figures('total', totals), figures('quota', new Set(quotas).size > 1 ? quotas : []),
  ].filter(({ cells }) => cells.length > 0);
}

interface Column {
  readonly index: number;
  readonly head: string;
  /** Columns of the terminal for what the stage moved; none where it moved nothing. */
  readonly moved: number;
  readonly votes: number;
}

const signed = (change = ''): string => (change === '' || change.startsWith('-') ? change : `+${change}`);
const most = (texts: readonly string[]): number => Math.max(...texts.map(text => text.length));

function columnOf(stage: Stage, index: number, lines: readonly Line[]): Column {
  const head = `stage ${stage.stage}`;
  const moved = most(lines.map(({ cells }) => signed(cells[index]?.change)));
  return { index, head, moved, votes: Math.max(most(lines.map(({ cells }) => cells[index]?.votes ?? '')), moved === 0 ? head.length : head.length - moved - 1) };
}

/** With two spaces before it and the mark after it. */
const across = ({ moved, votes }: Column): number => 2 + (moved === 0 ? 0 : moved + 1) + votes + 1;

function blocks(lines: readonly Line[], stages: readonly Stage[], width: number, paint: Paint): readonly string[] {
  const columns = stages.map((stage, index) => columnOf(stage, index, lines));
  const label = Math.min(NAME_WIDTH, Math.max(...lines.map(line => displayWidth(line.label))), Math.max(8, width - Math.max(...columns.map(across))));
  const together: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    if (left < across(column)) {
      together.push([]);
      left = width - label;
    }
    together.at(-1)?.push(column);
    left -= across(column);
  }
  return together.map(some => block(lines, some, label, paint));
}

/** Whoever is out before the block begins has no row in it. */
function block(lines: readonly Line[], columns: readonly Column[], label: number, paint: Paint): string {
  const head = `${' '.repeat(label)}${columns.map(column => `${column.head.padStart(across(column) - 1)} `).join('')}`.trimEnd();
  const rows = lines.filter(({ cells }) => columns.some(({ index }) => cells[index])).map(line => {
    const text = `${fitted(line.label, label)}${columns.map(column => cellText(line, column)).join('')}`.trimEnd();
    return line.isSum ? paint(text, 'dim') : line.fate?.kind === 'elected' ? paint(text, 'bold') : text;
  });
  return [paint(head, 'dim'), ...rows].join('\n');
}

function cellText({ cells, fate }: Line, { index, moved, votes }: Column): string {
  const change = moved === 0 ? '' : `${signed(cells[index]?.change).padStart(moved)} `;
  return `  ${change}${(cells[index]?.votes ?? '').padStart(votes)}${fate?.stage === index + 1 ? MARKS[fate.kind] : ' '}`;
}

/** Only of the marks that are there. */
function legend({ rows }: ResultSheet, paint: Paint): readonly string[] {
  const kinds = (['elected', 'excluded'] as const).filter(kind => rows.some(({ fate }) => fate?.kind === kind));
  return kinds.length === 0 ? [] : [paint(`${kinds.map(kind => `${MARKS[kind]} ${kind}`).join(', ')} at this stage`, 'dim')];
}

const listed = (names: readonly string[]): string => names.join('; ');

function happened(action: StageAction): string {
  switch (action.kind) {
    case 'votes-counted': return 'votes counted';
    case 'surplus-transferred': return `surplus of ${action.of} transferred`;
    case 'excluded': return `votes of ${action.of} transferred`;
    case 'excluded-together': return `votes of ${listed(action.all)} transferred`;
    case 'batch-transferred': return `votes of ${listed(action.all)} transferred, papers at ${action.value}`;
    case 'preferences-added': return `preferences of rank ${action.rank} added`;
    case 'compared': return 'every two compared; the table shows victories';
    case 'balanced': return 'surpluses brought into balance';
    default: return unreachable(action);
  }
}

function stageLine({ stage, action, elected, excluded }: Stage): string {
  const ends = [...(elected.length > 0 ? [`elected: ${listed(elected)}`] : []), ...(excluded.length > 0 ? [`excluded: ${listed(excluded)}`] : [])];
  return `Stage ${stage}: ${[happened(action), ...ends].join('; ')}`;
}

function outcome({ status, elected, ties, rule, stages }: Count): string {
  const open = ties.at(-1);
  if (status === 'ruling-needed' && open) return waitsFor(open);
  if (rule === 'yes-no') return stages[0]?.elected.length === 1 ? 'Carried' : 'Not carried';
  return `Elected: ${elected.length === 0 ? 'nobody' : listed(elected)}`;
}
