/**
 * Ranked pairs: victories are locked in, the strongest first, unless they would close a circle.
 *
 * Definition: x beats y when more votes put x before y. The victories are taken from the strongest; of equally many winning votes the one
 * with fewer against is the stronger. A victory is locked when no locked path leads back from the beaten to the winner.
 * Source: Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987); winning votes as in
 * Zavist and Tideman (1989).
 * Complexity: options² victories, each with a search over the locked ones.
 */
import type { Preferences } from './preferences.ts';

interface Victory {
  readonly winner: number;
  readonly loser: number;
  readonly votes: bigint;
  readonly against: bigint;
}

export interface Locked {
  /** `above(x, y)`: the locked victories lead from x to y. */
  readonly above: (x: number, y: number) => boolean;
  /** Equally strong victories close a circle with one another, and nobody has said in which order they are taken. */
  readonly open: boolean;
}

/** Options whose equally strong victories close a circle, in the order in which those of the earlier winner are taken; undefined while nobody says so. */
export type AskOrder = (circle: readonly number[]) => readonly number[] | undefined;

function victories({ size, of }: Preferences): Victory[] {
  const found: Victory[] = [];
  for (let winner = 0; winner < size; winner++)
    for (let loser = 0; loser < size; loser++) {
      const [votes, against] = [of(winner, loser), of(loser, winner)];
      if (votes > against) found.push({ winner, loser, votes, against });
    }
  return found.sort(byStrength);
}

function byStrength(a: Victory, b: Victory): number {
  if (a.votes !== b.votes) return a.votes > b.votes ? -1 : 1;
  return a.against === b.against ? 0 : a.against < b.against ? -1 : 1;
}

export function lockVictories(preferences: Preferences, askOrder: AskOrder): Locked {
  const { size } = preferences;
  const locked = new Uint8Array(size * size);
  const above = (x: number, y: number): boolean => x !== y && reaches(locked, size, x, y);
  for (const equal of groupsOf(victories(preferences))) {
    const possible = equal.filter(({ winner, loser }) => !above(loser, winner));
    const before = locked.slice();
    for (const { winner, loser } of possible) locked[winner * size + loser] = 1;
    const circular = possible.filter(({ winner, loser }) => reaches(locked, size, loser, winner));
    if (circular.length === 0) continue;
    const order = askOrder([...new Set(circular.flatMap(({ winner, loser }) => [winner, loser]))].sort((a, b) => a - b));
    if (!order) return { above, open: true };
    locked.set(before);
    for (const { winner, loser } of inOrder(possible, order)) if (!above(loser, winner)) locked[winner * size + loser] = 1;
  }
  return { above, open: false };
}

/** Victories outside of every circle keep nobody from being locked, so that their place in the order means nothing. */
function inOrder(equal: readonly Victory[], order: readonly number[]): readonly Victory[] {
  const rank = (option: number): number => order.indexOf(option);
  return [...equal].sort((a, b) => rank(a.winner) - rank(b.winner) || rank(b.loser) - rank(a.loser));
}

function groupsOf(sorted: readonly Victory[]): Victory[][] {
  const groups: Victory[][] = [];
  for (const victory of sorted) {
    const last = groups.at(-1);
    if (last && byStrength(last[0] as Victory, victory) === 0) last.push(victory);
    else groups.push([victory]);
  }
  return groups;
}

function reaches(locked: Uint8Array, size: number, from: number, to: number): boolean {
  const seen = new Uint8Array(size);
  const ahead = [from];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    for (let next = 0; next < size; next++) {
      if (locked[at * size + next] !== 1 || seen[next] === 1) continue;
      if (next === to) return true;
      seen[next] = 1;
      ahead.push(next);
    }
  }
  return false;
}
