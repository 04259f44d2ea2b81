/**
 * Seats by ratio, as charters give them: "one delegate for every 100 members or part of them, at least one, at most ten".
 *
 * Definition: `seats` for every `per` of a unit's figure, rounded, then held between a least and a most.
 * Source: the 1918 Constitution of the RSFSR, article 25: one deputy per 25,000 electors of the cities, one per 125,000 inhabitants of the provinces.
 * Complexity: constant for a unit; a capped body costs seats × units.
 */
import { ceil, floor, rational, round } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { unreachable } from '#kernel/unreachable.ts';

/**
 * up, down, nearest: of the exact number of seats, halves up.
 * part-counts: a part of `per` counts as a whole, so seats come in steps of `seats`; with one seat per step it is the same as up.
 */
export type SeatRounding = 'up' | 'down' | 'nearest' | 'part-counts';

export interface SeatRatio {
  readonly per: bigint;
  readonly seats: bigint;
  readonly rounding: SeatRounding;
  readonly atLeast?: bigint;
  readonly atMost?: bigint;
}

export interface SeatEntitlement {
  readonly figure: bigint;
  /** figure × seats ÷ per. */
  readonly exact: Rational;
  readonly rounded: bigint;
  readonly seats: bigint;
  readonly applied: readonly ('minimum' | 'maximum')[];
  /** The smallest figure with more seats; absent at the maximum. */
  readonly nextAt?: bigint;
  /** Below this figure a seat is lost; absent when no figure gives fewer. */
  readonly lostBelow?: bigint;
}

function roundSeats(ratio: SeatRatio, figure: bigint): bigint {
  const exact = rational(figure * ratio.seats, ratio.per);
  switch (ratio.rounding) {
    case 'up': return ceil(exact);
    case 'down': return floor(exact);
    case 'nearest': return round(exact);
    case 'part-counts': return ceil(rational(figure, ratio.per)) * ratio.seats;
    default: return unreachable(ratio.rounding);
  }
}

/** The smallest figure whose rounded seats reach `wanted`, which is above zero. */
function figureFor({ per, seats, rounding }: SeatRatio, wanted: bigint): bigint {
  switch (rounding) {
    case 'up': return floor(rational((wanted - 1n) * per, seats)) + 1n;
    case 'down': return ceil(rational(wanted * per, seats));
    case 'nearest': return ceil(rational((2n * wanted - 1n) * per, 2n * seats));
    case 'part-counts': return (ceil(rational(wanted, seats)) - 1n) * per + 1n;
    default: return unreachable(rounding);
  }
}

function refuseBadRatio({ per, seats, atLeast = 0n, atMost = atLeast }: SeatRatio): void {
  if (per < 1n || seats < 1n || atLeast < 0n) throw new RangeError('a ratio needs positive numbers');
  if (atMost < atLeast) throw new RangeError('at most is below at least');
}

/** @throws RangeError for a ratio that gives no seats, limits that exclude each other, or a negative figure: bugs of the caller. */
export function seatsFor(ratio: SeatRatio, figure: bigint): SeatEntitlement {
  refuseBadRatio(ratio);
  if (figure < 0n) throw new RangeError('negative figure');
  const { atLeast = 0n, atMost } = ratio;
  const rounded = roundSeats(ratio, figure);
  const tooMany = atMost !== undefined && rounded > atMost;
  const seats = tooMany ? atMost : rounded < atLeast ? atLeast : rounded;
  return {
    figure, exact: rational(figure * ratio.seats, ratio.per), rounded, seats,
    applied: tooMany ? ['maximum'] : rounded < atLeast ? ['minimum'] : [],
    ...(atMost !== undefined && seats >= atMost ? {} : { nextAt: figureFor(ratio, seats + 1n) }),
    ...(seats > atLeast ? { lostBelow: figureFor(ratio, seats) } : {}),
  };
}
