import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hemicycle } from './seat-layout.ts';

describe('the hemicycle', () => {
  it('always draws every seat, inside the hall and apart from the others', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), seats => {
      const hall = hemicycle(seats);
      expect(hall.places).toHaveLength(seats);
      expect(Math.max(0, ...hall.places.map(place => Math.abs(place.x)))).toBeLessThanOrEqual(hall.width / 2 - hall.radius);
      const distances = hall.places.flatMap((place, index) =>
        hall.places.slice(index + 1).map(other => Math.hypot(place.x - other.x, place.y - other.y)));
      expect(distances.every(distance => distance > 2 * hall.radius)).toBe(true);
    }), { numRuns: 60 });
  });
});
