/** Units that count in a vote, computed again from the votes and ballots that name them. */
import type { Json } from './canonical.ts';
import { countIn, listIn, membersIn, textIn, textsIn } from './fields.ts';
import type { Members } from './shape.ts';

type Sides = Record<'for' | 'against' | 'abstain', number>;

/** Votes, of units or of their inhabitants, for one way of counting. */
export interface UnitTotals {
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
  readonly size: bigint;
}

/** The units of the order: its kinds, each with the units in it. */
function countedIn(order: Members): readonly (readonly [kind: string, units: readonly Members[]])[] {
  if (order.units === undefined) return [];
  return listIn(order.units, 'units').map(each => {
    const { kind, units } = membersIn(each, 'units');
    return [textIn(kind, 'kind'), listIn(units, 'units').map(unit => membersIn(unit, 'unit'))] as const;
  });
}

/** Why the units named by a choice are not those of a line of this vote. */
export function unitsFault(order: Members, named: Json | undefined): string | undefined {
  const kinds = countedIn(order);
  if (named === undefined || kinds.length === 0) return named === undefined && kinds.length === 0 ? undefined : 'a choice names units exactly where the vote counts them';
  const found = textsIn(named, 'of').map(unit => kinds.findIndex(([, units]) => units.some(each => each.unit === unit)));
  return found.includes(-1) || new Set(found).size !== found.length ? 'a choice of units that do not count, or of two of a kind' : undefined;
}

function sidesOf(group: Members): Sides {
  const choice = membersIn(group.choice, 'choice');
  const sides = { for: 0, against: 0, abstain: 0 };
  if (choice.kind === 'split') for (const side of Object.keys(sides) as (keyof Sides)[]) sides[side] = countIn(choice[side], side) * countIn(group.heads, 'heads');
  else sides[textIn(choice.vote, 'vote') as keyof Sides] = countIn(group.weight, 'weight');
  return sides;
}

/** As the verdict lists them; undefined where no units count. */
export function unitVerdicts(order: Members, groups: readonly Json[]): readonly Members[] | undefined {
  if (order.units === undefined) return undefined;
  const sums = new Map<string, Sides>();
  for (const each of groups) {
    const group = membersIn(each, 'group');
    const add = sidesOf(group);
    for (const unit of textsIn(membersIn(group.choice, 'choice').of ?? [], 'of')) {
      const sum = sums.get(unit) ?? { for: 0, against: 0, abstain: 0 };
      sums.set(unit, { for: sum.for + add.for, against: sum.against + add.against, abstain: sum.abstain + add.abstain });
    }
  }
  return countedIn(order).flatMap(([kind, units]) => units.map(({ unit, inhabitants }): Members => {
    const sides = sums.get(unit as string) ?? { for: 0, against: 0, abstain: 0 };
    const stands = sides.for > sides.against ? 'for' : sides.against > sides.for ? 'against' : sides.for + sides.against + sides.abstain > 0 ? 'neither' : 'silent';
    return { kind, unit: unit!, ...sides, stands, ...(inhabitants === undefined ? {} : { inhabitants }) };
  }));
}

/** @param counted units, or inhabitants of units */
export function unitTotals(verdicts: readonly Members[], kind: Json | undefined, counted: string): UnitTotals {
  const own = verdicts.filter(each => each.kind === kind);
  const size = (each: Members): bigint => (counted === 'units' ? 1n : BigInt(countIn(each.inhabitants, 'inhabitants')));
  const sum = (stands: string): bigint => own.filter(each => each.stands === stands).reduce((total, each) => total + size(each), 0n);
  return { for: sum('for'), against: sum('against'), abstain: sum('neither'), size: own.reduce((total, each) => total + size(each), 0n) };
}
