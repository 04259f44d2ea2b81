import { describe, expect, it } from 'vitest';
import type { MatterId } from '#charter/law.ts';
import type { MotionId } from './ids.ts';
import { all, effectsWorld } from '../../test/effects-world.ts';
import { convened, council, councilLaw, councilWorld, later, lawfully, moveContent, moved, opened, person, putToVote, refused, vote } from '../../test/council-world.ts';
import type { World } from './world.ts';

const city = { kind: 'decide', matter: 'city-affairs' as MatterId } as const;
const DOUBLE = 'power: decide city affairs\nheld by: city council\ndecided by: a majority of votes cast and a majority of workplaces';

function between(law: Parameters<typeof councilLaw>[0]): { world: World; motion: MotionId } {
  const world = councilWorld(councilLaw(law));
  return { world, motion: moved(world, { body: council, by: 3, effect: city }, 13) };
}

const verdictIn = (world: World) => world.facts.all('poll')[0]!.verdict!;

describe('a majority of votes and of units', () => {
  it('needs more units whose delegations are for than half of all there are', () => {
    const { world, motion } = between({ 13: [DOUBLE] });
    const poll = putToVote(world, motion, 'card', 3);
    expect(world.facts.all('poll')[0]!.order.units).toEqual([{ kind: 'workplace', units: [{ unit: 'w1' }, { unit: 'w2' }] }]);
    vote(world, poll, { 3: 'for', 4: 'for', 13: 'for', 14: 'against' });
    later(world, 8);
    expect(verdictIn(world)).toMatchObject({
      outcome: 'lost',
      tests: [{ of: 'cast', have: '15', base: '20', met: true }, { of: 'units', counted: 'units', unitKind: 'workplace', have: '1', need: '1', base: '2', met: false }],
      units: [{ unit: 'w1', for: 10, against: 0, stands: 'for' }, { unit: 'w2', for: 5, against: 5, stands: 'neither' }],
      wouldHaveChangedIt: [{ shifts: [{ kind: 'abstain-to-for', counted: 'units', unitKind: 'workplace', by: '1' }] }],
    });
  });

  it('takes the majority of a delegation by the votes that it carries, split as they are', () => {
    const { world, motion } = between({ 13: [DOUBLE] });
    const poll = putToVote(world, motion, 'card', 3);
    vote(world, poll, { 3: 'for', 4: 'for', 13: 'against' });
    lawfully(world.act('cast', { poll, choice: { kind: 'split', for: 5, against: 0, abstain: 0 } }, person(14)));
    later(world, 8);
    expect(verdictIn(world).units).toMatchObject([{ stands: 'for' }, { for: 5, against: 5, stands: 'neither' }]);
  });

  it('leaves a unit silent where nobody of it has voted, and counts it all the same', () => {
    const { world, motion } = between({ 13: ['power: decide city affairs\nheld by: city council\ndecided by: a majority of votes cast and half of workplaces'] });
    vote(world, putToVote(world, motion, 'roll-call', 3), { 3: 'for' });
    later(world, 8);
    expect(verdictIn(world)).toMatchObject({ outcome: 'carried', units: [{ stands: 'for' }, { stands: 'silent' }] });
  });

  it('does not ask for hands, which do not tell their units, nor believe a voter on the unit', () => {
    const { world, motion } = between({ 13: [DOUBLE], 11: ['motions in: city council\nmoved by: seats of city council\nseconders: 1\nmodes: hall count, roll call\nbetween meetings: 7 days'] });
    const meeting = convened(world, council);
    opened(world, meeting, [3, 13]);
    const inHall = moved(world, { body: council, by: 3, meeting, effect: city }, 13);
    expect(refused(world.ask('put-to-vote', { motion: inHall, mode: 'hall-count' }, person(18)))).toEqual({ code: 'mode-not-allowed', article: '13', facts: { mode: 'hall-count', modes: ['roll-call'] } });
    const poll = putToVote(world, motion, 'roll-call', 3);
    expect(refused(world.ask('cast', { poll, choice: { kind: 'question', vote: 'for', of: ['w2'] as never } }, person(3))).code).toBe('invalid-choice');
  });
});

describe('a share of inhabitants', () => {
  const LAW = { 1: ['charter: Test\nzone: UTC', 'unit kind: city', 'unit kind: workplace\nwithin: city\nfigures: inhabitants', 'electorate: members in good standing\nwho: status is full', 'body: workplace assembly\nfor each: workplace\neverybody: members in good standing\ndecides by: more than half of votes cast'], 13: ['power: decide city affairs\nheld by: city council\ndecided by: a majority of votes cast and two thirds of inhabitants'] };

  it('counts those of the units that are for', () => {
    const { world, motion } = between(LAW);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'roll-call' }, person(3)))).toEqual({ code: 'not-governed', article: '13', facts: { base: 'inhabitants', units: ['w1', 'w2'] } });
    lawfully(world.act('record-units', { day: world.rules.calendar.dayOf(world.now), units: [['w1', 700], ['w2', 300]].map(([unit, inhabitants]) => ({ unit, kind: 'workplace', name: unit, parents: ['c1'], figures: { inhabitants } })) } as never, person(19)));
    vote(world, putToVote(world, motion, 'roll-call', 3), { 3: 'for', 4: 'for', 13: 'against' });
    later(world, 8);
    expect(verdictIn(world)).toMatchObject({ outcome: 'carried', tests: [{ of: 'cast' }, { of: 'inhabitants', counted: 'inhabitants', unitKind: 'workplace', have: '700', need: '2000/3', base: '1000', met: true }] });
  });
});

describe('a question to all', () => {
  it('is carried by the members and by the workplaces in which more are for', () => {
    const threshold = 'a majority of votes cast and a majority of workplaces and a majority of cities';
    const world = effectsWorld({ 61: [`body: referendum\nform: referendum\neverybody: members in good standing\ndecides by: ${threshold}`, 'motions in: referendum\nmoved by: members in good standing\nseconders: 0\nmodes: secret\nbetween meetings: 7 days', 'matter: peace'], 44: ['petition for: a referendum\nof: referendum\nsigned by: 1 members\nwithin: 30 days'], 62: [`power: decide peace\nheld by: referendum\ndecided by: ${threshold}`] });
    const motion = lawfully(world.act('move', moveContent({ body: all, effect: { kind: 'decide', matter: 'peace' as MatterId } }), person(3))).events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    lawfully(world.act('sign', { for: 'referendum', motion }, person(3)));
    const { id: poll, order } = world.facts.all('poll')[0]!;
    expect(order.units?.map(each => each.kind)).toEqual(['workplace', 'city']);
    vote(world, poll, { 3: 'for', 4: 'for', 5: 'for', 13: 'against' });
    later(world, 8);
    const { outcome, tests, units } = verdictIn(world);
    expect([outcome, tests.map(test => [test.of, test.unitKind ?? '', test.have, test.base, test.met])]).toEqual(['lost', [['cast', '', '3', '4', true], ['units', 'workplace', '1', '2', false], ['units', 'city', '1', String(units!.filter(each => each.kind === 'city').length), units!.filter(each => each.kind === 'city').length === 1]]]);
  });
});
