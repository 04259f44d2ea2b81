import { describe, expect, it } from 'vitest';
import { congress, effectsLaw, effectsWorld, refusedMove, resolved } from '../../../test/effects-world.ts';
import { assembly, executive, later, lawfully, moveContent, person, putToVote, vote } from '../../../test/council-world.ts';
import { allRules } from '#charter/rules-of.ts';
import type { SeatId } from '../ids.ts';
import type { World } from '../world.ts';

const seat = 'executive/0/whole/2' as SeatId;
const EXECUTIVE = (vacancy: string, electors = 'members in good standing'): string => `body: executive\nform: council\nseats:\n  - elected by: ${electors}\n    number: 3\nterm: 1 year\nvacancy: ${vacancy}\ndecides by: more than half of votes cast\nquorum: half of seats filled`;
const NO_POWERS = { 37: ['matter: nothing'] };
const appoint = { kind: 'appoint', body: executive, seat, person: person(8) } as const;
const worldWith = (vacancy: string, electors?: string): World => effectsWorld({ ...NO_POWERS, 4: [EXECUTIVE(vacancy, electors)] });
const holder = (world: World): string | undefined => world.facts.all('seat').find(each => each.id === seat)?.holder;

/** Those who remain in the executive decide it. */
function decided(world: World, voters: readonly [number, ...number[]]): void {
  const { events } = lawfully(world.act('move', moveContent({ body: executive, effect: appoint }), person(voters[0])));
  const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
  const poll = putToVote(world, motion, 'roll-call', voters[0]);
  vote(world, poll, Object.fromEntries(voters.map(n => [n, 'for'])));
  later(world, 3);
}

describe('a rule on vacancies', () => {
  it('lets those who remain co-opt', () => {
    const world = worldWith('co-option');
    expect(refusedMove(world, executive, appoint)).toMatchObject({ code: 'wrong-stage', article: '4' });
    lawfully(world.act('resign', { seat }, person(15)));
    expect(refusedMove(world, congress, appoint)).toMatchObject({ code: 'not-in-competence' });
    decided(world, [5, 16]);
    expect(holder(world)).toBe(person(8));
  });

  it('lets the electing body appoint', () => {
    const world = worldWith('appointed by electors', 'congress');
    lawfully(world.act('resign', { seat }, person(15)));
    expect(refusedMove(world, assembly, appoint)).toMatchObject({ code: 'not-in-competence' });
    resolved(world, congress, appoint);
    expect(holder(world)).toBe(person(8));
  });

  it('leaves a seat of a new term to the electors, and one that is being elected to its election', () => {
    const world = worldWith('by-election, else co-option');
    lawfully(world.act('resign', { seat }, person(15)));
    expect(refusedMove(world, executive, appoint)).toMatchObject({ code: 'election-under-way', article: '4' });
    world.facts.write([{ change: 'put', kind: 'seat', id: seat, value: { ...world.facts.all('seat').find(each => each.id === seat)!, vacantBecause: 'term-ended' } }]);
    expect(refusedMove(world, executive, appoint)).toMatchObject({ code: 'wrong-stage', facts: { because: 'term-ended' } });
  });

  it('gives way to a power to appoint that is written, and is printed as what it is', () => {
    const law = effectsLaw({ 4: [EXECUTIVE('co-option')] });
    expect(law.powers.filter(power => power.effect === 'appoint').map(power => [power.heldBy, power.ofVacancy])).toEqual([['congress', undefined]]);
    const derived = effectsLaw({ ...NO_POWERS, 4: [EXECUTIVE('co-option')] });
    expect(derived.powers.filter(power => power.ofVacancy)).toMatchObject([{ heldBy: 'executive', over: 'executive', article: '4' }]);
    expect(allRules(derived).some(({ rule }) => 'ofVacancy' in rule)).toBe(false);
  });
});
