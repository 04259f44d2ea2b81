/** One invented member of the federation: the row that both the small and the large sample write. */
import type { Random } from '#kernel/random.ts';
import { addDays, addMonths, type Day } from '#kernel/time.ts';
import { between, happens, pickByParts, type Parts } from './draw.ts';
import type { Category, City } from './federation-places.ts';
import { drawName } from './person-names.ts';
import type { Cell } from './csv-line.ts';

export const MEMBER_HEADER = ['number', 'name', 'email', 'unit', 'status', 'joined', 'category', 'dues paid until'] as const;

const STANDING: Parts<string> = [['full', 945], ['candidate', 40], ['suspended', 9], ['consultative', 6]];

export interface Place {
  readonly unit: string;
  readonly city: City;
  readonly work: Category;
}

/** Letters that do not come apart into a base letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ı: 'i', ø: 'o', æ: 'ae', ß: 'ss' };

/** The part of an address before the @: from the name where that can be written in ASCII, else from the number. */
function localPart(name: string, number: number): string {
  const letters = name.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replace(/[łđıøæß]/g, letter => PLAIN_LETTERS[letter] ?? letter);
  const ascii = letters.replace(/[ ’-]+/g, '.');
  return /^[a-z]+(?:\.[a-z]+)*$/.test(ascii) ? `${ascii}.${number}` : `member.${number}`;
}

function drawCategory(work: Category, random: Random): Category {
  return pickByParts<Category>([[work, 68], ['office', 10], ['technical', 8], ['apprentice', 9], ['supervisor', 5]], random);
}

/** Most have paid ahead; about one in nine has lapsed, a few of them long ago. Candidates have paid their first dues. */
function drawPaidUntil(status: string, asOf: Day, random: Random): Day {
  if (status !== 'candidate' && happens(11, 100, random)) return addDays(asOf, -between(1, happens(1, 4, random) ? 700 : 90, random));
  return addDays(addMonths(asOf, between(1, 12, random)), between(0, 27, random));
}

function drawJoined(status: string, asOf: Day, random: Random): Day {
  if (status === 'candidate') return addDays(asOf, -between(3, 120, random));
  return addDays(asOf, -(150 + Math.min(between(0, 9000, random), between(0, 14_000, random))));
}

/** A third of the members have given no address; every address lies under example.org. */
export function drawMember(number: number, place: Place, asOf: Day, random: Random): readonly Cell[] {
  const name = drawName(pickByParts(place.city.tongues, random), random);
  const status = pickByParts(STANDING, random);
  const email = happens(1, 3, random) ? '' : `${localPart(name, number)}@example.org`;
  const joined = drawJoined(status, asOf, random);
  return [number, name, email, place.unit, status, joined, drawCategory(place.work, random), drawPaidUntil(status, asOf, random)];
}

/** Whether a drawn row is of a member in good standing on the day. */
export function inGoodStanding(row: readonly Cell[], asOf: Day): boolean {
  return row[4] === 'full' && String(row[7]) >= asOf;
}
