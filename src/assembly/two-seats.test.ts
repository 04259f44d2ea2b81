import { describe, expect, it } from 'vitest';
import type { ElectionId, SeatId, UnitId } from './ids.ts';
import { council, councilLaw, councilWorld, later, lawfully, person, refused } from '../../test/council-world.ts';
import { effectsWorld } from '../../test/effects-world.ts';
import type { World } from './world.ts';

const ELECTION = 'election of: city council\ncalled by: keeper of the roll\nnomination: self\nnominations: 2 days\nvoting: 2 days\nballot: open\ncount: plurality\nties: lot';
const BODY = 'body: city council\nform: council\nfor each: city\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 1\nvacancy: by-election\ndecides by: more than half of votes cast';
const both = ['w1', 'w2'] as UnitId[];

/** p05 belongs to both workplaces, and may be elected in either. */
function called(): World {
  const world = councilWorld(councilLaw({ 3: [BODY], 70: [ELECTION] }));
  lawfully(world.act('enrol', { day: world.rules.calendar.dayOf(world.now), lines: [{ person: person(5), units: both, status: 'full', joined: '2024-01-01' as never, attributes: {} }] }, person(19)));
  lawfully(world.act('call-election', { body: council }, person(19)));
  return world;
}

const electionIn = (world: World, unit: string): ElectionId => world.facts.all('election').find(each => each.constituency === unit && each.stage === 'nomination')!.id;

describe('a person in a council', () => {
  it('stands in one constituency of it, and in another after withdrawing', () => {
    const world = called();
    lawfully(world.act('nominate', { election: electionIn(world, 'w1'), person: person(5) }, person(5)));
    const again = { election: electionIn(world, 'w2'), person: person(5) };
    expect(refused(world.ask('nominate', again, person(5)))).toMatchObject({ code: 'incompatible', article: '70', facts: { election: electionIn(world, 'w1') } });
    lawfully(world.act('withdraw-candidacy', { election: electionIn(world, 'w1') }, person(5)));
    lawfully(world.ask('nominate', again, person(5)));
  });

  it('that everybody elects does not stand for another of its seats', () => {
    const world = effectsWorld();
    lawfully(world.act('resign', { seat: 'executive/0/whole/1' as SeatId }, person(5)));
    const { id } = world.facts.all('election')[0]!;
    expect(refused(world.ask('nominate', { election: id, person: person(15) }, person(15)))).toMatchObject({ code: 'incompatible', article: '62', facts: { seat: 'executive/0/whole/2' } });
    lawfully(world.ask('nominate', { election: id, person: person(8) }, person(8)));
  });

  it('does not win a second seat in a by-election', () => {
    const world = called();
    lawfully(world.act('nominate', { election: electionIn(world, 'w1'), person: person(5) }, person(5)));
    lawfully(world.act('nominate', { election: electionIn(world, 'w2'), person: person(13) }, person(13)));
    later(world, 3);
    for (const poll of world.facts.all('poll')) lawfully(world.act('cast', { poll: poll.id, choice: { kind: 'picks', options: [poll.order.options[0]!.id] } }, person(5)));
    later(world, 3);
    const seat = world.facts.all('seat').find(each => each.body === council && each.constituency === 'w2' && each.holder !== undefined)!;
    lawfully(world.act('resign', { seat: seat.id }, seat.holder!));
    expect(refused(world.ask('nominate', { election: electionIn(world, 'w2'), person: person(5) }, person(5)))).toMatchObject({ code: 'incompatible', facts: { body: council } });
  });
});
