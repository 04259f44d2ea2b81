import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { count, type Count } from '#tally/count.ts';
import { PRESETS } from '#tally/presets.ts';

/** Invented ballots of a small transferable vote: places of candidates, and how many ballots put them so. */
const BALLOTS: readonly (readonly [number, ...number[]])[] = [[20, 0, 1, 2], [14, 0, 3], [23, 1, 2], [18, 2, 1, 3], [12, 3, 2, 0], [5, 4, 1], [4, 4]];

export function galleryCount(names: readonly string[]): Count {
  const options = names as readonly OptionId[];
  const ballots = BALLOTS.map(([times, ...order]): BallotGroup => ({ choice: { kind: 'ranking', ranks: order.map(place => [options[place] as OptionId]) }, count: BigInt(times) }));
  return count(PRESETS['scottish-stv'], options, ballots, 3, { ladder: ['lot'], lots: options });
}
