import { describe, expect, it } from 'vitest';
import type { ElectionId, MotionId, SeatId } from './ids.ts';
import { council, councilLaw, councilWorld, lawfully, moveContent, moved, person, refused } from '../../test/council-world.ts';
import { all, effectsWorld } from '../../test/effects-world.ts';

const HALF = 'decided by: more than half of votes cast';

describe('a vote on bases that nobody counts here', () => {
  it('on a question to all, of units of a kind that is not said, is refused when it is proposed, and not when it should close', () => {
    const world = effectsWorld({ 61: ['body: referendum\nform: referendum\neverybody: members in good standing\ndecides by: a majority of votes cast and a majority of workplaces', 'motions in: referendum\nmoved by: members in good standing\nseconders: 0\nmodes: secret\nbetween meetings: 7 days', `power: decide strike\nheld by: referendum\ndecided by: a majority of votes cast and a majority of units`] });
    expect(refused(world.ask('move', moveContent({ body: all, effect: { kind: 'decide', matter: 'strike' as never } }), person(3)))).toMatchObject({ code: 'not-governed', article: '61', facts: { base: 'units' } });
  });

  it('refuses the referendum that a body calls on a motion of its own', () => {
    const world = effectsWorld({ 61: ['body: referendum\nform: referendum\neverybody: members in good standing\ndecides by: half of inhabitants', 'motions in: referendum\nmoved by: members in good standing\nmodes: secret\nbetween meetings: 7 days'] });
    const motion = lawfully(world.act('move', moveContent({ body: 'congress' as never }), person(6))).events[0]!.data as { motion: { id: MotionId } };
    expect(refused(world.ask('move', moveContent({ body: 'congress' as never, effect: { kind: 'call-referendum', body: all, motion: motion.motion.id } }), person(6)))).toMatchObject({ code: 'not-governed', facts: { base: 'inhabitants' } });
  });

  it('refuses the recall and the election', () => {
    const recall = 'recall of: executive\nstarted by: 1 constituents\nsignatures within: 5 days\nvoting: 3 days\nballot: open\ndecided by: half of inhabitants';
    const election = 'election of: executive\ncalled by: keeper of the roll\nnomination: self\nnominations: 1 day\nvoting: 1 day\nballot: secret\ncount: plurality\nquorum: half of units';
    const world = councilWorld(councilLaw({ 70: [recall], 71: [election] }));
    expect(refused(world.ask('sign', { for: 'recall', seat: 'executive/0/whole/1' as SeatId }, person(3)))).toMatchObject({ code: 'not-governed', article: '70', facts: { base: 'inhabitants' } });
    expect(refused(world.ask('call-election', { body: 'executive' as never }, person(19)))).toMatchObject({ code: 'not-governed', article: '71', facts: { base: 'units' } });
    expect(world.facts.all('election').map(each => each.id)).toEqual([] as ElectionId[]);
  });
});

describe('a majority of cards', () => {
  it('is decided by card vote and in no other way', () => {
    const world = councilWorld(councilLaw({ 13: [`power: decide city affairs\nheld by: city council\n${HALF} by card vote`] }));
    const motion = moved(world, { body: council, by: 3, effect: { kind: 'decide', matter: 'city-affairs' as never } }, 4);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'roll-call' }, person(18)))).toMatchObject({ code: 'mode-not-allowed', article: '13', facts: { modes: ['card'] } });
    lawfully(world.ask('put-to-vote', { motion, mode: 'card' }, person(18)));
  });
});

describe('a recall without its numbers', () => {
  it.each([
    ['started by: 10% of constituents\ndecided by: more than half of votes cast\nvoting: 3 days\nballot: open', ['signatures within']],
    ['started by: 10% of constituents', ['signatures within', 'decided by', 'voting', 'ballot']],
  ])('is refused, and says in the words of the charter what is missing', (numbers, missing) => {
    const world = councilWorld(councilLaw({ 70: [`recall of: executive\n${numbers}`] }));
    expect(refused(world.ask('sign', { for: 'recall', seat: 'executive/0/whole/1' as SeatId }, person(3)))).toMatchObject({ code: 'recall-unspecified', article: '70', facts: { missing } });
  });
});
