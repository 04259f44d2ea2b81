import { describe, expect, it } from 'vitest';
import { assembly2, congress, EFFECT_ARTICLES, effectsWorld, refusedMove, resolved, statusOf } from '../../../test/effects-world.ts';
import { assembly, executive, later, lawfully, moveContent, person } from '../../../test/council-world.ts';
import type { SeatId } from '../ids.ts';
import type { World } from '../world.ts';

const [SUSPEND = ''] = EFFECT_ARTICLES[30]!;
const suspend = { kind: 'suspend-member', person: person(8) } as const;
const vacant = 'executive/0/whole/1' as SeatId;
const appoint = (n: number) => ({ kind: 'appoint', body: executive, seat: vacant, person: person(n) }) as const;
const may = (world: World, effect: Parameters<typeof refusedMove>[2], body = assembly, by = 3): boolean => world.ask('move', moveContent({ body, effect }), person(by)).lawful;

/** Suspended for thirty days, which are over. */
function served(more: string): World {
  const world = effectsWorld({ 30: [`${SUSPEND}${more}`] });
  resolved(world, assembly, suspend);
  expect(statusOf(world, person(8))).toBe('suspended');
  later(world, 31);
  expect(statusOf(world, person(8))).toBe('full');
  return world;
}

describe('a suspension that may not be renewed', () => {
  it('is not moved again before the member has been free of it for as long as it lasts', () => {
    const world = served('\nrenewable: no');
    expect(refusedMove(world, assembly, suspend)).toMatchObject({ code: 'not-renewable', article: '30', facts: { person: person(8) } });
    later(world, 27);
    expect(may(world, suspend)).toBe(false);
    later(world, 4);
    expect(may(world, suspend)).toBe(true);
  });

  it('bars the same power in every body that holds it, and nobody else', () => {
    const world = served('\nrenewable: no');
    expect(may(world, { ...suspend, person: person(9) })).toBe(true);
    lawfully(world.act('enrol', { day: world.rules.calendar.dayOf(world.now), lines: [{ person: person(8), units: ['w2'] as never, status: 'full', joined: '2024-01-01' as never, attributes: {} }] }, person(19)));
    expect(may(world, suspend, assembly2, 13)).toBe(false);
  });

  it('bars nothing when it was annulled, and is itself carried out after a delay', () => {
    const world = effectsWorld({ 30: [`${SUSPEND}\nrenewable: no\ndelay: 5 days`] });
    const decision = resolved(world, assembly, suspend)!;
    later(world, 6);
    expect(statusOf(world, person(8))).toBe('suspended');
    resolved(world, 'city-council@c1' as never, { kind: 'override-decision', decision: decision.id, how: 'annul' });
    expect([statusOf(world, person(8)), may(world, suspend)]).toEqual(['full', true]);
  });

  it('may be moved at once where the charter does not forbid it', () => {
    expect([served(''), served('\nrenewable: yes')].map(world => may(world, suspend))).toEqual([true, true]);
  });
});

describe('an appointment that may not be renewed', () => {
  const ended = (): World => {
    const world = effectsWorld();
    resolved(world, congress, { kind: 'remove-holder', seat: vacant });
    resolved(world, congress, appoint(8));
    expect(world.facts.all('seat').find(each => each.id === vacant)?.holder).toBe(person(8));
    later(world, 21);
    expect(world.facts.all('seat').find(each => each.id === vacant)?.holder).toBeUndefined();
    return world;
  };

  it('leaves the seat to its electors when its time is over', () => {
    expect(refusedMove(ended(), congress, appoint(9))).toMatchObject({ code: 'not-renewable', article: '37', facts: { seat: vacant } });
  });

  it('bars the person from any seat of the body for as long, where nobody elects', () => {
    const world = ended();
    world.rules = { ...world.rules, law: { ...world.rules.law, elections: [] } };
    const { law } = world.rules;
    world.rules = { ...world.rules, lawOf: () => law };
    expect([may(world, appoint(8), congress, 6), may(world, appoint(9), congress, 6)]).toEqual([false, true]);
    later(world, 21);
    expect(may(world, appoint(8), congress, 6)).toBe(true);
  });
});
