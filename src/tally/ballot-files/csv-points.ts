/**
 * What a CSV line gives to each candidate.
 *
 * Definition: the first line names the candidates after "count"; each other line says how many ballots gave these points. An empty cell gives
 * none, which is not the same as nought: a ballot of empty cells is blank. "overvote" in any cell spoils the ballot.
 * Source: our own.
 * Complexity: linear in the cells.
 */
import type { BallotGroup, OptionId } from '../ballot.ts';

const POINTS = /^\d{1,15}$/;

export class CsvPoints {
  readonly names: readonly OptionId[];
  private readonly groups = new Map<string, { readonly cells: readonly string[]; count: bigint }>();

  constructor(names: readonly OptionId[]) {
    this.names = names;
  }

  /** The cell that is no number, if there is one; nothing is kept then. */
  add(votes: number, cells: readonly string[]): string | undefined {
    const wrong = cells.find(cell => cell !== '' && cell.toLowerCase() !== 'overvote' && !POINTS.test(cell));
    if (wrong !== undefined) return wrong;
    const key = cells.join(',');
    const group = this.groups.get(key) ?? { cells, count: 0n };
    group.count += BigInt(votes);
    this.groups.set(key, group);
    return undefined;
  }

  ballots(): readonly BallotGroup[] {
    return [...this.groups.values()].map(({ cells, count }) => ({ choice: this.choice(cells), count }));
  }

  private choice(cells: readonly string[]): BallotGroup['choice'] {
    if (cells.some(cell => cell.toLowerCase() === 'overvote')) return { kind: 'spoiled' };
    return { kind: 'points', points: new Map(cells.flatMap((cell, at) => (cell === '' ? [] : [[this.names[at] as OptionId, BigInt(cell)] as const]))) };
  }
}
