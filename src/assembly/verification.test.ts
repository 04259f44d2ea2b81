import { describe, expect, it } from 'vitest';
import { congress, EFFECT_ARTICLES, effectsWorld, refusedMove, resolved } from '../../test/effects-world.ts';
import { council, executive, later, lawfully, moveContent, person, refused } from '../../test/council-world.ts';
import type { Election } from './facts.ts';
import type { ElectionId } from './ids.ts';
import { runNow } from './asking.ts';
import { openActs } from './open-acts/open-acts.ts';
import type { World } from './world.ts';

const ELECTION = EFFECT_ARTICLES[62]![0]!;
const VERIFIED = (by: string, more = ''): Readonly<Record<string, readonly string[]>> => ({ 62: [`${ELECTION}\nverified by: ${by}${more}`, ...EFFECT_ARTICLES[62]!.slice(1)] });
const VOID = { 46: ['power: void an election\nheld by: congress\ndecided by: more than half of votes cast'] };

/** The executive is elected anew, and the count is done: p07, p08 and p09, of whom p09 has fewest votes. */
function counted(world: World): Election {
  lawfully(world.act('call-election', { body: executive }, person(19)));
  const { id } = latest(world);
  for (const n of [7, 8, 9]) lawfully(world.act('nominate', { election: id, person: person(n) }, person(n)));
  later(world, 8);
  const poll = world.facts.all('election').find(each => each.id === id)!.poll!;
  for (const [voter, n] of [[1, 7], [2, 7], [3, 7], [4, 8], [6, 8], [10, 9]] as const) lawfully(world.act('cast', { poll, choice: { kind: 'picks', options: [person(n)] } }, person(voter)));
  later(world, 8);
  return of(world, id);
}

const of = (world: World, id: ElectionId): Election => world.facts.all('election').find(each => each.id === id)!;
const latest = (world: World): Election => world.facts.all('election').reduce((last, each) => (each.nominationsClose > last.nominationsClose ? each : last));
const holders = (world: World): readonly (string | undefined)[] => world.facts.all('seat').filter(seat => seat.body === executive).map(seat => seat.holder);
const verify = (election: ElectionId) => ({ kind: 'verify-election', election }) as const;

describe('an election that a body verifies', () => {
  it('seats nobody before: those who sat sit on, and the elected are known', () => {
    const world = effectsWorld(VERIFIED('congress'));
    const before = holders(world);
    expect(counted(world)).toMatchObject({ stage: 'verification', elected: [person(7), person(8), person(9)], verifiers: [congress] });
    expect(holders(world)).toEqual(before);
    expect(refused(world.ask('call-election', { body: executive }, person(19)))).toMatchObject({ code: 'election-under-way', article: '62' });
    later(world, 400);
    expect(latest(world).stage).toBe('verification');
  });

  it('seats the elected by the decision of that body, and their term begins then', () => {
    const world = effectsWorld(VERIFIED('congress'));
    const { id } = counted(world);
    later(world, 30);
    const decision = resolved(world, congress, verify(id))!;
    expect(decision.authority).toBe('62');
    expect([of(world, id).stage, holders(world)]).toEqual(['done', [person(7), person(8), person(9)]]);
    const until = world.facts.all('seat').find(seat => seat.holder === person(7))!.until!;
    expect(until).toBe(`${Number(world.rules.calendar.dayOf(decision.at).slice(0, 4)) + 1}${world.rules.calendar.dayOf(decision.at).slice(4)}`);
    expect(refusedMove(world, congress, verify(id))).toMatchObject({ code: 'not-governed' });
  });

  it('waits on when the body refuses, and can be put to it again', () => {
    const world = effectsWorld(VERIFIED('congress'));
    const { id } = counted(world);
    resolved(world, congress, verify(id), 'against');
    expect(of(world, id).stage).toBe('verification');
    resolved(world, congress, verify(id));
    expect(of(world, id).stage).toBe('done');
  });

  it('is not verified by any other body, nor before the count', () => {
    const world = effectsWorld(VERIFIED('congress'));
    lawfully(world.act('call-election', { body: executive }, person(19)));
    expect(refusedMove(world, congress, verify(latest(world).id))).toMatchObject({ code: 'not-governed' });
    const other = effectsWorld(VERIFIED('congress'));
    expect(refusedMove(other, council, verify(counted(other).id))).toMatchObject({ code: 'not-governed' });
  });

  it('is held again for the whole term when it is voided before anybody sat', () => {
    const world = effectsWorld({ ...VERIFIED('congress'), ...VOID });
    const { id } = counted(world);
    resolved(world, congress, { kind: 'void-election', election: id });
    expect(of(world, id).stage).toBe('void');
    expect(latest(world)).toMatchObject({ stage: 'nomination', byElection: false, candidates: [] });
    expect(latest(world).verifiers).toBeUndefined();
    expect(holders(world)).toEqual([person(5), person(15), person(16)]);
  });

  it('does not seat whoever was expelled meanwhile: that seat is vacant and filled as the charter says', () => {
    const world = effectsWorld(VERIFIED('congress'));
    const { id } = counted(world);
    resolved(world, 'workplace-assembly@w1' as never, { kind: 'expel-member', person: person(8) });
    resolved(world, congress, verify(id));
    expect(holders(world)).toEqual([person(7), undefined, person(9)]);
    expect(latest(world)).toMatchObject({ byElection: true, stage: 'nomination' });
  });

  it('is offered to those who may move it there, once', () => {
    const world = effectsWorld(VERIFIED('congress'));
    const { id } = counted(world);
    const offered = (n: number) => runNow(openActs(world.rules, person(n), world.now), world.facts.answer).open.filter(({ candidate }) => candidate.kind === 'move' && candidate.on.id === id);
    expect(offered(6)).toMatchObject([{ candidate: { content: { body: congress, effect: verify(id) } } }]);
    expect(offered(3)).toEqual([]);
    lawfully(world.act('move', moveContent({ body: congress, effect: verify(id) }), person(6)));
    expect(offered(6)).toEqual([]);
  });

  it('has its majority from a power to verify, where the charter gives one', () => {
    const world = effectsWorld({ ...VERIFIED('congress'), 49: ['power: verify an election\nover: executive\nheld by: congress\ndecided by: unanimity of seats'] });
    const { id } = counted(world);
    expect(resolved(world, congress, verify(id))?.authority).toBe('49');
  });
});

describe('where nobody sits in the body that verifies', () => {
  const emptied = (more: string): World => {
    const world = effectsWorld(VERIFIED('congress', more));
    for (const seat of world.facts.all('seat').filter(each => each.body === congress)) {
      const { holder: _, ...vacant } = seat;
      world.facts.write([{ change: 'put', kind: 'seat', id: seat.id, value: vacant }]);
    }
    return world;
  };

  it('the seats wait', () => {
    expect(counted(emptied('')).stage).toBe('verification');
    expect(counted(emptied('\nwithout verifiers: wait')).stage).toBe('verification');
  });

  it('they are taken where the charter says so, and not where somebody sits', () => {
    expect(counted(emptied('\nwithout verifiers: take seats')).stage).toBe('done');
    expect(counted(effectsWorld(VERIFIED('congress', '\nwithout verifiers: take seats'))).stage).toBe('verification');
  });
});
