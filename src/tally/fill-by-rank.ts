/**
 * Seats from the top of a ranking with equals.
 *
 * Definition: seats go down the groups of equals; where a group has more than there are seats left, the tie ladder is asked, one seat at a time.
 * Source: the cut as in Kiesraad's `DrawingOfLotsRequired`, which stops and asks.
 * Complexity: linear in the options.
 */
import type { OptionId } from './ballot.ts';
import type { StageReason } from './contest.ts';
import type { Tie } from './tie.ts';

export interface Filled {
  readonly elected: readonly OptionId[];
  readonly reasons: readonly StageReason[];
  readonly ties: readonly Tie[];
  /** Those who got no seat, best first, equals together. Empty while a tie is open. */
  readonly ranking: readonly (readonly OptionId[])[];
  readonly decided: boolean;
}

interface Filling {
  readonly elected: OptionId[];
  readonly reasons: StageReason[];
  readonly ties: Tie[];
  readonly ranking: OptionId[][];
}

/** Fills the last `seats` from one group of equals. False when the ladder leaves the tie open. */
function cut(group: readonly OptionId[], seats: number, filling: Filling, ask: (between: readonly OptionId[]) => Tie): boolean {
  let left = group;
  for (let seat = 0; seat < seats; seat++) {
    const tie = ask(left);
    filling.ties.push(tie);
    if (tie.chosen === undefined) return false;
    filling.elected.push(tie.chosen);
    filling.reasons.push({ option: tie.chosen, code: 'tie-broken' });
    left = left.filter(option => option !== tie.chosen);
  }
  filling.ranking.push([...left]);
  return true;
}

/** @param code why those are elected whom no tie stands against */
export function fillByRank(groups: readonly (readonly OptionId[])[], seats: number, ask: (between: readonly OptionId[]) => Tie, code: StageReason['code']): Filled {
  const filling: Filling = { elected: [], reasons: [], ties: [], ranking: [] };
  for (const group of groups) {
    const free = seats - filling.elected.length;
    if (free === 0) filling.ranking.push([...group]);
    else if (group.length <= free) {
      filling.elected.push(...group);
      filling.reasons.push(...group.map(option => ({ option, code })));
    } else if (!cut(group, free, filling, ask)) return { ...filling, ranking: [], decided: false };
  }
  return { ...filling, decided: true };
}
