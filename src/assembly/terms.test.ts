import { describe, expect, it } from 'vitest';
import type { SeatId } from './ids.ts';
import { executive, later, lawfully, person, refused } from '../../test/council-world.ts';
import { EFFECT_ARTICLES, effectsWorld } from '../../test/effects-world.ts';
import type { World } from './world.ts';

const seat = 'executive/0/whole/1' as SeatId;
const held = (world: World): (string | undefined)[] => world.facts.all('seat').filter(each => each.body === executive).map(each => each.holder);

/** Elects three to the executive in the election that is open for nominations. */
function electThree(world: World, people: readonly number[]): void {
  const election = world.facts.all('election').find(each => each.stage === 'nomination')!.id;
  for (const n of people) lawfully(world.act('nominate', { election, person: person(n) }, person(n)));
  later(world, 8);
  const poll = world.facts.all('poll').find(each => each.stage === 'open')!.id;
  people.forEach((n, index) => lawfully(world.act('cast', { poll, choice: { kind: 'picks', options: [person(n)] } }, person(index))));
  later(world, 8);
}

function elected(changed = {}): World {
  const world = effectsWorld(changed);
  lawfully(world.act('call-election', { body: executive }, person(19)));
  electThree(world, [7, 8, 9]);
  return world;
}

describe('resigning', () => {
  it('is for the holder, and the vacancy rule fills the seat', () => {
    const world = effectsWorld();
    expect(refused(world.ask('resign', { seat }, person(7)))).toMatchObject({ code: 'not-holder', article: '4' });
    lawfully(world.act('resign', { seat }, person(5)));
    expect(world.facts.all('seat').find(each => each.id === seat)).toMatchObject({ vacantBecause: 'resigned' });
    expect(world.facts.all('election')).toMatchObject([{ byElection: true, seats: [seat] }]);
    expect(refused(world.ask('resign', { seat }, person(5)))).toMatchObject({ code: 'seat-vacant' });
  });
});

describe('the end of a term', () => {
  it('vacates the seats by the clock, and the clock calls the election', () => {
    const world = elected();
    expect(held(world)).toEqual([person(7), person(8), person(9)]);
    later(world, 365);
    expect(held(world)).toEqual([undefined, undefined, undefined]);
    expect(world.facts.all('seat').find(each => each.id === seat)).toMatchObject({ vacantBecause: 'term-ended', served: { person: person(7), terms: 1 } });
    expect(world.facts.all('election').filter(each => each.stage === 'nomination')).toMatchObject([{ byElection: false }]);
  });
  it('ends a seat that the last apportionment left out, and calls no election while the others sit on', () => {
    const world = elected();
    const [old] = world.facts.all('seat').filter(each => each.body === executive);
    later(world, 300);
    lawfully(world.act('call-election', { body: executive }, person(19)));
    electThree(world, [1, 2, 3]);
    const left = { ...old!, id: 'executive/0/whole/4' as SeatId, holder: person(9) };
    world.facts.write([{ change: 'put', kind: 'seat', id: left.id, value: left }]);
    later(world, 80);
    expect(held(world)).toEqual([person(1), person(2), person(3)]);
    expect(world.facts.all('election').filter(each => each.stage === 'nomination')).toEqual([]);
  });
  it('leaves holders in place until their successors are elected, where the charter holds over', () => {
    const world = elected({ 4: [EFFECT_ARTICLES[4]![0]!.replace('hold over: no', 'hold over: yes')] });
    later(world, 365);
    expect(held(world)).toEqual([person(7), person(8), person(9)]);
    electThree(world, [1, 2, 3]);
    expect(held(world)).toEqual([person(1), person(2), person(3)]);
  });
});

describe('a limit of terms', () => {
  it('keeps out whoever has served them without a break, and lets them return after a term away', () => {
    const world = elected();
    later(world, 365);
    electThree(world, [7, 1, 2]);
    expect(world.facts.all('seat').filter(each => each.body === executive).map(each => each.served?.terms)).toEqual([2, 1, 1]);
    later(world, 365);
    const election = world.facts.all('election').find(each => each.stage === 'nomination')!.id;
    expect(refused(world.ask('nominate', { election, person: person(7) }, person(7)))).toMatchObject({ code: 'term-limit', article: '62', facts: { served: 2, terms: 2 } });
    expect(world.ask('nominate', { election, person: person(8) }, person(8)).lawful).toBe(true);
    electThree(world, [1, 2, 3]);
    later(world, 365);
    const next = world.facts.all('election').find(each => each.stage === 'nomination')!.id;
    expect(world.ask('nominate', { election: next, person: person(7) }, person(7)).lawful).toBe(true);
  });
});
