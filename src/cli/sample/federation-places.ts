/** Three invented cities and their 24 workplaces, from a bakery of 12 to a hospital of 236. */
import type { Parts } from './draw.ts';
import type { Tongue } from './person-names.ts';

export type Category = 'production' | 'technical' | 'office' | 'care' | 'transport' | 'apprentice' | 'supervisor';

export interface City {
  readonly key: string;
  readonly name: string;
  /** Who lives there, in parts. */
  readonly tongues: Parts<Tongue>;
}

export interface Workplace {
  readonly key: string;
  readonly name: string;
  readonly city: string;
  /** Enrolled members. */
  readonly members: number;
  readonly work: Category;
}

export const CITIES: readonly City[] = [
  {
    key: 'northhaven', name: 'Northhaven',
    tongues: [['english', 40], ['polish', 16], ['ukrainian', 12], ['arabic', 9], ['yoruba', 7], ['hindi', 6], ['chinese', 5], ['french', 5]],
  },
  {
    key: 'millbridge', name: 'Millbridge',
    tongues: [['english', 34], ['bengali', 17], ['hindi', 15], ['welsh', 12], ['turkish', 8], ['greek', 7], ['amharic', 4], ['vietnamese', 3]],
  },
  {
    key: 'eastquay', name: 'Eastquay',
    tongues: [['english', 26], ['chinese', 15], ['greek', 13], ['turkish', 11], ['georgian', 10], ['ukrainian', 8], ['korean', 6], ['armenian', 6], ['hebrew', 5]],
  },
];

const WORK: Readonly<Record<string, readonly (readonly [name: string, members: number, work: Category])[]>> = {
  northhaven: [
    ['General Hospital', 236, 'care'], ['Shipyard, Slips 1 and 2', 161, 'production'], ['Tramways', 128, 'transport'], ['Cold Store and Fish Hall', 96, 'production'],
    ['Pilot and Tug Station', 51, 'transport'], ['City Archive and Libraries', 33, 'office'], ['Rope Walk', 19, 'production'], ['Harbour Bakery', 12, 'production'],
  ],
  millbridge: [
    ['Spinning Mill', 188, 'production'], ['Railway Works', 142, 'technical'], ['Infirmary', 104, 'care'], ['Waterworks', 79, 'technical'],
    ['Schools', 66, 'office'], ['Dye House', 44, 'production'], ['Brewery “The Crooked Wheel”', 24, 'production'], ['Theatre Workshops', 16, 'production'], ['Telephone Exchange', 15, 'technical'],
  ],
  eastquay: [
    ['Container Terminal', 117, 'transport'], ['Power Station', 88, 'technical'], ['University Laboratories', 72, 'technical'], ['Parcel Hub', 58, 'transport'],
    ['Care Homes', 38, 'care'], ['Tea Packers', 18, 'production'], ['Print Shop', 15, 'production'],
  ],
};

function keyOf(city: string, name: string): string {
  return `${city}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
}

export const WORKPLACES: readonly Workplace[] = CITIES.flatMap(({ key: city }) =>
  (WORK[city] ?? []).map(([name, members, work]) => ({ key: keyOf(city, name), name, city, members, work })));
