import { describe, expect, it } from 'vitest';
import type { MatterId } from '#charter/law.ts';
import type { MotionId, SeatId } from './ids.ts';
import { assembly, council, councilWorld, doc, executive, later, lawfully, moveContent, moved, person, putToVote, refused, seatOf, vote } from '../../test/council-world.ts';
import type { World } from './world.ts';

const city = { kind: 'decide', matter: 'city-affairs' as MatterId } as const;

const instructing = (motion: MotionId, seats: readonly SeatId[], vote: 'for' | 'against' | 'abstain') =>
  ({ kind: 'instruct-delegate', seats, motion, vote }) as const;

/** The assembly of w1 tells its two delegates to vote for the motion before the council. */
function instructed(): { world: World; motion: MotionId } {
  const world = councilWorld();
  const motion = moved(world, { body: council, by: 13, effect: city }, 14);
  const instruction = moved(world, { body: assembly, by: 7, effect: instructing(motion, [seatOf('w1', 1), seatOf('w1', 2)], 'for') }, 8);
  vote(world, putToVote(world, instruction, 'secret', 7), { 6: 'for', 7: 'for', 8: 'against' });
  later(world, 9);
  return { world, motion };
}

describe('an instruction', () => {
  it('is given by the assembly of the constituency, under its article', () => {
    const { world } = instructed();
    expect(world.facts.all('instruction')).toMatchObject([
      { seat: seatOf('w1', 1), vote: 'for', by: world.facts.all('decision')[0]?.id }, { seat: seatOf('w1', 2), vote: 'for' },
    ]);
    expect(world.facts.all('decision')).toMatchObject([{ authority: '15' }]);
  });
  it('binds only one’s own delegates', () => {
    const world = councilWorld();
    const motion = moved(world, { body: council, by: 13, effect: city }, 14);
    expect(refused(world.ask('move', moveContent({ body: assembly, effect: instructing(motion, [seatOf('w2', 1)], 'for') }), person(7)))).toMatchObject({ code: 'not-in-competence', article: '15' });
  });
  it('is refused for a free mandate and for one that may not be bound', () => {
    const world = councilWorld();
    const motion = moved(world, { body: executive, by: 5, effect: { kind: 'decide' } });
    const seat = 'executive/0/whole/1' as SeatId;
    const ask = () => refused(world.ask('move', moveContent({ body: assembly, effect: instructing(motion, [seat], 'for') }), person(7)));
    expect(ask()).toMatchObject({ code: 'not-bound', article: '4' });
    const [found] = world.facts.all('seat').filter(each => each.id === seat);
    world.facts.write([{ change: 'put', kind: 'seat', id: seat, value: { ...found!, mandate: 'binding-forbidden' } }]);
    expect(ask()).toMatchObject({ code: 'binding-forbidden', article: '4' });
  });
  it('comes too late once the vote has begun', () => {
    const world = councilWorld();
    const motion = moved(world, { body: council, by: 13, effect: city }, 14);
    putToVote(world, motion, 'roll-call', 13);
    expect(refused(world.ask('move', moveContent({ body: assembly, effect: instructing(motion, [seatOf('w1', 1)], 'for') }), person(7)))).toMatchObject({ code: 'wrong-stage', facts: { stage: 'poll' } });
  });
  it('is tested by the open vote of the seat, and absence does not keep it', () => {
    const { world, motion } = instructed();
    const poll = putToVote(world, motion, 'roll-call', 13);
    vote(world, poll, { 3: 'for', 13: 'for', 14: 'for' });
    later(world, 9);
    expect(world.facts.all('instruction').map(each => [each.seat, each.kept])).toEqual([[seatOf('w1', 1), true], [seatOf('w1', 2), false]]);
  });
  it('is kept by a divided card only when all of it went one way', () => {
    const { world, motion } = instructed();
    const poll = putToVote(world, motion, 'card', 13);
    lawfully(world.act('cast', { poll, choice: { kind: 'split', for: 4, against: 1, abstain: 0 } }, person(3)));
    lawfully(world.act('cast', { poll, choice: { kind: 'split', for: 5, against: 0, abstain: 0 } }, person(4)));
    later(world, 9);
    expect(world.facts.all('instruction').map(each => each.kept)).toEqual([false, true]);
  });
});

describe('a report', () => {
  it('is given by the holder of the seat, under the duty to report', () => {
    const { world, motion } = instructed();
    const seat = seatOf('w1', 1);
    expect(refused(world.ask('report', { seat, text: doc('r') }, person(4)))).toMatchObject({ code: 'not-holder', article: '20' });
    expect(refused(world.ask('report', { seat, about: 'nothing' as MotionId, text: doc('r') }, person(3))).code).toBe('no-such-thing');
    expect(lawfully(world.act('report', { seat, about: motion, text: doc('r') }, person(3))).authority).toBe('20');
    expect(world.facts.all('report')).toMatchObject([{ seat, person: person(3), about: motion }]);
  });
});
