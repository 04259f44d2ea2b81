import { describe, expect, it } from 'vitest';
import type { MatterId } from '#charter/law.ts';
import type { MeetingId, MotionId, PollId } from './ids.ts';
import { assembly, convened, council, councilLaw, councilWorld, later, lawfully, motionOf, moved, opened, person, putToVote, refused, remedies, vote } from '../../test/council-world.ts';
import type { World } from './world.ts';

const affairs = { kind: 'decide', matter: 'workplace-affairs' as MatterId } as const;
const city = { kind: 'decide', matter: 'city-affairs' as MatterId } as const;

/** A council in session with a motion before it. */
function sitting(present = [3, 4, 13, 14]): { world: World; meeting: MeetingId; motion: MotionId } {
  const world = councilWorld();
  const meeting = convened(world, council);
  opened(world, meeting, present);
  return { world, meeting, motion: moved(world, { body: council, by: 3, meeting, effect: city }, 13) };
}

/** An assembly in session with a motion before it. */
function hall(present = [3, 4, 5, 6]): { world: World; meeting: MeetingId; motion: MotionId } {
  const world = councilWorld();
  const meeting = convened(world, assembly);
  opened(world, meeting, present);
  return { world, meeting, motion: moved(world, { body: assembly, by: 3, meeting, effect: affairs }, 4) };
}

function count(world: World, poll: PollId, teller: number, figures: readonly [number, number, number]) {
  const [inFavour, against, abstain] = figures;
  return world.act('enter-hall-count', { poll, for: inFavour, against, abstain }, person(teller));
}

describe('putting to the vote', () => {
  it('is for whoever presides, in an open meeting', () => {
    const world = councilWorld();
    const meeting = convened(world, council);
    const motion = moved(world, { body: council, by: 3, meeting, effect: city }, 13);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'roll-call' }, person(18)))).toMatchObject({ code: 'meeting-not-open', facts: { stage: 'convened' } });
    opened(world, meeting, [3, 13]);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'roll-call' }, person(3)))).toMatchObject({ code: 'not-keeper', article: '11' });
    expect(lawfully(world.ask('put-to-vote', { motion, mode: 'roll-call' }, person(18))).applied).toMatchObject([{ article: '13', code: 'governs' }]);
  });
  it('is open to the mover between meetings, for as long as the charter says', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3, effect: affairs }, 4);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(4))).code).toBe('not-entitled');
    expect(refused(world.ask('put-to-vote', { motion, mode: 'hall-count' }, person(3)))).toMatchObject({ code: 'mode-not-allowed', facts: { modes: ['secret'] } });
    const poll = putToVote(world, motion, 'secret', 3);
    expect(world.facts.all('poll')[0]?.order).toMatchObject({ secrecy: 'secret', closes: Date.UTC(2024, 2, 9), roll: { size: 10 } });
    vote(world, poll, { 3: 'for', 4: 'for' });
    later(world, 9);
    expect(motionOf(world, motion).stage).toBe('carried');
  });
  it('keeps the notice of the power between meetings', () => {
    const world = councilWorld();
    const motion = moved(world, { body: assembly, by: 3, effect: { kind: 'decide', matter: 'strike' as MatterId } }, 4);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)))).toEqual({ code: 'notice-too-short', article: '14', facts: { earliest: Date.UTC(2024, 2, 9) } });
    later(world, 8);
    expect(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)).lawful).toBe(true);
  });
  it('refuses a threshold that nobody can measure', () => {
    const world = councilWorld(councilLaw({ 12: ['power: decide workplace affairs\nheld by: workplace assembly\ndecided by: more than half of present'] }));
    const motion = moved(world, { body: assembly, by: 3, effect: affairs }, 4);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(3)))).toMatchObject({ code: 'meeting-not-open', article: '12', facts: { base: 'present' } });
  });
  it('refuses a card vote on a share of those present, for presence carries no cards', () => {
    const world = councilWorld(councilLaw({ 13: ['power: decide city affairs\nheld by: city council\ndecided by: more than half of present'] }));
    const meeting = convened(world, council);
    opened(world, meeting, [3, 13]);
    const motion = moved(world, { body: council, by: 3, meeting, effect: city }, 13);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'card' }, person(18)))).toMatchObject({ code: 'not-governed', article: '13', facts: { base: 'present' } });
    const poll = putToVote(world, motion, 'roll-call', 18);
    vote(world, poll, { 3: 'for', 13: 'for' });
    lawfully(world.act('close-poll', { poll }, person(18)));
    expect(world.facts.all('poll')[0]?.verdict).toMatchObject({ outcome: 'carried', tests: [{ of: 'present', base: '2' }] });
  });
  it('is a gap where no majority is named anywhere', () => {
    const law = councilLaw({ 13: ['power: decide city affairs\nheld by: city council'], 3: ['body: city council\nform: council\nfor each: city\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 2\nmandate: bound'] });
    expect(refused(councilWorld(law).ask('move', { body: council, title: 't' as never, paragraphs: [], effect: city }, person(3)))).toMatchObject({ code: 'not-governed', article: '13', facts: { missing: ['decided by'] } });
  });
});

describe('a roll call', () => {
  it('shows each vote, counts presence at the close, and its quorum', () => {
    const { world, motion } = sitting();
    const poll = putToVote(world, motion, 'roll-call', 18);
    vote(world, poll, { 3: 'for' });
    expect(world.facts.answer({ ask: 'open-votes', poll })).toEqual([{ seat: 'city-council@c1/0/w1/1', choice: { kind: 'question', vote: 'for' } }]);
    expect(refused(world.ask('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(5))).code).toBe('not-on-roll');
    lawfully(world.act('check-out', { meeting: motionOf(world, motion).meeting! }, person(14)));
    lawfully(world.act('close-poll', { poll }, person(18)));
    expect(world.facts.all('poll')[0]?.verdict).toMatchObject({ outcome: 'lost', present: 3, tests: [{ kind: 'majority', met: true }, { kind: 'quorum', have: '1', need: '2', base: '4', met: false }] });
  });
});

describe('a vote in a meeting', () => {
  it('is cast by those alone who are checked in when they vote', () => {
    const { world, meeting, motion } = sitting([3, 4]);
    const poll = putToVote(world, motion, 'roll-call', 18);
    const absent = world.ask('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(13));
    expect(refused(absent)).toEqual({ code: 'not-present', article: '13', facts: { meeting } });
    expect(remedies(absent)).toEqual(['check-in']);
    lawfully(world.act('check-in', { meeting }, person(13)));
    vote(world, poll, { 13: 'for' });
    lawfully(world.act('check-out', { meeting }, person(4)));
    expect(refused(world.ask('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(4))).code).toBe('not-present');
  });
  it('is cast by whoever came to speak and has a vote now, after checking in once more', () => {
    const { world, meeting, motion } = sitting([3, 4]);
    const seat = world.facts.all('seat').find(each => each.holder === person(13) && each.body === council)!;
    world.facts.write([{ change: 'put', kind: 'seat', id: seat.id, value: { ...seat, voice: 'consultative' } }]);
    lawfully(world.act('check-in', { meeting }, person(13)));
    world.facts.write([{ change: 'put', kind: 'seat', id: seat.id, value: seat }]);
    const poll = putToVote(world, motion, 'roll-call', 18);
    expect(refused(world.ask('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(13))).code).toBe('not-present');
    lawfully(world.act('check-in', { meeting }, person(13)));
    expect(refused(world.ask('check-in', { meeting }, person(13))).code).toBe('already-done');
    expect(world.facts.all('meeting')[0]?.present).toBe(3);
    vote(world, poll, { 13: 'for' });
  });
});

describe('a card vote', () => {
  it('counts the votes each seat carries, divided as the delegate says', () => {
    const { world, motion } = sitting();
    const poll = putToVote(world, motion, 'card', 18);
    expect(world.facts.all('poll')[0]?.order.roll).toMatchObject({ size: 4, weight: 20 });
    expect(refused(world.ask('cast', { poll, choice: { kind: 'split', for: 3, against: 3, abstain: 0 } }, person(3))).code).toBe('split-mismatch');
    lawfully(world.act('cast', { poll, choice: { kind: 'split', for: 3, against: 1, abstain: 1 } }, person(3)));
    vote(world, poll, { 4: 'against', 13: 'for' });
    lawfully(world.act('close-poll', { poll }, person(18)));
    expect(world.facts.all('poll')[0]?.verdict).toMatchObject({ outcome: 'carried', totals: { for: { weight: 8 }, against: { weight: 6 }, abstain: { weight: 1 } } });
  });
});

describe('demanding a way of voting', () => {
  it('binds the chair once enough have asked', () => {
    const { world, motion } = hall();
    const before = world.ask('put-to-vote', { motion, mode: 'secret' }, person(0));
    expect(refused(before)).toEqual({ code: 'mode-not-allowed', article: '9', facts: { mode: 'secret', have: 0, need: 2, base: 10 } });
    expect(remedies(before)).toEqual(['demand-mode']);
    lawfully(world.act('demand-mode', { motion, mode: 'secret' }, person(5)));
    expect(refused(world.act('demand-mode', { motion, mode: 'secret' }, person(5))).code).toBe('already-done');
    expect(refused(world.act('demand-mode', { motion, mode: 'secret' }, person(15))).code).toBe('not-entitled');
    expect(refused(world.act('demand-mode', { motion, mode: 'card' }, person(6))).code).toBe('mode-not-allowed');
    expect(world.ask('put-to-vote', { motion, mode: 'hall-count' }, person(0)).lawful).toBe(true);
    expect(lawfully(world.act('demand-mode', { motion, mode: 'secret' }, person(6))).applied).toMatchObject([{ code: 'demand-met', facts: { have: 2, need: 2 } }]);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'hall-count' }, person(0)))).toMatchObject({ code: 'mode-not-allowed', facts: { demanded: ['secret'] } });
    putToVote(world, motion, 'secret', 0);
    expect(world.facts.all('poll')[0]?.order).toMatchObject({ roll: { size: 4 }, bases: { electors: 10 } });
  });
});

describe('a count of hands', () => {
  it('needs two tellers who agree, and a chair who did not count', () => {
    const { world, motion, meeting } = hall();
    const poll = putToVote(world, motion, 'hall-count', 0);
    expect(refused(world.ask('cast', { poll, choice: { kind: 'question', vote: 'for' } }, person(3))).code).toBe('mode-not-allowed');
    expect(refused(world.ask('close-poll', { poll }, person(0))).code).toBe('no-count');
    expect(refused(count(world, poll, 3, [1, 0, 0])).code).toBe('not-keeper');
    lawfully(count(world, poll, 1, [3, 1, 0]));
    expect(refused(world.ask('confirm-hall-count', { poll }, person(0)))).toMatchObject({ code: 'no-count', facts: { have: 1, need: 2 } });
    lawfully(count(world, poll, 2, [2, 1, 1]));
    const differ = world.ask('confirm-hall-count', { poll }, person(0));
    expect(refused(differ)).toMatchObject({ code: 'counts-differ', facts: { lines: ['for', 'abstain'] } });
    expect(Object.values(refused(differ).facts).flat().filter(each => typeof each === 'number')).toEqual([]);
    lawfully(count(world, poll, 2, [3, 1, 0]));
    expect(refused(world.ask('confirm-hall-count', { poll }, person(3))).code).toBe('not-keeper');
    lawfully(world.act('confirm-hall-count', { poll }, person(0)));
    expect(world.facts.all('poll')[0]?.verdict).toMatchObject({ outcome: 'carried', marks: 4, present: 4, totals: { for: { heads: 3 }, against: { heads: 1 } } });
    expect(world.facts.all('decision')).toMatchObject([{ body: assembly, poll }]);
    lawfully(world.act('close-meeting', { meeting }, person(0)));
  });
  it('refuses more hands than voices, at the entry and at the close', () => {
    const { world, motion, meeting } = hall();
    const poll = putToVote(world, motion, 'hall-count', 0);
    expect(refused(count(world, poll, 1, [4, 1, 0]))).toMatchObject({ code: 'over-presence', facts: { have: 5, present: 4 } });
    expect(refused(count(world, poll, 1, [-1, 1, 0])).code).toBe('invalid-choice');
    for (const teller of [1, 2]) lawfully(count(world, poll, teller, [4, 0, 0]));
    lawfully(world.act('check-out', { meeting }, person(6)));
    expect(refused(world.ask('confirm-hall-count', { poll }, person(0)))).toMatchObject({ code: 'over-presence' });
  });
  it('does not let one who counted confirm', () => {
    const { world, motion } = hall();
    const [steward] = world.facts.all('seat').filter(each => each.holder === person(0));
    const poll = putToVote(world, motion, 'hall-count', 0);
    for (const teller of [1, 2]) lawfully(count(world, poll, teller, [1, 0, 0]));
    world.facts.write([{ change: 'put', kind: 'seat', id: steward!.id, value: { ...steward!, holder: person(1) } }]);
    expect(refused(world.ask('confirm-hall-count', { poll }, person(1)))).toMatchObject({ code: 'same-teller' });
  });
});
