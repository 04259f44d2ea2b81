import { describe, expect, it } from 'vitest';
import type { ArticleId, MatterId, VersionHash } from '#charter/law.ts';
import { assembly, council, councilWorld, doc, executive, lawfully, later, moveContent, moved, person, putToVote, refused, seatOf, vote } from '../../../test/council-world.ts';
import { congress, effectsWorld, resolved } from '../../../test/effects-world.ts';
import { runNow } from '../asking.ts';
import type { DecisionId } from '../ids.ts';
import type { World } from '../world.ts';
import type { AnyCandidate } from './candidate.ts';
import { charterWays } from './of-charter.ts';
import { openActs } from './open-acts.ts';

const strike = { kind: 'decide', matter: 'strike' as MatterId } as const;

/** What the person might move about the thing. */
function moving(world: World, who: number, about: string): readonly AnyCandidate[] {
  const { open } = runNow(openActs(world.rules, person(who), world.now), world.facts.answer);
  return open.map(({ candidate }) => candidate).filter(({ kind, on }) => kind === 'move' && on.id === about);
}

function names(world: World, who: number, about: string): readonly string[] | undefined {
  return moving(world, who, about)[0]?.fields.find(({ type }) => type === 'decision')?.oneOf;
}

/** The assembly of the first workplace resolves on the motion of p07. */
function resolution(world: World, effect: Parameters<typeof moveContent>[0]['effect'] = { kind: 'decide' }): DecisionId {
  const motion = moved(world, { body: assembly, by: 7, effect }, 8);
  later(world, 8);
  vote(world, putToVote(world, motion, 'secret', 7), { 6: 'for', 7: 'for', 8: 'for' });
  later(world, 9);
  return world.facts.all('decision').find(each => each.motion === motion)!.id;
}

describe('moving in the name of a decision', () => {
  it('is offered to the mover and to who presides there, and to nobody else', () => {
    const world = councilWorld();
    expect(moving(world, 7, council)).toEqual([]);
    const decision = resolution(world);
    expect(moving(world, 7, council)).toMatchObject([{ content: { body: council, inNameOf: decision } }]);
    expect(names(world, 7, council)).toEqual([decision]);
    expect(names(world, 0, council)).toEqual([decision]);
    expect(moving(world, 8, council)).toEqual([]);
  });

  it('rests on a plain resolution: what has an effect of its own was not resolved for others', () => {
    const world = councilWorld();
    resolution(world, { kind: 'expel-member', person: person(9) });
    expect(moving(world, 7, council)).toEqual([]);
  });

  it('offers the newest first and asks which, where there are several', () => {
    const world = councilWorld();
    const decisions = [resolution(world), resolution(world, strike)];
    expect(names(world, 7, council)).toEqual(decisions.toReversed());
  });

  it('may be left to oneself by who may move alone', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 8);
    vote(world, putToVote(world, motion, 'secret', 3), { 6: 'for', 7: 'for', 8: 'for' });
    later(world, 9);
    expect(moving(world, 3, council)[0]?.content).not.toHaveProperty('inNameOf');
    expect(moving(world, 3, council)[0]?.fields).toContainEqual(expect.objectContaining({ path: 'inNameOf', optional: true }));
  });

  it('is not done by a member of a body that resolves, alone', () => {
    const world = effectsWorld({ 47: [], 11: ['motions in: city council\nmoved by: seats of city council, executive\nseconders: 0\nmodes: roll call\nbetween meetings: 2 days'] });
    expect(refused(world.ask('move', moveContent({ body: council }), person(5)))).toMatchObject({ code: 'not-entitled', article: '11' });
    const decision = resolved(world, executive, { kind: 'decide' });
    lawfully(world.ask('move', { ...moveContent({ body: council }), inNameOf: decision!.id }, person(5)));
    expect(refused(world.ask('move', { ...moveContent({ body: council }), inNameOf: decision!.id }, person(15)))).toMatchObject({ code: 'not-entitled' });
  });
});

describe('instructing from a motion', () => {
  it('is offered to those who move in a body that sends bound delegates there, with their seats', () => {
    const world = councilWorld();
    const motion = moved(world, { body: council, by: 13 }, 14);
    expect(moving(world, 7, motion)).toMatchObject([{ content: { body: assembly, effect: { kind: 'instruct-delegate', seats: [seatOf('w1', 1), seatOf('w1', 2)], motion } } }]);
    putToVote(world, motion, 'roll-call', 13);
    expect(moving(world, 7, motion)).toEqual([]);
  });

  it('is not offered where nobody sits as a delegate', () => {
    const world = councilWorld();
    expect(moving(world, 7, moved(world, { body: assembly, by: 3 }, 4))).toEqual([]);
    expect(moving(world, 7, moved(world, { body: executive, by: 5 }))).toEqual([]);
  });
});

const PROPOSED = '\nproposed by: executive';
const AMENDING = `power: amend the charter\nheld by: congress\ndecided by: more than half of votes cast${PROPOSED}\nratified by: a majority of workplaces through workplace assembly within 1 month\nuntouchable: 1`;
const articles = (...ids: string[]): ArticleId[] => ids as ArticleId[];

describe('the way of an amendment', () => {
  const ways = (world: World, who: number, changed: ArticleId[]) => runNow(charterWays(world.rules, person(who), changed, world.now), world.facts.answer);

  it('leads to the body that the charter names, and is open in the name of its proposer’s decision', () => {
    const world = effectsWorld({ 42: [AMENDING] });
    expect(ways(world, 5, articles('9'))).toMatchObject([{ body: congress, governing: { article: '42' }, acts: { open: [], closed: [{ refusal: { code: 'not-entitled', article: '42' } }] } }]);
    const decision = resolved(world, executive, { kind: 'decide' });
    expect(ways(world, 5, articles('9'))[0]?.acts.open).toMatchObject([{ candidate: { content: { body: congress, inNameOf: decision!.id } } }]);
    // A delegate to congress may not: the power names its proposers.
    expect(ways(world, 6, articles('9'))[0]?.acts.open).toEqual([]);
  });

  it('is closed for articles that nobody may amend', () => {
    expect(ways(effectsWorld({ 42: [AMENDING] }), 5, articles('1', '9'))).toMatchObject([{ governing: { code: 'untouchable', article: '42', facts: { articles: ['1'] } } }]);
  });

  it('asks every unit that ratifies, until it has moved its consent', () => {
    const world = effectsWorld({ 42: [AMENDING] });
    const proposal = resolved(world, executive, { kind: 'decide' })!;
    const effect = { kind: 'amend-charter', text: doc('new'), version: 'v2' as VersionHash, articles: articles('9') } as const;
    const { events } = lawfully(world.act('move', { ...moveContent({ body: congress, effect }), inNameOf: proposal.id }, person(5)));
    const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    vote(world, putToVote(world, motion, 'roll-call', 5), { 6: 'for', 17: 'for' });
    later(world, 3);
    const decision = world.facts.all('decision').find(each => each.motion === motion)!;
    expect(decision.stage).toBe('awaits-ratification');
    expect(moving(world, 7, decision.id)).toMatchObject([{ content: { body: assembly, effect: { kind: 'ratify-decision', decision: decision.id } } }]);
    moved(world, { body: assembly, by: 7, effect: { kind: 'ratify-decision', decision: decision.id } });
    expect(moving(world, 7, decision.id)).toEqual([]);
  });
});
