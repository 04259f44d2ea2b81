/** How ties are broken: by an order, by lots from a published seed, or by rulings of people; else the count stops and asks. */
import { z } from 'zod';
import { seededRandom, shuffled } from '#kernel/random.ts';
import { byCodePoint } from '#kernel/order.ts';
import { nearest } from '#charter/words.ts';
import type { OptionId } from '#tally/ballot.ts';
import type { Ruling, TieInputs, TieLadder, TieStep } from '#tally/tie.ts';
import { createHash } from 'node:crypto';
import type { Io } from '../command.ts';
import { readText } from '../input-file.ts';
import { UnusableInput } from '../unusable-input.ts';
import { parseJson } from './counting-rule.ts';

export interface TieOptions {
  readonly order?: readonly string[] | undefined;
  readonly lot?: string | undefined;
  readonly rulings?: string | undefined;
}

const RULINGS = z.array(z.strictObject({ between: z.array(z.string()).min(2), winner: z.string() }));

/** @throws UnusableInput for names that do not stand, and for two ways at once */
export async function tieInputs(ladder: TieLadder, given: TieOptions, names: readonly OptionId[], io: Io): Promise<TieInputs> {
  const ways = [given.order && '--tie-order', given.lot !== undefined && '--lot', given.rulings !== undefined && '--rulings'].filter(way => typeof way === 'string');
  if (ways.length > 1) throw new UnusableInput(`ties are broken in one way: ${ways.join(' or ')}`);
  const order = given.order === undefined ? undefined : orderOf(given.order, names);
  const lots = given.lot === undefined ? undefined : lotsOf(given.lot, names);
  const rulings = given.rulings === undefined ? undefined : await rulingsOf(given.rulings, names, io);
  const step: TieStep = order ? 'order' : lots ? 'lot' : 'ruling';
  return { ladder: ladder.includes(step) ? ladder : [...ladder, step], ...(order ? { order } : {}), ...(lots ? { lots } : {}), ...(rulings ? { rulings } : {}) };
}

/** A name may itself hold a comma: an option given several times holds one name each. */
function orderOf(given: readonly string[], names: readonly OptionId[]): readonly OptionId[] {
  const words = given.length > 1 || names.some(name => name === given[0]) ? given : (given[0] ?? '').split(',').map(word => word.trim());
  const order = words.map(word => standing('--tie-order', word, names));
  if (new Set(order).size < order.length) throw new UnusableInput('--tie-order names somebody twice');
  return order;
}

/** Names sorted by code point, shuffled by a generator whose state is the SHA-256 of the seed: anybody can draw it again. */
function lotsOf(seed: string, names: readonly OptionId[]): readonly OptionId[] {
  const state = createHash('sha256').update(seed).digest().readUInt32BE(0);
  return shuffled([...names].sort(byCodePoint), seededRandom(state));
}

async function rulingsOf(path: string, names: readonly OptionId[], io: Io): Promise<readonly Ruling[]> {
  const read = RULINGS.safeParse(parseJson(path, await readText(path, io)));
  if (!read.success) throw new UnusableInput(`${path}: rulings are written [{"between": ["A", "B"], "winner": "A"}]: ${read.error.issues[0]?.message ?? ''}`);
  return read.data.map(({ between, winner }, index) => {
    const where = `${path}: ruling ${index + 1}`;
    if (!between.includes(winner)) throw new UnusableInput(`${where}: the winner ${winner} is not among those it is between`);
    return { between: between.map(name => standing(where, name, names)), winner: standing(where, winner, names) };
  });
}

/** @throws UnusableInput for somebody who does not stand */
export function standing(where: string, word: string, names: readonly OptionId[]): OptionId {
  const name = names.find(each => each === word);
  if (name !== undefined) return name;
  const meant = nearest(word, names);
  throw new UnusableInput(`${where}: ${word} does not stand${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}
