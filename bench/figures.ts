/** Figures of the bench: how they are taken and how they are shown. */

import type { DatabaseName } from './databases.ts';

/** What stands in one column of the table. */
export type Column = DatabaseName;

export interface Figure {
  readonly part: string;
  readonly measures: string;
  readonly column: Column;
  readonly value: number;
  readonly unit: string;
  /** What the design aims at, in words. */
  readonly aim?: string;
  /** One-minute load average of the machine when the figure was taken. */
  readonly load: number;
}

/** Takes one figure down. */
export type Report = (measures: string, value: number, unit: string, aim?: string) => void;

/** Milliseconds the work took, with what it gave. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

/** The least of the values that at least this share of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each call, in the order in which calls ended. */
  readonly waits: readonly number[];
}

/** Runs the work for every index with so many callers at a time, which are counted from 0. */
export async function underLoad(count: number, callers: number, work: (index: number, caller: number) => Promise<unknown>): Promise<Load> {
  let next = 0;
  const waits: number[] = [];
  const call = async (_: unknown, caller: number): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const from = performance.now();
      await work(index, caller);
      waits.push(performance.now() - from);
    }
  };
  const { ms } = await timed(() => Promise.all(Array.from({ length: callers }, call)));
  return { perSecond: count / (ms / 1000), waits };
}

/** The longest time the event loop did not get around to a timer of five milliseconds while the work ran. */
export async function longestStall<T>(work: () => Promise<T>): Promise<{ readonly stall: number; readonly value: T }> {
  let [last, stall] = [performance.now(), 0];
  const look = (): void => {
    const now = performance.now();
    stall = Math.max(stall, now - last - EVERY_MS);
    last = now;
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    const value = await work();
    look();
    return { stall, value };
  } finally {
    clearInterval(timer);
  }
}

const EVERY_MS = 5;

function spelled(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** One line per thing measured, the databases side by side, with the load of the machine meanwhile. */
export function table(figures: readonly Figure[], columns: readonly Column[]): string {
  const lines = new Map<string, Map<Column, Figure>>();
  for (const figure of figures) {
    const name = `${figure.part}: ${figure.measures} (${figure.unit})`;
    lines.set(name, (lines.get(name) ?? new Map<Column, Figure>()).set(figure.column, figure));
  }
  const widest = Math.max(0, ...[...lines.keys()].map(name => name.length));
  const head = `${''.padEnd(widest)}${columns.map(column => column.padStart(14)).join('')}     load   aim`;
  const rows = [...lines].map(([name, found]) => {
    const cells = columns.map(column => { const figure = found.get(column); return (figure ? spelled(figure.value) : '–').padStart(14); });
    const load = Math.max(...[...found.values()].map(figure => figure.load)).toFixed(1).padStart(9);
    return `${name.padEnd(widest)}${cells.join('')}${load}   ${[...found.values()].find(figure => figure.aim !== undefined)?.aim ?? ''}`.trimEnd();
  });
  return [head, ...rows].join('\n');
}
