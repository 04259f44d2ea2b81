/**
 * One invented gubernia of the Volga as of 1918, in the sizes of the time: a gubernia city, 4 uezd towns above 10,000
 * inhabitants, 10 uezds, 150 volosts, 1,500 villages. Figures are drawn, not taken from a census.
 */
import type { Random } from '#kernel/random.ts';
import { shuffled } from '#kernel/random.ts';
import { between } from './draw.ts';
import { UEZD_NAMES, VILLAGE_NAMES, VOLOST_NAMES } from './rsfsr-names.ts';

export interface Place {
  readonly unit: string;
  readonly kind: 'region' | 'gubernia' | 'uezd' | 'volost' | 'city' | 'village';
  readonly parent: string;
  readonly name: string;
  readonly inhabitants: number;
}

const VOLOSTS = [22, 19, 18, 17, 16, 14, 13, 12, 10, 9] as const;
const VILLAGES_PER_VOLOST = 10;
/** Uezds by position whose town is a city in the sense of article 57a. */
const TOWNS: readonly (readonly [uezd: number, name: string, inhabitants: number])[] = [[0, 'Верхнеложск', 27_400], [1, 'Вольноборск', 18_900], [4, 'Клязьск', 14_200], [7, 'Приреченск', 11_600]];

const GUBERNIA = 'gubernia';
const REGION = 'region';

/** Mostly several hundred; one place in twenty is a large village of some thousands, below the limit of 10,000. */
function drawVillageSize(random: Random): number {
  if (random.below(20) === 0) return between(2_000, 6_500, random);
  return 140 + Math.min(between(0, 1_500, random), between(0, 1_500, random));
}

function sum(places: readonly Place[]): number {
  return places.reduce((total, { inhabitants }) => total + inhabitants, 0);
}

function villagesOf(volost: string, random: Random): readonly Place[] {
  return shuffled(VILLAGE_NAMES, random).slice(0, VILLAGES_PER_VOLOST).map((name, i) =>
    ({ unit: `${volost}-${i + 1}`, kind: 'village', parent: volost, name, inhabitants: drawVillageSize(random) }));
}

/** An uezd with everything in it, parents before children. */
function uezdWith(index: number, volosts: number, random: Random): readonly Place[] {
  const unit = `uezd-${index + 1}`;
  const inside = VOLOST_NAMES.slice(0, volosts).flatMap((name, i) => {
    const villages = villagesOf(`volost-${index + 1}-${i + 1}`, random);
    return [{ unit: `volost-${index + 1}-${i + 1}`, kind: 'volost' as const, parent: unit, name: `${name} волость`, inhabitants: sum(villages) }, ...villages];
  });
  const town = TOWNS.filter(([uezd]) => uezd === index).map(([, name, inhabitants]): Place =>
    ({ unit: `town-${index + 1}`, kind: 'city', parent: unit, name, inhabitants }));
  const inhabitants = sum(town) + sum(inside.filter(({ kind }) => kind === 'village'));
  return [{ unit, kind: 'uezd', parent: GUBERNIA, name: `${UEZD_NAMES[index]} уезд`, inhabitants }, ...town, ...inside];
}

export function drawPlaces(random: Random): readonly Place[] {
  const city: Place = { unit: 'gubernia-city', kind: 'city', parent: GUBERNIA, name: 'Ложск', inhabitants: 108_300 };
  const uezds = VOLOSTS.flatMap((volosts, index) => uezdWith(index, volosts, random));
  const inhabitants = city.inhabitants + sum(uezds.filter(({ kind }) => kind === 'uezd'));
  return [
    { unit: REGION, kind: 'region', parent: '', name: 'Заволжская область', inhabitants },
    { unit: GUBERNIA, kind: 'gubernia', parent: REGION, name: 'Ложская губерния', inhabitants },
    city, ...uezds,
  ];
}
