import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import type { BodyId } from './ids.ts';
import { assembly, convened, council, councilLaw, councilWorld, DAY, doc, lawfully, later, moveContent, moved, NOON, opened, person, putToVote, refused, remedies } from '../../test/council-world.ts';

describe('convening', () => {
  it('refuses too short a notice with the first lawful moment, and is lawful at that moment', () => {
    const world = councilWorld();
    const early = world.ask('convene', { body: assembly, meetingAt: (NOON + 7 * DAY) as Instant }, person(0));
    const earliest = Date.UTC(2024, 2, 9);
    expect(refused(early)).toEqual({ code: 'notice-too-short', article: '8', facts: { meetingAt: NOON + 7 * DAY, earliest } });
    expect(world.ask('convene', { body: assembly, meetingAt: earliest as Instant }, person(0)).lawful).toBe(true);
  });
  it('is for those whom the charter names', () => {
    expect(refused(councilWorld().ask('convene', { body: assembly, meetingAt: (NOON + 30 * DAY) as Instant }, person(5)))).toMatchObject({ code: 'not-entitled', article: '8' });
  });
  it('needs a body of a live unit of the right kind', () => {
    for (const body of ['city-council', 'city-council@w1', 'city-council@c9', 'senate'])
      expect(refused(councilWorld().ask('convene', { body: body as BodyId, meetingAt: NOON }, person(18))).code).toBe('no-such-thing');
  });
  it('is a gap where the charter says nothing of meetings', () => {
    expect(refused(councilWorld().ask('convene', { body: 'executive' as BodyId, meetingAt: NOON }, person(5)))).toMatchObject({ code: 'not-governed', article: 'none' });
  });
});

describe('the agenda', () => {
  it('closes when the charter says', () => {
    const world = councilWorld();
    const meeting = convened(world, assembly);
    later(world, 6);
    lawfully(world.act('put-on-agenda', { meeting, title: doc('roof') }, person(0)));
    expect(world.facts.all('meeting')[0]?.agenda).toMatchObject([{ title: doc('roof') }]);
    later(world, 1);
    expect(refused(world.act('put-on-agenda', { meeting, title: doc('late') }, person(0)))).toMatchObject({ code: 'agenda-closed', article: '8' });
  });
  it('takes a motion between meetings to a meeting, once', () => {
    const world = councilWorld();
    const meeting = convened(world, assembly);
    const motion = moved(world, { body: assembly, by: 3 });
    expect(refused(world.ask('put-on-agenda', { meeting, title: doc('t'), motion }, person(3))).code).toBe('not-entitled');
    lawfully(world.act('put-on-agenda', { meeting, title: doc('t'), motion }, person(0)));
    expect(world.facts.all('motion')[0]?.meeting).toBe(meeting);
    expect(refused(world.act('put-on-agenda', { meeting, title: doc('t'), motion }, person(0))).code).toBe('already-done');
  });
});

describe('presence', () => {
  it('is noted on the day, once, for those who have a voice there', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    expect(refused(world.act('check-in', { meeting }, person(3)))).toMatchObject({ code: 'too-early', article: '10' });
    later(world, 9.75);
    lawfully(world.act('check-in', { meeting }, person(3)));
    expect(refused(world.act('check-in', { meeting }, person(3))).code).toBe('already-done');
    expect(refused(world.act('check-in', { meeting }, person(9))).code).toBe('not-entitled');
    expect(world.facts.all('meeting')[0]?.present).toBe(1);
    lawfully(world.act('check-out', { meeting }, person(3)));
    expect(world.facts.all('meeting')[0]?.present).toBe(0);
    expect(refused(world.act('check-out', { meeting }, person(3))).code).toBe('not-present');
  });
  it('counts voting voices only, and admits no alternate before the seat is theirs', () => {
    const world = councilWorld();
    const [seat] = world.facts.all('seat').filter(each => each.body === council);
    world.facts.write([{ change: 'put', kind: 'seat', id: seat!.id, value: { ...seat!, voice: 'consultative', alternates: [person(7)] } }]);
    const meeting = convened(world, council);
    later(world, 10);
    lawfully(world.act('check-in', { meeting }, person(3)));
    expect(world.facts.all('meeting')[0]?.present).toBe(0);
    expect(refused(world.ask('check-in', { meeting }, person(7))).code).toBe('not-entitled');
    lawfully(world.act('check-out', { meeting }, person(3)));
    expect(world.facts.all('meeting')[0]?.present).toBe(0);
  });
});

describe('opening', () => {
  it('waits for the time, for the chair and for the quorum', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    expect(world.facts.all('meeting')[0]?.quorum).toEqual({ need: 2, base: 4 });
    expect(refused(world.ask('open-meeting', { meeting }, person(18))).code).toBe('too-early');
    later(world, 10);
    expect(refused(world.ask('open-meeting', { meeting }, person(3))).code).toBe('not-keeper');
    lawfully(world.act('check-in', { meeting }, person(3)));
    const short = world.ask('open-meeting', { meeting }, person(18));
    expect(refused(short)).toEqual({ code: 'no-quorum', article: '10', facts: { have: 1, need: 2, base: 4 } });
    expect(remedies(short)).toEqual(['check-in']);
    lawfully(world.act('check-in', { meeting }, person(13)));
    expect(lawfully(world.act('open-meeting', { meeting }, person(18))).applied).toMatchObject([{ article: '10', code: 'quorum-present', facts: { have: 2, need: 2 } }]);
    expect(world.facts.all('body')).toMatchObject([{ id: council, lastMet: world.now }]);
  });
  it('takes the quorum of the body as it is at the opening', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    const [seat] = world.facts.all('seat').filter(each => each.holder === person(14));
    lawfully(world.act('enrol', { day: '2024-03-02' as never, lines: [{ person: person(14), units: ['w2' as never], status: 'left', joined: '2024-01-01' as never, attributes: {} }] }, person(19)));
    expect(seat?.body).toBe(council);
    opened(world, meeting, [3, 13]);
    expect(world.facts.all('meeting')[0]?.quorum).toEqual({ need: 2, base: 3 });
  });
  it('needs nobody in particular where the charter asks for no quorum', () => {
    const world = councilWorld(councilLaw({ 10: ['meetings of: city council\nconvened by: seats of city chair\npresided by: seats of city chair'] }));
    const meeting = convened(world, council);
    later(world, 10);
    expect(lawfully(world.act('open-meeting', { meeting }, person(18))).lawful).toBe(true);
  });
});

describe('closing', () => {
  it('waits until votes begun are finished', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    opened(world, meeting, [3, 4, 13]);
    const motion = moved(world, { body: council, by: 3, meeting, effect: { kind: 'decide', matter: 'city-affairs' as never } }, 13);
    const poll = putToVote(world, motion, 'roll-call', 18);
    expect(refused(world.ask('close-meeting', { meeting }, person(18)))).toMatchObject({ code: 'vote-under-way', facts: { poll } });
    lawfully(world.act('close-poll', { poll }, person(18)));
    lawfully(world.act('close-meeting', { meeting }, person(18)));
    expect(refused(world.act('check-in', { meeting }, person(14))).code).toBe('wrong-stage');
    expect(refused(world.ask('move', moveContent({ body: council, meeting }), person(3))).code).toBe('meeting-not-open');
  });
});
