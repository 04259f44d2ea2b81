/**
 * Seats of a whole body by ratio, and what happens when they exceed the size the charter allows.
 *
 * Definition: every unit gets its seats by the ratio; a sum above the cap needs a ruling, unless the charter names a reduction.
 * The reduction 'dhondt' gives the seats of the cap one by one to the unit with the largest figure ÷ (seats + 1), from the ratio's least
 * and never beyond what the ratio gave: a reduction takes seats and gives nobody more. Equal quotients at the last seats go to the ladder.
 * Source: D'Hondt's divisor method, in the form that hands out seats singly; see Balinski and Young, Fair Representation (2001).
 * Complexity: O(cap × units).
 */
import type { OptionId } from './ballot.ts';
import { seatsFor } from './seat-ratio.ts';
import type { SeatEntitlement, SeatRatio } from './seat-ratio.ts';
import { breakTie } from './tie.ts';
import type { Tie, TieInputs } from './tie.ts';

export interface UnitFigure {
  readonly unit: OptionId;
  /** Members, electors or inhabitants, as the charter says. */
  readonly figure: bigint;
}

export interface BodyCap {
  readonly atMost: bigint;
  /** Absent: the charter names no way to come down to the cap. */
  readonly reduction?: 'dhondt';
}

export interface UnitSeats extends SeatEntitlement {
  readonly unit: OptionId;
  /** Seats after the cap: equal to `seats` unless the body was reduced. */
  readonly held: bigint;
}

export interface BodySeats {
  readonly units: readonly UnitSeats[];
  /** The sum of `held`, in seats. */
  readonly total: bigint;
  /** Why a ruling is needed; 'least-exceeds-cap' when the least seats of all units alone are too many. */
  readonly ruling?: 'over-cap' | 'least-exceeds-cap' | 'tie';
  readonly ties: readonly Tie[];
  readonly status: 'decided' | 'ruling-needed';
}

interface Share {
  readonly unit: OptionId;
  readonly figure: bigint;
  readonly entitled: bigint;
  held: bigint;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** The units with the largest figure ÷ (held + 1), compared by cross-multiplying. */
function next(shares: readonly Share[]): Share[] {
  let best: Share[] = [];
  for (const share of shares) {
    const [first] = best;
    const difference = first ? share.figure * (first.held + 1n) - first.figure * (share.held + 1n) : 1n;
    if (difference > 0n) best = [share];
    else if (difference === 0n) best.push(share);
  }
  return best;
}

/** Undefined where a tie stays open. Equal quotients that all find a seat are no tie. The entitlements exceed the cap, so somebody is always next. */
function reduce(least: bigint, units: readonly UnitSeats[], cap: bigint, ties: { inputs: TieInputs; met: Tie[] }): Share[] | undefined {
  const shares = units.map(({ unit, figure, seats }): Share => ({ unit, figure, entitled: seats, held: least }));
  let free = cap - sum(shares.map(({ held }) => held));
  while (free > 0n) {
    let winners = next(shares.filter(({ held, entitled }) => held < entitled));
    if (BigInt(winners.length) > free) {
      const tie = breakTie({ stage: 1, purpose: 'elect', between: winners.map(({ unit }) => unit), history: [] }, ties.inputs);
      ties.met.push(tie);
      if (tie.chosen === undefined) return undefined;
      winners = winners.filter(({ unit }) => unit === tie.chosen);
    }
    for (const winner of winners) winner.held += 1n;
    free -= BigInt(winners.length);
  }
  return shares;
}

/** @throws RangeError as `seatsFor` */
export function seatsOfBody(ratio: SeatRatio, units: readonly UnitFigure[], cap: BodyCap | undefined, inputs: TieInputs): BodySeats {
  const entitled = units.map(({ unit, figure }): UnitSeats => {
    const entitlement = seatsFor(ratio, figure);
    return { unit, ...entitlement, held: entitlement.seats };
  });
  const total = sum(entitled.map(({ seats }) => seats));
  const open = (ruling: NonNullable<BodySeats['ruling']>, ties: readonly Tie[]): BodySeats =>
    ({ units: entitled, total, ruling, ties, status: 'ruling-needed' });
  if (!cap || total <= cap.atMost) return { units: entitled, total, ties: [], status: 'decided' };
  if (!cap.reduction) return open('over-cap', []);
  const least = ratio.atLeast ?? 0n;
  if (least * BigInt(units.length) > cap.atMost) return open('least-exceeds-cap', []);
  const met: Tie[] = [];
  const shares = reduce(least, entitled, cap.atMost, { inputs, met });
  if (!shares) return open('tie', met);
  const reduced = entitled.map((each, place): UnitSeats => ({ ...each, held: (shares[place] as Share).held }));
  return { units: reduced, total: cap.atMost, ties: met, status: 'decided' };
}
