import { expect, it } from 'vitest';
import { isPlayed } from './enrolment.ts';

it('plays the places named and no others', () => {
  const extent = { uezds: [10], cities: true, volosts: 2 };
  expect(['volost-10-1', 'volost-10-2-7', 'uezd-10', 'town-1', 'gubernia-city'].every(unit => isPlayed(unit, extent))).toBe(true);
  expect(['volost-1-1', 'volost-10-3-1', 'uezd-1', 'region'].some(unit => isPlayed(unit, extent))).toBe(false);
});
