import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amended, collisions, type Amending } from './amendments.ts';
import type { ParagraphChange } from './facts.ts';
import type { MotionId } from './ids.ts';
import { assembly, councilLaw, councilWorld, doc, lawfully, later, motionOf, moved, PARAGRAPHS, person, putToVote, refused } from '../../test/council-world.ts';
import type { World } from './world.ts';

const replace = (paragraph: string, text = 'new'): ParagraphChange => ({ do: 'replace', paragraph, text: doc(text) });
const strike = (paragraph: string): ParagraphChange => ({ do: 'strike', paragraph });
const insert = (after: string, paragraph: string): ParagraphChange => ({ do: 'insert', after, paragraph, text: doc(paragraph) });
const amending = (id: string, changes: readonly ParagraphChange[]): Amending => ({ id: id as MotionId, amends: { motion: 'm' as MotionId, changes } });

describe('a text amended', () => {
  it.each([
    ['replaces under the same id', [replace('b')], ['a', 'b', 'c']],
    ['strikes', [strike('b')], ['a', 'c']],
    ['inserts at the start and after', [insert('start', 'x'), insert('b', 'y')], ['x', 'a', 'b', 'y', 'c']],
    ['inserts after what it inserted', [insert('c', 'x'), insert('x', 'y')], ['a', 'b', 'c', 'x', 'y']],
    ['inserts in the place of what it strikes', [strike('b'), insert('b', 'x')], ['a', 'x', 'c']],
  ] as const)('%s', (_case, changes, ids) => {
    expect(amended(PARAGRAPHS, changes).map(each => each.id)).toEqual(ids);
  });
});

const change = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map(id => replace(id)), fc.constantFrom('a', 'b', 'c').map(strike),
  fc.tuple(fc.constantFrom('start', 'a', 'b', 'c'), fc.integer({ min: 0, max: 999 })).map(([after, n]) => insert(after, `n${n}`)),
);

describe('collisions', () => {
  it('pairs the amendments that touch one paragraph, and names it', () => {
    const found = collisions([amending('1', [replace('a'), strike('b')]), amending('2', [replace('b')]), amending('3', [insert('b', 'x')]), amending('4', [replace('c')])]);
    expect(found).toEqual([{ between: ['1', '2'], paragraphs: ['b'] }, { between: ['1', '3'], paragraphs: ['b'] }]);
  });
  it('finds the same whichever comes first', () => {
    fc.assert(fc.property(fc.array(change), fc.array(change), (one, two) => {
      const [there] = collisions([amending('1', one), amending('2', two)]);
      const [back] = collisions([amending('2', two), amending('1', one)]);
      expect(new Set(there?.paragraphs)).toEqual(new Set(back?.paragraphs));
    }));
  });
  it('never leaves amendments that do not collide depending on their order', () => {
    fc.assert(fc.property(change, change, (one, two) => {
      const other = two.do === 'insert' ? { ...two, paragraph: `${two.paragraph}x` } : two;
      fc.pre(collisions([amending('1', [one]), amending('2', [other])]).length === 0);
      expect(amended(amended(PARAGRAPHS, [one]), [other])).toEqual(amended(amended(PARAGRAPHS, [other]), [one]));
    }));
  });
});

function amend(world: World, motion: MotionId, changes: readonly ParagraphChange[], by = 5): MotionId {
  const { events } = lawfully(world.act('move-amendment', { motion, title: doc('amendment'), changes }, person(by)));
  const amendment = events.find(each => each.kind === 'motion-moved')?.data.motion.id as MotionId;
  lawfully(world.act('second', { motion: amendment }, person(6)));
  return amendment;
}

/** Decided in a secret vote between meetings by three members. */
function decided(world: World, motion: MotionId, choice: 'for' | 'against'): void {
  const poll = putToVote(world, motion, 'secret', motionOf(world, motion).mover === person(3) ? 3 : 5);
  for (const n of [5, 6, 7]) lawfully(world.act('cast', { poll, choice: { kind: 'question', vote: choice } }, person(n)));
  later(world, 9);
}

describe('amending a motion', () => {
  it('refuses paragraphs that are not there, and ids that are', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    const ask = (changes: readonly ParagraphChange[]) => refused(world.ask('move-amendment', { motion, title: doc('t'), changes }, person(5)));
    expect(ask([strike('z'), insert('y', 'x')])).toEqual({ code: 'no-paragraph', article: '9', facts: { unknown: ['z', 'y'], paragraphs: ['a', 'b', 'c'] } });
    expect(ask([])).toMatchObject({ code: 'no-paragraph' });
    expect(ask([insert('a', 'b')])).toMatchObject({ code: 'collides', facts: { paragraphs: ['b'] } });
    expect(ask([replace('a'), strike('a')])).toMatchObject({ code: 'collides', facts: { paragraphs: ['a'] } });
  });
  it('is refused where the charter allows none, and for an amendment itself', () => {
    const closed = councilWorld(councilLaw({ 9: ['motions in: workplace assembly\nmoved by: members in good standing\nbetween meetings: 7 days'] }));
    const plain = moved(closed, { body: assembly, by: 3 });
    expect(refused(closed.ask('move-amendment', { motion: plain, title: doc('t'), changes: [strike('a')] }, person(5)))).toMatchObject({ code: 'not-governed', article: '9' });
    const world = councilWorld();
    const amendment = amend(world, moved(world, { body: assembly, by: 3 }, 4), [strike('a')]);
    expect(refused(world.ask('move-amendment', { motion: amendment, title: doc('t'), changes: [strike('a')] }, person(5)))).toMatchObject({ code: 'not-governed' });
  });
  it('is voted on before the motion, which it changes when carried', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    const amendment = amend(world, motion, [replace('b'), insert('c', 'd')]);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)))).toEqual({ code: 'wrong-stage', article: '9', facts: { amendments: [amendment] } });
    decided(world, amendment, 'for');
    expect(motionOf(world, motion).paragraphs).toEqual([{ id: 'a', text: doc('a') }, { id: 'b', text: doc('new') }, { id: 'c', text: doc('c') }, { id: 'd', text: doc('d') }]);
    expect(motionOf(world, amendment).stage).toBe('carried');
    expect(world.facts.all('decision')).toEqual([]);
    expect(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)).lawful).toBe(true);
  });
  it('leaves the text alone when lost', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    decided(world, amend(world, motion, [strike('a')]), 'against');
    expect(motionOf(world, motion).paragraphs).toEqual(PARAGRAPHS);
  });
  it('marks those it collides with, and ends those whose paragraph is gone', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    const [first, second, third, fourth] = [amend(world, motion, [replace('a', 'one')]), amend(world, motion, [replace('a', 'two')]), amend(world, motion, [strike('a')]), amend(world, motion, [strike('c')])];
    decided(world, first, 'for');
    expect([second, third, fourth].map(each => motionOf(world, each as MotionId)).map(each => [each.stage, each.collides])).toEqual([['admitted', [first]], ['admitted', [first]], ['admitted', undefined]]);
    decided(world, third, 'for');
    expect(motionOf(world, second).stage).toBe('void');
    expect(motionOf(world, motion).paragraphs.map(each => each.id)).toEqual(['b', 'c']);
  });
  it('falls without a seconder when its motion goes to the vote', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    lawfully(world.act('move-amendment', { motion, title: doc('t'), changes: [strike('a')] }, person(5)));
    putToVote(world, motion, 'secret', 3);
    expect(world.facts.all('motion').find(each => each.amends)?.stage).toBe('void');
  });
});
