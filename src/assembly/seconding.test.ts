import { describe, expect, it } from 'vitest';
import { assembly, council, councilLaw, councilWorld, doc, executive, later, lawfully, motionOf, moveContent, moved, person, putToVote, refused, vote } from '../../test/council-world.ts';
import { effectsWorld } from '../../test/effects-world.ts';
import type { MotionId } from './ids.ts';
import type { World } from './world.ts';

/** The executive may move in the council, by resolution; one of its members alone may not. */
const BY_EXECUTIVE = (more = ''): Readonly<Record<string, readonly string[]>> => ({ 11: [`motions in: city council\nmoved by: seats of city council, executive\nseconders: 1\namendments: yes\nmodes: roll call\nbetween meetings: 7 days${more}`] });
const change = (motion: MotionId) => ({ motion, title: doc('t'), changes: [{ do: 'strike', paragraph: 'a' }] }) as const;

describe('a seconder', () => {
  it('is somebody who votes on it, not one member of a body that may move by resolution', () => {
    const world = councilWorld(councilLaw(BY_EXECUTIVE()));
    const motion = moved(world, { body: council, by: 3 });
    expect(refused(world.ask('second', { motion }, person(5)))).toMatchObject({ code: 'not-entitled', article: '11' });
    lawfully(world.act('second', { motion }, person(14)));
    expect(motionOf(world, motion).stage).toBe('admitted');
  });

  it('may be a member of the council for what a body has moved in its name', () => {
    const world = councilWorld(councilLaw(BY_EXECUTIVE()));
    const resolution = moved(world, { body: executive, by: 5 });
    vote(world, putToVote(world, resolution, 'roll-call', 5), { 5: 'for', 15: 'for' });
    later(world, 3);
    const inNameOf = world.facts.all('decision').find(each => each.motion === resolution)!.id;
    const { events } = lawfully(world.act('move', { ...moveContent({ body: council }), inNameOf }, person(5)));
    const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    expect(refused(world.ask('second', { motion }, person(15)))).toMatchObject({ code: 'not-entitled' });
    lawfully(world.act('second', { motion }, person(4)));
  });

  it('may be somebody without a vote who might have moved it alone', () => {
    const world = councilWorld(councilLaw({ 11: ['motions in: city council\nmoved by: seats of city council, members in good standing\nseconders: 1\nmodes: roll call\nbetween meetings: 7 days'] }));
    lawfully(world.act('second', { motion: moved(world, { body: council, by: 3 }) }, person(8)));
  });

  it('is one of the proposers where the power names them, not one of those who move otherwise', () => {
    const world = councilWorld(councilLaw({
      11: ['motions in: city council\nmoved by: members in good standing\nseconders: 1\nmodes: roll call\nbetween meetings: 7 days'],
      13: ['power: decide city affairs\nheld by: city council\ndecided by: more than half of votes cast\nproposed by: seats of executive'],
    }));
    const motion = moved(world, { body: council, by: 5, effect: { kind: 'decide', matter: 'city-affairs' as never } });
    expect(refused(world.ask('second', { motion }, person(8)))).toMatchObject({ code: 'not-entitled' });
    lawfully(world.ask('second', { motion }, person(15)));
    lawfully(world.ask('second', { motion }, person(3)));
  });
});

describe('a proposal by somebody who may not move there', () => {
  it('needs one who may in the place of its mover, besides the seconders of the charter', () => {
    const propose = (seconders: number): World => effectsWorld({ 11: [`motions in: city council\nmoved by: seats of city council\nseconders: ${seconders}\nmodes: roll call\nbetween meetings: 2 days`] });
    const needed = (world: World): number => {
      lawfully(world.act('move', moveContent({ body: council }), person(8)));
      return world.facts.all('motion')[0]!.secondersNeeded;
    };
    expect([0, 1, 2].map(seconders => needed(propose(seconders)))).toEqual([1, 2, 3]);
  });
});

describe('an amendment', () => {
  it('is not moved by one member of a body that moves by resolution', () => {
    const world = councilWorld(councilLaw(BY_EXECUTIVE()));
    const motion = moved(world, { body: council, by: 3 }, 14);
    expect(refused(world.ask('move-amendment', change(motion), person(5)))).toMatchObject({ code: 'not-entitled', article: '11' });
    lawfully(world.ask('move-amendment', change(motion), person(13)));
  });

  it('is moved by those who vote where bodies alone move', () => {
    const world = councilWorld(councilLaw({ 11: ['motions in: city council\nmoved by: workplace assembly\nseconders: 0\namendments: yes\nmodes: roll call\nbetween meetings: 7 days'] }));
    const resolution = moved(world, { body: assembly, by: 7 }, 8);
    later(world, 8);
    vote(world, putToVote(world, resolution, 'secret', 7), { 6: 'for', 7: 'for', 8: 'for' });
    later(world, 9);
    const inNameOf = world.facts.all('decision')[0]!.id;
    const { events } = lawfully(world.act('move', { ...moveContent({ body: council }), inNameOf }, person(7)));
    const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    lawfully(world.ask('move-amendment', change(motion), person(3)));
    expect(refused(world.ask('move-amendment', change(motion), person(7)))).toMatchObject({ code: 'not-entitled' });
  });
});
