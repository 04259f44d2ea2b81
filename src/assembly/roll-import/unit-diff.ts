/** What a units file changes. Units that the file leaves out stay: only the charter ends a unit. */
import type { UnitLine } from '../act.ts';
import { byCodePoint } from '#kernel/order.ts';
import type { RollUnit } from './known.ts';

export interface UnitDiff {
  readonly added: readonly UnitLine[];
  readonly changed: readonly UnitLine[];
  readonly unchanged: number;
  /** Lines to record, parents first. */
  readonly lines: readonly UnitLine[];
}

export function diffUnits(roll: ReadonlyMap<string, RollUnit>, file: readonly UnitLine[]): UnitDiff {
  const added = file.filter(line => !roll.has(line.unit));
  const changed = file.filter(line => { const known = roll.get(line.unit); return known !== undefined && !isSame(known, line); });
  const recorded = new Set([...added, ...changed]);
  return { added, changed, unchanged: file.length - recorded.size, lines: file.filter(line => recorded.has(line)) };
}

function isSame(known: RollUnit, line: UnitLine): boolean {
  const parents = (of: readonly string[]): string => [...of].sort(byCodePoint).join('\n');
  return known.name === line.name && known.kind === line.kind && parents(known.parents) === parents(line.parents)
    && known.figures.inhabitants === line.figures.inhabitants && known.figures.electors === line.figures.electors;
}

/** The units as they will be once the file is applied. */
export function unitsAfter(roll: ReadonlyMap<string, RollUnit>, file: readonly UnitLine[]): ReadonlyMap<string, RollUnit> {
  return new Map([...roll, ...file.map((line): [string, RollUnit] => [line.unit, { ...line, id: line.unit }])]);
}
