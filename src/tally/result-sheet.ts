/**
 * The sheet of a count: options in rows, stages in columns, what each stage moved and what it left.
 *
 * Definition: a cell holds the votes at the end of a stage and the difference to the stage before. Whoever is out and holds nothing has no cell.
 * Source: the stage reports that returning officers of Scottish council elections publish.
 * Complexity: the options times the stages.
 */
import type { OptionId } from './ballot.ts';
import type { Count, Stage } from './contest.ts';
import { addDecimals, isZero, subtractDecimals } from './decimal.ts';

export interface SheetCell {
  readonly votes: string;
  /** Against the stage before, with a minus when fewer; absent where nothing changed. */
  readonly change?: string;
}

export interface Fate {
  readonly kind: 'elected' | 'excluded';
  readonly stage: number;
}

export interface SheetRow {
  readonly option: OptionId;
  readonly fate?: Fate;
  /** One for each stage. */
  readonly cells: readonly (SheetCell | undefined)[];
}

export interface ResultSheet {
  readonly stages: readonly Stage[];
  /** Who was elected first, then who stayed in the count longest. */
  readonly rows: readonly SheetRow[];
  /** Abstentions, in a vote on a question. */
  readonly nonTransferable: readonly SheetCell[];
  readonly against?: readonly SheetCell[];
  /** Of all votes; absent where a stage shows something else than votes that add up. */
  readonly totals?: readonly string[];
  /** Absent under rules without one. */
  readonly quotas?: readonly string[];
}

export function fateOf({ stages }: Pick<Count, 'stages'>, option: OptionId): Fate | undefined {
  for (const { stage, elected, excluded } of stages) {
    if (elected.includes(option)) return { kind: 'elected', stage };
    if (excluded.includes(option)) return { kind: 'excluded', stage };
  }
  return undefined;
}

/** Who was elected first, then who stayed in the count longest; equal ones as they were given. */
export function inOrderOfFate(counted: Pick<Count, 'elected' | 'stages'> & Partial<Pick<Count, 'ranking'>>, options: readonly OptionId[]): readonly OptionId[] {
  const ranked = (counted.ranking ?? []).map(group => new Set(group));
  const place = (option: OptionId): number => {
    const elected = counted.elected.indexOf(option);
    if (elected >= 0) return elected - options.length;
    const rank = ranked.findIndex(group => group.has(option));
    if (rank >= 0) return rank;
    const fate = fateOf(counted, option);
    return fate?.kind === 'excluded' ? ranked.length + 1 + counted.stages.length - fate.stage : ranked.length;
  };
  return options.toSorted((a, b) => place(a) - place(b));
}

function cell(votes: string, before: string | undefined): SheetCell {
  const change = before === undefined ? '0' : subtractDecimals(votes, before);
  return isZero(change) ? { votes } : { votes, change };
}

function line(of: readonly string[]): readonly SheetCell[] {
  return of.map((votes, index) => cell(votes, of[index - 1]));
}

function rowOf(counted: Count, option: OptionId): SheetRow {
  const fate = fateOf(counted, option);
  const cells = line(counted.stages.map(stage => stage.votes[option] ?? '0'))
    .map((each, index) => (fate?.kind === 'excluded' && index + 1 > fate.stage && isZero(each.votes) && each.change === undefined ? undefined : each));
  return { option, ...(fate === undefined ? {} : { fate }), cells };
}

function totalsOf({ stages, valid }: Count): readonly string[] | undefined {
  const totals = stages.map(({ votes, nonTransferable, against = '0' }) => Object.values<string>(votes).reduce(addDecimals, addDecimals(nonTransferable, against)));
  return totals.every(total => isZero(subtractDecimals(total, String(valid)))) ? totals : undefined;
}

export function resultSheet(counted: Count): ResultSheet {
  const { stages, quota } = counted;
  const options = Object.keys(stages[0]?.votes ?? {}).map(id => id as OptionId);
  const totals = totalsOf(counted);
  return {
    stages, rows: inOrderOfFate(counted, options).map(option => rowOf(counted, option)), nonTransferable: line(stages.map(stage => stage.nonTransferable)),
    ...(stages.some(stage => stage.against !== undefined) ? { against: line(stages.map(stage => stage.against ?? '0')) } : {}),
    ...(totals === undefined ? {} : { totals }), ...(quota === undefined ? {} : { quotas: stages.map(stage => stage.quota ?? quota) }),
  };
}
