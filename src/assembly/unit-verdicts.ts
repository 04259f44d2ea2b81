/**
 * What units decide in a vote. A unit is for when more of its votes are for than against, against when more are against; a
 * delegation's votes are those it carries. With equal votes it has taken part and is neither, without votes it has not.
 */
import type { CountedFigures } from '#tally/threshold.ts';
import { wayOf } from '#tally/majority.ts';
import type { UnitId } from './ids.ts';
import type { GroupedBallots, OrderOfPoll, UnitVerdict } from './order.ts';

type Votes = Pick<UnitVerdict, 'for' | 'against' | 'abstain'>;

function votesIn({ choice, heads, weight }: GroupedBallots): Votes {
  if (choice.kind === 'split') return { for: choice.for * heads, against: choice.against * heads, abstain: choice.abstain * heads };
  const none = { for: 0, against: 0, abstain: 0 };
  return choice.kind === 'question' ? { ...none, [choice.vote]: weight } : none;
}

function standOf({ for: inFavour, against, abstain }: Votes): UnitVerdict['stands'] {
  if (inFavour !== against) return inFavour > against ? 'for' : 'against';
  return inFavour + against + abstain > 0 ? 'neither' : 'silent';
}

/** Every unit of the order with its votes, in the order's order. */
export function unitVerdicts(order: OrderOfPoll, ballots: readonly GroupedBallots[]): readonly UnitVerdict[] {
  const votes = new Map<UnitId, Votes>();
  for (const group of ballots) {
    const add = votesIn(group);
    for (const unit of ('of' in group.choice ? group.choice.of : undefined) ?? []) {
      const sum = votes.get(unit) ?? { for: 0, against: 0, abstain: 0 };
      votes.set(unit, { for: sum.for + add.for, against: sum.against + add.against, abstain: sum.abstain + add.abstain });
    }
  }
  return (order.units ?? []).flatMap(({ kind, units }) => units.map(({ unit, inhabitants }) => {
    const own = votes.get(unit) ?? { for: 0, against: 0, abstain: 0 };
    return { kind, unit, ...own, stands: standOf(own), ...(inhabitants === undefined ? {} : { inhabitants }) };
  }));
}

/** Figures of each kind of unit, counting units and, where they were frozen, their inhabitants. */
export function unitFigures(verdicts: readonly UnitVerdict[]): Readonly<Record<string, CountedFigures>> {
  const figures: Record<string, CountedFigures> = {};
  for (const kind of new Set(verdicts.map(each => each.kind))) {
    const own = verdicts.filter(each => each.kind === kind);
    figures[wayOf({ counted: 'units', unitKind: kind })] = counted(own, 'units', () => 1);
    figures[wayOf({ counted: 'inhabitants', unitKind: kind })] = counted(own, 'inhabitants', each => each.inhabitants ?? 0);
  }
  return figures;
}

function counted(units: readonly UnitVerdict[], base: 'units' | 'inhabitants', size: (unit: UnitVerdict) => number): CountedFigures {
  const sum = (stands?: UnitVerdict['stands']): bigint => units.filter(each => stands === undefined || each.stands === stands).reduce((total, each) => total + BigInt(size(each)), 0n);
  return { for: sum('for'), against: sum('against'), abstain: sum('neither'), bases: { [base]: sum() } };
}
