/** The sample federation: 3 cities, 24 workplaces, 1,820 members, for `charters/federation-of-councils.md`. */
import { seededRandom } from '#kernel/random.ts';
import type { Day } from '#kernel/time.ts';
import { csvLine, type Cell } from './csv-line.ts';
import { CITIES, WORKPLACES, type City, type Workplace } from './federation-places.ts';
import { drawMember, inGoodStanding, MEMBER_HEADER } from './federation-member.ts';

/** A units file and a members file in the form that the import reads, as text. */
export interface SampleRoll {
  readonly units: string;
  readonly members: string;
}

export interface SampleOptions {
  readonly seed: number;
  /** The day on which dues are judged: some are paid past it, some have lapsed before it. */
  readonly asOf: Day;
}

const FIRST_NUMBER = 1001;

function cityOf({ city }: Workplace): City {
  const found = CITIES.find(({ key }) => key === city);
  if (!found) throw new RangeError(`no city ${city}`);
  return found;
}

function unitsText(rows: readonly (readonly Cell[])[], asOf: Day): string {
  const electors = new Map<string, number>();
  for (const row of rows) if (inGoodStanding(row, asOf)) electors.set(String(row[3]), (electors.get(String(row[3])) ?? 0) + 1);
  return [
    csvLine(['unit', 'kind', 'parent', 'name', 'electors']),
    ...CITIES.map(({ key, name }) => csvLine([key, 'city', '', name, ''])),
    ...WORKPLACES.map(({ key, city, name }) => csvLine([key, 'workplace', city, name, electors.get(key) ?? 0])),
  ].join('');
}

export function federationRoll({ seed, asOf }: SampleOptions): SampleRoll {
  const random = seededRandom(seed);
  const rows: (readonly Cell[])[] = [];
  for (const workplace of WORKPLACES) {
    const place = { unit: workplace.key, city: cityOf(workplace), work: workplace.work };
    for (let i = 0; i < workplace.members; i++) rows.push(drawMember(FIRST_NUMBER + rows.length, place, asOf, random));
  }
  return { units: unitsText(rows, asOf), members: [MEMBER_HEADER, ...rows].map(csvLine).join('') };
}
