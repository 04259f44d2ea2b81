import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import { assembly, councilWorld, person } from '../../../test/council-world.ts';
import { runNow } from '../asking.ts';
import { openActs } from './open-acts.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

describe('what is proposed when a meeting is convened', () => {
  it('is still lawful when it is sent within the hour, at whatever time of the day the form was opened', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: DAY }), fc.integer({ min: 0, max: 60 * MINUTE }), (opened, writing) => {
      const world = councilWorld();
      world.advance((world.now + opened) as Instant);
      const { open } = runNow(openActs(world.rules, person(0), world.now), world.facts.answer);
      const proposed = open.map(({ candidate }) => candidate).find(({ kind, on }) => kind === 'convene' && on.id === assembly);
      world.advance((world.now + writing) as Instant);
      expect(world.ask('convene', proposed?.content as never, person(0))).toMatchObject({ lawful: true });
    }), { numRuns: 25 });
  });
});
