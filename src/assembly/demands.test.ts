import { describe, expect, it } from 'vitest';
import type { MatterId } from '#charter/law.ts';
import type { MeetingId, MotionId, UnitId } from './ids.ts';
import { assembly, convened, council, DAY, later, lawfully, moveContent, person, refused, vote } from '../../test/council-world.ts';
import { all, congress, effectsWorld, refusedMove, resolved } from '../../test/effects-world.ts';
import { runNow } from './asking.ts';
import { openActs } from './open-acts/open-acts.ts';
import type { World } from './world.ts';

const MEETS = (demand: string, more = ''): string => `meetings of: city council\nconvened by: seats of city chair\non demand of: ${demand}\nwithin: 14 days\n${more}notice: 7 days\nagenda closes: 3 days\nagenda by: seats of city chair\npresided by: seats of city chair\nquorum: half of seats filled`;
const strike = { kind: 'decide', matter: 'strike' as MatterId } as const;
const affairs = { kind: 'decide', matter: 'city-affairs' as MatterId } as const;

function proposed(world: World, body: typeof all, effect: typeof strike, by: number): MotionId {
  const { events } = lawfully(world.act('move', moveContent({ body, effect }), person(by)));
  return events.find(each => each.kind === 'motion-moved')!.data.motion.id;
}

/** Signing and unsigning that is open to the person in demands on the council, with the unit it is done for. */
function offered(world: World, n: number): readonly (readonly [string, string | undefined])[] {
  return runNow(openActs(world.rules, person(n), world.now), world.facts.answer).open.map(each => each.candidate)
    .filter(each => each.on.id === council).flatMap(each => (each.kind === 'sign' || each.kind === 'unsign' ? [[each.kind, each.content.unit] as const] : []));
}

describe('a demand of a meeting', () => {
  it('convenes it by itself on the first day that keeps the notice, at the hour of the last signature', () => {
    const world = effectsWorld({ 10: [MEETS('half of seats', 'self-executing: yes\n')] });
    const sign = { for: 'convene', body: council } as const;
    expect(refused(world.ask('sign', sign, person(7)))).toMatchObject({ code: 'not-entitled', article: '10' });
    lawfully(world.act('sign', sign, person(3)));
    expect(refused(world.ask('sign', sign, person(3)))).toMatchObject({ code: 'already-done', article: '10' });
    expect(world.facts.all('petition')).toMatchObject([{ need: 2, base: 4, signed: 1, stage: 'open' }]);
    lawfully(world.act('sign', sign, person(13)));
    expect(world.facts.all('meeting')).toMatchObject([{ body: council, stage: 'convened', at: world.now + 8 * DAY, authority: '10' }]);
    expect(refused(world.ask('sign', sign, person(14)))).toMatchObject({ code: 'already-done' });
  });
  it('only puts a duty on those who convene where the charter does not let it convene itself', () => {
    const world = effectsWorld({ 10: [MEETS('half of seats')] });
    for (const n of [3, 13]) lawfully(world.act('sign', { for: 'convene', body: council }, person(n)));
    expect(world.facts.all('petition')).toMatchObject([{ stage: 'reached', due: world.now + 14.5 * DAY }]);
    later(world, 20);
    expect(world.facts.all('meeting')).toEqual([]);
    expect(world.ask('sign', { for: 'convene', body: council }, person(3)).lawful).toBe(true);
  });
  it('of units is signed for by their delegates or chairs, once for each unit', () => {
    const world = effectsWorld({ 10: [MEETS('two thirds of workplaces', 'self-executing: yes\n')] });
    const sign = (unit: string) => ({ for: 'convene', body: council, unit: unit as UnitId }) as const;
    expect(refused(world.ask('sign', sign('w1'), person(13)))).toMatchObject({ code: 'not-entitled' });
    lawfully(world.act('sign', sign('w1'), person(0)));
    expect(refused(world.ask('sign', sign('w1'), person(3)))).toMatchObject({ code: 'already-done' });
    lawfully(world.act('sign', sign('w2'), person(13)));
    expect(world.facts.all('meeting')).toHaveLength(1);
  });
  it('of units is withdrawn by whoever stands for the unit, while it is open', () => {
    const world = effectsWorld({ 10: [MEETS('two thirds of workplaces', 'self-executing: yes\n')] });
    const demand = { for: 'convene', body: council, unit: 'w1' as UnitId } as const;
    lawfully(world.act('sign', demand, person(0)));
    const petition = world.facts.all('petition')[0]!.id;
    const unsign = (unit: string) => ({ petition, unit: unit as UnitId });
    expect(refused(world.ask('unsign', unsign('w1'), person(13)))).toEqual({ code: 'not-entitled', article: '10', facts: { act: 'unsign', unit: 'w1' } });
    expect(refused(world.ask('unsign', unsign('w2'), person(13)))).toEqual({ code: 'not-signed', article: '10', facts: { petition, unit: 'w2' } });
    expect(refused(world.ask('unsign', { petition }, person(0)))).toMatchObject({ code: 'not-signed' });
    expect(offered(world, 3)).toEqual([['unsign', 'w1']]);
    expect(offered(world, 13)).toEqual([['sign', 'w2']]);
    // A delegate of the unit takes back what its steward gave.
    lawfully(world.act('unsign', unsign('w1'), person(3)));
    expect(world.facts.all('petition')).toMatchObject([{ signed: 0, stage: 'open' }]);
    expect(offered(world, 3)).toEqual([['sign', 'w1']]);
    lawfully(world.act('sign', demand, person(3)));
    lawfully(world.act('sign', { ...demand, unit: 'w2' as UnitId }, person(13)));
    expect(refused(world.ask('unsign', unsign('w1'), person(3)))).toMatchObject({ code: 'wrong-stage', article: '10' });
  });
  it('of a share of inhabitants is signed by units with all who live in them, each inhabitant once', () => {
    const world = effectsWorld({ 1: ['charter: Test\nzone: UTC', 'unit kind: city\nfigures: inhabitants', 'unit kind: workplace\nwithin: city\nfigures: inhabitants', 'electorate: members in good standing\nwho: status is full', 'body: workplace assembly\nfor each: workplace\neverybody: members in good standing\ndecides by: more than half of votes cast'], 10: [MEETS('one third of inhabitants', 'self-executing: yes\n')] });
    const demand = { for: 'convene', body: council } as const;
    const figures = (each: readonly (readonly [string, number])[]): void => {
      lawfully(world.act('record-units', { day: world.rules.calendar.dayOf(world.now), units: each.map(([unit, inhabitants]) => ({ unit, kind: unit === 'c1' ? 'city' : 'workplace', name: unit, parents: unit === 'c1' ? [] : ['c1'], figures: { inhabitants } })) } as never, person(19)));
    };
    expect(refused(world.ask('sign', { ...demand, unit: 'w1' as UnitId }, person(3)))).toMatchObject({ code: 'not-entitled', article: '10' });
    figures([['c1', 1_000], ['w1', 333], ['w2', 300]]);
    expect(refused(world.ask('sign', demand, person(3)))).toMatchObject({ code: 'not-entitled' });
    expect(refused(world.ask('sign', { ...demand, unit: 'c1' as UnitId }, person(18)))).toMatchObject({ code: 'not-entitled' });
    expect(offered(world, 3)).toEqual([['sign', 'w1']]);
    lawfully(world.act('sign', { ...demand, unit: 'w1' as UnitId }, person(3)));
    expect(world.facts.all('petition')).toMatchObject([{ counted: 'inhabitants', need: 334, base: 1_000, signed: 333, stage: 'open' }]);
    lawfully(world.act('unsign', { petition: world.facts.all('petition')[0]!.id, unit: 'w1' as UnitId }, person(4)));
    expect(world.facts.all('petition')).toMatchObject([{ signed: 0 }]);
    lawfully(world.act('sign', { ...demand, unit: 'w2' as UnitId }, person(13)));
    expect(lawfully(world.act('sign', { ...demand, unit: 'w1' as UnitId }, person(3))).applied).toMatchObject([{ code: 'threshold-reached', facts: { signed: 633, need: 334, base: 1_000 } }, { code: 'convened-by-itself' }]);
  });
  it('counts nobody twice who lives in a unit inside another that signs', () => {
    const world = effectsWorld({ 1: ['charter: Test\nzone: UTC', 'unit kind: city\nfigures: inhabitants', 'unit kind: workplace\nwithin: city\nfigures: inhabitants', 'electorate: members in good standing\nwho: status is full', 'body: workplace assembly\nfor each: workplace\neverybody: members in good standing\ndecides by: more than half of votes cast'], 90: ['meetings of: executive\nconvened by: seats of executive\non demand of: 90% of inhabitants\nwithin: 14 days\nself-executing: yes'] });
    lawfully(world.act('record-units', { day: world.rules.calendar.dayOf(world.now), units: [['c1', 1_000], ['w1', 300], ['w2', 200], ['c2', 9_000]].map(([unit, inhabitants]) => ({ unit, kind: String(unit).startsWith('c') ? 'city' : 'workplace', name: unit, parents: String(unit).startsWith('c') ? [] : ['c1'], figures: { inhabitants } })) } as never, person(19)));
    const sign = (unit: string, by: number): number => { lawfully(world.act('sign', { for: 'convene', body: 'executive' as never, unit: unit as UnitId }, person(by))); return world.facts.all('petition')[0]!.signed; };
    expect([sign('w1', 0), sign('c1', 18)]).toEqual([300, 1_000]);
    const { id, base } = world.facts.all('petition')[0]!;
    expect(base).toBe(10_000);
    lawfully(world.act('unsign', { petition: id, unit: 'w1' as UnitId }, person(0)));
    expect(world.facts.all('petition')[0]!.signed).toBe(1_000);
    expect(sign('w1', 0)).toBe(1_000);
    lawfully(world.act('unsign', { petition: id, unit: 'c1' as UnitId }, person(18)));
    expect(world.facts.all('petition')[0]!.signed).toBe(300);
  });
  it('of members is withdrawn by whoever signed it', () => {
    const world = effectsWorld({ 10: [MEETS('20% of constituents')] });
    lawfully(world.act('sign', { for: 'convene', body: council }, person(7)));
    expect([offered(world, 7), offered(world, 8)]).toEqual([[['unsign', undefined]], [['sign', undefined]]]);
    lawfully(world.act('unsign', { petition: world.facts.all('petition')[0]!.id }, person(7)));
    expect(offered(world, 7)).toEqual([['sign', undefined]]);
  });
  it('of constituents counts the members of the place', () => {
    const world = effectsWorld({ 10: [MEETS('10% of constituents', 'self-executing: yes\n')] });
    for (const n of [7, 8]) lawfully(world.act('sign', { for: 'convene', body: council }, person(n)));
    expect(world.facts.all('petition')).toMatchObject([{ need: 2, base: 20, stage: 'reached' }]);
  });
  it('is refused where the charter knows none', () => {
    expect(refused(effectsWorld().ask('sign', { for: 'convene', body: council }, person(3)))).toMatchObject({ code: 'not-governed', article: '10' });
  });
});

describe('a petition for a referendum', () => {
  it('opens the vote of all, and its decision is that of all', () => {
    const world = effectsWorld();
    const motion = proposed(world, all, strike, 9);
    expect(refused(world.ask('put-to-vote', { motion, mode: 'secret' }, person(9)))).toMatchObject({ code: 'not-seconded' });
    lawfully(world.act('sign', { for: 'referendum', motion }, person(9)));
    lawfully(world.act('sign', { for: 'referendum', motion }, person(12)));
    const [poll] = world.facts.all('poll');
    expect(poll).toMatchObject({ body: all, order: { secrecy: 'secret', roll: { size: 20 } } });
    vote(world, poll!.id, { 1: 'for', 2: 'for', 13: 'against' });
    later(world, 9);
    expect(world.facts.all('decision')).toMatchObject([{ body: all, authority: '61', stage: 'in-force' }]);
  });
  it('lapses when its signatures are not found in time', () => {
    const world = effectsWorld();
    const motion = proposed(world, all, strike, 9);
    lawfully(world.act('sign', { for: 'referendum', motion }, person(9)));
    later(world, 30);
    expect(world.facts.all('petition')).toMatchObject([{ stage: 'lapsed', signed: 1 }]);
  });
  it('is not needed where a body may call one', () => {
    const world = effectsWorld();
    const motion = proposed(world, all, strike, 9);
    expect(refusedMove(world, congress, { kind: 'call-referendum', body: council, motion })).toMatchObject({ code: 'no-such-thing', article: '44' });
    resolved(world, congress, { kind: 'call-referendum', body: all, motion });
    expect(world.facts.all('motion').find(each => each.id === motion)).toMatchObject({ stage: 'poll', body: all });
  });
});

describe('a petition to a body', () => {
  it('places a proposal of members on the next agenda, convened or to come', () => {
    for (const before of [true, false]) {
      const world = effectsWorld();
      const meeting = before ? convened(world, council) : undefined;
      const motion = proposed(world, council, affairs as never, 8);
      for (const n of [8, 9]) lawfully(world.act('sign', { for: 'agenda', motion, body: council }, person(n)));
      expect(world.facts.all('motion')[0]).toMatchObject({ stage: 'admitted' });
      const next: MeetingId = meeting ?? convened(world, council);
      expect(world.facts.all('meeting').find(each => each.id === next)?.agenda.map(item => item.motion)).toEqual([motion]);
    }
  });
  it('reaches its number in either of the ways the charter allows, each counted apart', () => {
    const PETITION = 'petition for: agenda\nof: city council\nsigned by: 2 workplaces or 3 members\nwithin: 20 days';
    const world = effectsWorld({ 47: [PETITION] });
    convened(world, council);
    const motion = proposed(world, council, affairs as never, 8);
    const sign = { for: 'agenda', motion, body: council } as const;
    for (const [n, unit] of [[3, 'w1'], [13, 'w2']] as const) {
      expect(world.facts.all('motion')[0]).toMatchObject({ stage: 'moved' });
      lawfully(world.act('sign', { ...sign, unit: unit as UnitId }, person(n)));
    }
    expect(world.facts.all('motion')[0]).toMatchObject({ stage: 'admitted' });
    const another = proposed(world, council, affairs as never, 9);
    for (const n of [7, 8, 9]) lawfully(world.act('sign', { ...sign, motion: another }, person(n)));
    expect(world.facts.all('petition').filter(each => each.for === 'agenda').map(each => [each.need, each.signed, each.stage])).toEqual([[2, 2, 'reached'], [3, 3, 'reached']]);
  });
  it('is for members of the place, and for what the body may decide', () => {
    const world = effectsWorld();
    expect(refused(world.ask('move', moveContent({ body: council, effect: strike }), person(8)))).toMatchObject({ code: 'not-in-competence' });
    expect(refused(world.ask('sign', { for: 'agenda', body: council, motion: 'none' as MotionId }, person(8)))).toMatchObject({ code: 'no-such-thing', article: '47' });
    expect(refused(world.ask('sign', { for: 'agenda', body: assembly, motion: 'none' as MotionId }, person(8)))).toMatchObject({ code: 'not-governed' });
  });
});
