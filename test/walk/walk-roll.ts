/** The roll of the walk: a city with two workplaces. The shipyard sends two delegates to its council, the depot one. */

export const CITY = 'harbour';
export const SHIPYARD = 'shipyard';
export const DEPOT = 'depot';

/** From which the roll holds: seats are counted on the 31 December before the walk. */
export const ROLL_DAY = '2030-12-31';

const FIRST = ['Anna', 'Boris', 'Clara', 'Dimitri', 'Esther', 'Fatima', 'Georg', 'Hanna', 'Ivan', 'Jelena', 'Karim', 'Lena'];
const LAST = ['Amsel', 'Birke', 'Ceder', 'Dorn', 'Eiche', 'Fink', 'Garten'];

export const SHIPYARD_MEMBERS = 60;
const DEPOT_MEMBERS = 12;

/** Names that nobody shares, in the order of the roll. */
export function nameOf(index: number): string {
  return `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / FIRST.length)]}`;
}

export const UNITS_FILE = [
  'unit,kind,parent,name,electors',
  `${CITY},city,,Harbour City,`,
  `${SHIPYARD},workplace,${CITY},Shipyard,${SHIPYARD_MEMBERS}`,
  `${DEPOT},workplace,${CITY},Tram Depot,${DEPOT_MEMBERS}`,
].join('\n');

const HEADER = 'number,name,email,unit,status,joined,dues paid until,category';

function line(index: number): string {
  return `${101 + index},${nameOf(index)},member${101 + index}@example.org,${index < SHIPYARD_MEMBERS ? SHIPYARD : DEPOT},full,2029-05-01,2032-12-31,production`;
}

const LINES = Array.from({ length: SHIPYARD_MEMBERS + DEPOT_MEMBERS }, (_, index) => line(index));

export const MEMBERS_FILE = [HEADER, ...LINES].join('\n');

/** A workplace that does not exist in line 3, and a day that the calendar does not have in line 5. */
export const BAD_MEMBERS_FILE = [HEADER, LINES[0], LINES[1]!.replace(SHIPYARD, 'shipyrad'), LINES[2], LINES[3]!.replace('2029-05-01', '2029-02-31')].join('\n');
