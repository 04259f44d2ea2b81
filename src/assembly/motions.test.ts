import { describe, expect, it } from 'vitest';
import type { MatterId } from '#charter/law.ts';
import type { BodyId, DecisionId, MotionId, PersonId, UnitId } from './ids.ts';
import { assembly, convened, council, councilLaw, councilWorld, doc, executive, lawfully, later, motionOf, moveContent, moved, opened, PARAGRAPHS, person, putToVote, refused, vote } from '../../test/council-world.ts';

const strike = { kind: 'decide', matter: 'strike' as MatterId } as const;
const affairs = { kind: 'decide', matter: 'workplace-affairs' as MatterId } as const;

describe('moving', () => {
  it('names the rule it was moved under and the power that governs it', () => {
    const world = councilWorld();
    const judgement = lawfully(world.act('move', moveContent({ body: assembly, effect: affairs }), person(3)));
    expect(judgement).toMatchObject({ authority: '9', applied: [{ article: '12', code: 'governs' }] });
    expect(world.facts.all('motion')).toMatchObject([{ stage: 'moved', secondersNeeded: 1, authority: '12', mover: person(3) }]);
  });
  it('is refused where no power, or another body, has the question', () => {
    const world = councilWorld();
    expect(refused(world.ask('move', moveContent({ body: assembly, effect: { kind: 'decide', matter: 'orphan' as MatterId } }), person(3)))).toMatchObject({ code: 'not-governed', article: 'none' });
    expect(refused(world.ask('move', moveContent({ body: council, effect: affairs }), person(3)))).toEqual({ code: 'not-in-competence', article: '12', facts: { effect: 'decide', body: council, matter: 'workplace-affairs', heldBy: ['workplace-assembly'] } });
  });
  it('is refused where two articles govern it', () => {
    const world = councilWorld(councilLaw({ 30: ['power: decide workplace affairs\nheld by: city council\ndecided by: more than half of votes cast'] }));
    expect(refused(world.ask('move', moveContent({ body: assembly, effect: affairs }), person(3)))).toMatchObject({ code: 'governed-twice', article: '12', facts: { articles: ['12', '30'] } });
  });
  it('reaches no further than the unit of the body', () => {
    const world = councilWorld();
    const expel = (n: number) => moveContent({ body: assembly, effect: { kind: 'expel-member', person: person(n) } });
    expect(refused(world.ask('move', expel(13), person(3)))).toMatchObject({ code: 'not-in-competence', article: '21' });
    expect(world.ask('move', expel(4), person(3)).lawful).toBe(true);
  });
  it('lets a body act for another, as far as the charter lets it, and while that one does not sit', () => {
    const world = councilWorld(councilLaw({ 13: ['power: decide city affairs\nheld by: city council'], 3: ['body: city council\nform: council\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 2\nmandate: bound\ndecides by: more than half of votes cast'] }));
    const effect = { kind: 'decide', matter: 'city-affairs' as MatterId } as const;
    expect(world.ask('move', moveContent({ body: executive, effect }), person(5)).lawful).toBe(true);
    world.facts.write([{ change: 'put', kind: 'meeting', id: 'm', value: { id: 'm' as never, body: 'city-council' as BodyId, at: world.now, noticeGiven: world.now, stage: 'open', agenda: [], present: 0, authority: '10' as never, governedBy: world.rules.law.version } }]);
    expect(refused(world.ask('move', moveContent({ body: executive, effect }), person(5)))).toMatchObject({ code: 'not-in-competence', article: '13' });
  });
  it('is for those whom the charter names, and for somebody in the name of a body that resolved to', () => {
    const world = councilWorld();
    const content = moveContent({ body: council, effect: { kind: 'decide', matter: 'city-affairs' as MatterId } });
    expect(refused(world.ask('move', content, person(7)))).toMatchObject({ code: 'not-entitled', article: '11' });
    const motion = moved(world, { body: assembly, by: 7 }, 8);
    const poll = putToVote(world, motion, 'secret', 7);
    vote(world, poll, { 5: 'for', 6: 'for', 7: 'for' });
    later(world, 9);
    const decision = motionOf(world, motion).decision as DecisionId;
    expect(world.ask('move', { ...content, inNameOf: decision }, person(7)).lawful).toBe(true);
    expect(refused(world.ask('move', { ...content, inNameOf: decision }, person(9))).code).toBe('not-entitled');
  });
  it('needs notice where the power asks for it', () => {
    const world = councilWorld();
    const meeting = convened(world, assembly);
    later(world, 2);
    expect(world.ask('move', moveContent({ body: assembly, effect: strike, meeting }), person(3)).lawful).toBe(true);
    later(world, 1);
    expect(refused(world.ask('move', moveContent({ body: assembly, effect: strike, meeting }), person(3)))).toMatchObject({ code: 'notice-too-short', article: '14' });
    expect(world.ask('move', moveContent({ body: assembly, effect: affairs, meeting }), person(3)).lawful).toBe(true);
  });
  it('puts itself on the agenda while that is open, and comes from the floor afterwards', () => {
    const world = councilWorld();
    const meeting = convened(world, assembly);
    const early = moved(world, { body: assembly, by: 3, meeting });
    later(world, 8);
    moved(world, { body: assembly, by: 3, meeting });
    expect(world.facts.all('meeting')[0]?.agenda.map(item => item.motion)).toEqual([early]);
  });
  it('needs a meeting where the charter knows no vote outside one', () => {
    const world = councilWorld(councilLaw({ 9: ['motions in: workplace assembly\nmoved by: members in good standing'] }));
    expect(refused(world.ask('move', moveContent({ body: assembly }), person(3)))).toMatchObject({ code: 'meeting-not-open', article: '9' });
  });
  it('counts only sponsors who are members in good standing, each once, and never the applicant', () => {
    const world = councilWorld();
    const admit = (sponsors: PersonId[]) => moveContent({ body: assembly, effect: { kind: 'admit-member', person: person(29), unit: 'w1' as UnitId, sponsors } });
    expect(refused(world.ask('move', admit([person(1), person(1), person(29), person(12)]), person(3)))).toEqual({ code: 'sponsors-missing', article: '17', facts: { have: 1, need: 2, who: 'members-in-good-standing' } });
    expect(world.ask('move', admit([person(1), person(2)]), person(3)).lawful).toBe(true);
  });
  it('keeps every paragraph apart', () => {
    const content = { ...moveContent({ body: assembly }), paragraphs: [...PARAGRAPHS, { id: 'a', text: doc('again') }] };
    expect(refused(councilWorld().ask('move', content, person(3)))).toMatchObject({ code: 'collides', facts: { paragraph: 'a' } });
  });
});

describe('seconding', () => {
  it('brings a motion before the body', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 });
    expect(refused(world.ask('second', { motion }, person(3))).code).toBe('own-motion');
    expect(refused(world.ask('second', { motion }, person(13))).code).toBe('not-entitled');
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)))).toMatchObject({ code: 'not-seconded', facts: { have: 0, need: 1 } });
    lawfully(world.act('second', { motion }, person(4)));
    expect(motionOf(world, motion).stage).toBe('admitted');
    expect(refused(world.act('second', { motion }, person(5))).code).toBe('wrong-stage');
  });
  it('counts nobody twice', () => {
    const world = councilWorld(councilLaw({ 9: ['motions in: workplace assembly\nmoved by: members in good standing\nseconders: 2\nbetween meetings: 7 days'] }));
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    expect(refused(world.act('second', { motion }, person(4))).code).toBe('already-done');
    expect(motionOf(world, motion).stage).toBe('moved');
  });
});

describe('withdrawing', () => {
  it('is for the mover, before the vote, and takes amendments along', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3 }, 4);
    lawfully(world.act('move-amendment', { motion, title: doc('x'), changes: [{ do: 'strike', paragraph: 'a' }] }, person(5)));
    expect(refused(world.ask('withdraw-motion', { motion }, person(4))).code).toBe('not-entitled');
    lawfully(world.act('withdraw-motion', { motion }, person(3)));
    expect(world.facts.all('motion').map(each => each.stage)).toEqual(['withdrawn', 'void']);
    const other = moved(world, { body: assembly, by: 3 }, 4);
    putToVote(world, other, 'secret', 3);
    expect(refused(world.ask('withdraw-motion', { motion: other }, person(3)))).toMatchObject({ code: 'wrong-stage', facts: { stage: 'poll' } });
  });
});

describe('deciding', () => {
  it('registers the decision with its article, version and poll', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    opened(world, meeting, [3, 4, 13, 14]);
    const motion = moved(world, { body: council, by: 3, meeting, effect: { kind: 'decide', matter: 'city-affairs' as MatterId } }, 13);
    const poll = putToVote(world, motion, 'roll-call', 18);
    vote(world, poll, { 3: 'for', 4: 'for', 13: 'for', 14: 'against' });
    expect(refused(world.ask('close-poll', { poll }, person(3))).code).toBe('not-keeper');
    lawfully(world.act('close-poll', { poll }, person(18)));
    const { decision } = motionOf(world, motion);
    expect(world.facts.all('decision')).toMatchObject([{ id: decision, body: council, poll, authority: '13', version: 'sha256:test', stage: 'in-force' }]);
    expect(world.facts.all('poll')[0]?.verdict).toMatchObject({ outcome: 'carried', present: 4 });
  });
  it('loses what is not carried, and registers nothing', () => {
    const world = councilWorld();
    const motion: MotionId = moved(world, { body: council, by: 3, effect: { kind: 'decide', matter: 'city-affairs' as MatterId } }, 13);
    const poll = putToVote(world, motion, 'roll-call', 3);
    vote(world, poll, { 3: 'for', 4: 'against' });
    later(world, 9);
    expect(motionOf(world, motion).stage).toBe('lost');
    expect(world.facts.all('decision')).toEqual([]);
  });
});
