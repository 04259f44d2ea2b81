/**
 * The sample for `charters/rsfsr-1918.md`: one gubernia with the figures of all its people, and a thinned roll.
 * Only one voter in so many inhabitants is enrolled by name, so that every soviet can really be elected on a small
 * machine; the figures of the units, on which the seats rest, are those of everybody.
 */
import { seededRandom, type Random } from '#kernel/random.ts';
import { addDays, type Day } from '#kernel/time.ts';
import { csvLine, type Cell } from './csv-line.ts';
import { between, happens, pickByParts, type Parts } from './draw.ts';
import type { SampleRoll } from './federation-roll.ts';
import { drawPerson } from './rsfsr-names.ts';
import { drawPlaces, type Place } from './rsfsr-places.ts';

export interface RsfsrRollOptions {
  readonly seed: number;
  /** Inhabitants for each person enrolled by name. */
  readonly inhabitantsPerVoter: number;
}

export const RSFSR_ROLL: RsfsrRollOptions = { seed: 1918, inhabitantsPerVoter: 50 };

/** The day the constitution was adopted; ages and sentences are drawn around it. */
const ADOPTED = '1918-07-10' as Day;
/** Persons enrolled in the smallest place: three deputies and somebody to spare. */
const FEWEST = 5;
const ELECTORS_PER_HUNDRED = 52;

/** How people live, in parts of a thousand: men and women of the country, men and women of the towns. */
const LIVELIHOODS: Readonly<Record<'country' | 'town', readonly [men: Parts<string>, women: Parts<string>]>> = {
  country: [
    [['productive work', 858], ['soldier', 50], ['unable to work', 45], ['employer for profit', 18], ['unearned income', 3], ['private trader', 14], ['clergy', 9], ['former police', 3]],
    [['productive work', 440], ['housekeeping', 495], ['unable to work', 45], ['employer for profit', 7], ['unearned income', 3], ['private trader', 7], ['clergy', 3]],
  ],
  town: [
    [['productive work', 726], ['soldier', 150], ['unable to work', 30], ['employer for profit', 26], ['unearned income', 12], ['private trader', 34], ['clergy', 10], ['former police', 12]],
    [['productive work', 470], ['housekeeping', 450], ['unable to work', 30], ['employer for profit', 10], ['unearned income', 16], ['private trader', 18], ['clergy', 6]],
  ],
};

const RSFSR_MEMBER_HEADER = ['number', 'name', 'email', 'unit', 'status', 'joined', 'born', 'livelihood', 'guardianship', 'sentence until'] as const;

/** Some are below 18, so that the age in the franchise has something to do. */
function drawBorn(random: Random): Day {
  return addDays(ADOPTED, -(between(16, 34, random) + between(0, 36, random)) * 365 - between(0, 364, random));
}

function drawVoter(number: number, place: Place, random: Random): readonly Cell[] {
  const { name, woman } = drawPerson(random);
  const livelihood = pickByParts(LIVELIHOODS[place.kind === 'city' ? 'town' : 'country'][woman ? 1 : 0], random);
  const guardianship = happens(2, 1000, random) ? 'under guardianship' : 'none';
  const sentence = happens(3, 1000, random) ? addDays(ADOPTED, between(30, 1_000, random)) : '';
  return [number, name, '', place.unit, 'full', ADOPTED, drawBorn(random), livelihood, guardianship, sentence];
}

function enrolledIn({ inhabitants }: Place, inhabitantsPerVoter: number): number {
  return Math.max(FEWEST, Math.floor(inhabitants / inhabitantsPerVoter));
}

/** Place by place, parents before children; the people live in cities and villages. */
export function rsfsrRoll({ seed, inhabitantsPerVoter }: RsfsrRollOptions): SampleRoll {
  const random = seededRandom(seed);
  const places = drawPlaces(random);
  const units = [csvLine(['unit', 'kind', 'parent', 'name', 'inhabitants', 'electors'])];
  const members = [csvLine(RSFSR_MEMBER_HEADER)];
  for (const place of places) {
    const { unit, kind, parent, name, inhabitants } = place;
    units.push(csvLine([unit, kind, parent, name, inhabitants, Math.floor((inhabitants * ELECTORS_PER_HUNDRED) / 100)]));
    if (kind !== 'city' && kind !== 'village') continue;
    for (let i = enrolledIn(place, inhabitantsPerVoter); i > 0; i--) members.push(csvLine(drawVoter(members.length, place, random)));
  }
  return { units: units.join(''), members: members.join('') };
}
