/**
 * Seats reserved for members of groups: at least so many of each.
 *
 * Definition: a candidate is guarded when the reserved places cannot be filled any more without them, and doomed when they cannot be filled with
 * them elected. The guarded are never excluded, the doomed never elected. Candidates of the same groups stand and fall together.
 * Source: I. D. Hill, "STV with constraints", Voting matters 9 (1998), who calls them guarded and doomed after Grey and Fitzgerald.
 * Complexity: in the worst case exponential in the number of different memberships, of which real contests have few.
 */
import type { OptionId } from '../ballot.ts';

export interface ReservedPlaces {
  /** Of the group, for people. */
  readonly name: string;
  /** Its members among the options; others are passed over. */
  readonly options: readonly OptionId[];
  readonly atLeast: number;
}

export type ReservedProblem =
  | { readonly code: 'not-a-number' | 'more-than-seats'; readonly group: string; readonly atLeast: number }
  | { readonly code: 'too-few-members'; readonly group: string; readonly atLeast: number; readonly stand: number }
  /** Each could be met alone, and not all at once. */
  | { readonly code: 'not-together' };

interface Standing {
  readonly options: readonly OptionId[];
  readonly seats: number;
}

/** Why no result could fill the reserved places; empty when one can. */
export function reservedProblems(reserved: readonly ReservedPlaces[], { options, seats }: Standing): readonly ReservedProblem[] {
  const single = reserved.flatMap(({ name: group, options: members, atLeast }): ReservedProblem[] => {
    const stand = options.filter(option => members.includes(option)).length;
    if (!Number.isSafeInteger(atLeast) || atLeast < 0) return [{ code: 'not-a-number', group, atLeast }];
    if (atLeast > seats) return [{ code: 'more-than-seats', group, atLeast }];
    return atLeast > stand ? [{ code: 'too-few-members', group, atLeast, stand }] : [];
  });
  if (single.length > 0) return single;
  const all = options.map((_, place) => place);
  return new Reservations(reserved, options).canFill(all, [], seats) ? [] : [{ code: 'not-together' }];
}

/** Candidates who are in the same groups. */
interface Cell {
  readonly groups: readonly number[];
  count: number;
}

/** Whether so many more can be chosen from the cells that every need is met. Tries the most of each cell first. */
function fillable(cells: readonly Cell[], seats: number, needs: readonly number[], from = 0): boolean {
  if (needs.some(need => need > seats)) return false;
  const cell = cells[from];
  if (!cell) return seats === 0;
  for (let taken = Math.min(cell.count, seats); taken >= 0; taken--)
    if (fillable(cells, seats - taken, needs.map((need, group) => (cell.groups.includes(group) ? need - taken : need)), from + 1)) return true;
  return false;
}

export class Reservations {
  private readonly reserved: readonly ReservedPlaces[];
  /** Of each place, the groups. */
  private readonly groups: readonly (readonly number[])[];

  constructor(reserved: readonly ReservedPlaces[], options: readonly OptionId[]) {
    this.reserved = reserved;
    this.groups = options.map(option => reserved.flatMap(({ options: members }, group) => (members.includes(option) ? [group] : [])));
  }

  /** Whether the reserved places can be filled when these are elected and the rest of the seats, as far as there are candidates, goes to those who stand. */
  canFill(standing: readonly number[], elected: readonly number[], seats: number): boolean {
    const needs = this.reserved.map(({ atLeast }, group) => atLeast - elected.filter(place => this.groups[place]?.includes(group)).length);
    const free = Math.min(seats - elected.length, standing.length);
    return fillable(this.cells(standing), free, needs);
  }

  /** Who must be elected, and who cannot be. */
  fates(standing: readonly number[], elected: readonly number[], seats: number): { readonly guarded: readonly number[]; readonly doomed: readonly number[] } {
    const without = (place: number): readonly number[] => standing.filter(each => each !== place);
    const doomed = standing.filter(place => !this.canFill(without(place), [...elected, place], seats));
    const guarded = standing.filter(place => !this.canFill(without(place), elected, seats));
    return { guarded, doomed };
  }

  private cells(standing: readonly number[]): readonly Cell[] {
    const cells = new Map<string, Cell>();
    for (const place of standing) {
      const groups = this.groups[place] ?? [];
      const cell = cells.get(groups.join()) ?? { groups, count: 0 };
      cell.count++;
      cells.set(groups.join(), cell);
    }
    return [...cells.values()];
  }
}
