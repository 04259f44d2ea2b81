/**
 * A federation as large as wanted, written line by line so that a hundred thousand members, or ten million,
 * take no more memory than one. For measuring; the people are those of the small sample's word lists.
 */
import { seededRandom } from '#kernel/random.ts';
import type { Day } from '#kernel/time.ts';
import { csvLine } from './csv-line.ts';
import { CITIES, type Category, type City } from './federation-places.ts';
import { drawMember, MEMBER_HEADER } from './federation-member.ts';

export interface LargeRollOptions {
  readonly seed: number;
  readonly asOf: Day;
  readonly members: number;
  /** Workplaces; a city is added for every 40 of them or part of 40. */
  readonly workplaces: number;
}

const WORKPLACES_PER_CITY = 40;
const WORK: readonly Category[] = ['production', 'transport', 'care', 'technical', 'office'];

const cityKey = (workplace: number): string => `city-${Math.floor(workplace / WORKPLACES_PER_CITY) + 1}`;
const workplaceKey = (workplace: number): string => `workplace-${workplace + 1}`;

/**
 * Members of each workplace: sizes fall like 10 + 1/rank scaled to the whole, in whole members, largest first.
 * The largest takes what rounding leaves over, so that the sizes always add up.
 * @throws RangeError when there are not members enough to give every workplace one
 */
export function workplaceSizes(members: number, workplaces: number): readonly number[] {
  if (workplaces < 1 || members < workplaces) throw new RangeError('every workplace needs a member');
  const shares = Array.from({ length: workplaces }, (_, rank) => Math.floor(1_000_000 / (rank + 10)));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const sizes = shares.map(share => 1 + Math.floor((share * (members - workplaces)) / all));
  const left = members - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, rank) => (rank === 0 ? size + left : size));
}

/** The lines of the units file: cities first, as an import wants parents before children. */
export function* largeUnitLines({ workplaces }: Pick<LargeRollOptions, 'workplaces'>): Generator<string> {
  yield csvLine(['unit', 'kind', 'parent', 'name', 'electors']);
  for (let city = 0; city * WORKPLACES_PER_CITY < workplaces; city++) yield csvLine([`city-${city + 1}`, 'city', '', `City ${city + 1}`, '']);
  for (let i = 0; i < workplaces; i++) yield csvLine([workplaceKey(i), 'workplace', cityKey(i), `Workplace ${i + 1}`, '']);
}

/** The lines of the members file, workplace by workplace. */
export function* largeMemberLines({ seed, asOf, members, workplaces }: LargeRollOptions): Generator<string> {
  const random = seededRandom(seed);
  yield csvLine(MEMBER_HEADER);
  let number = 1;
  for (const [rank, size] of workplaceSizes(members, workplaces).entries()) {
    const place = { unit: workplaceKey(rank), city: CITIES[rank % CITIES.length] as City, work: WORK[rank % WORK.length] as Category };
    for (let i = 0; i < size; i++) yield csvLine(drawMember(number++, place, asOf, random));
  }
}
