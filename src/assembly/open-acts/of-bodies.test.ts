import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import { assembly, councilWorld, person } from '../../../test/council-world.ts';
import { runNow } from '../asking.ts';
import { openActs } from './open-acts.ts';

const HOUR = 3_600_000;

describe('what is proposed when a meeting is convened', () => {
  // The world begins at noon, and a notice in days is counted from the end of the day: midnight comes while the form is open.
  it('is still lawful when it is sent within the hour', () => {
    fc.assert(fc.property(fc.integer({ min: 11 * HOUR, max: 12 * HOUR }), fc.integer({ min: 0, max: HOUR }), (opened, writing) => {
      const world = councilWorld();
      world.advance((world.now + opened) as Instant);
      const { open } = runNow(openActs(world.rules, person(0), world.now), world.facts.answer);
      const proposed = open.map(({ candidate }) => candidate).find(({ kind, on }) => kind === 'convene' && on.id === assembly);
      world.advance((world.now + writing) as Instant);
      expect(world.ask('convene', proposed?.content as never, person(0))).toMatchObject({ lawful: true });
    }), { numRuns: 25 });
  });
});
