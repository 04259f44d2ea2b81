import { describe, expect, it } from 'vitest';
import { runNow } from '../asking.ts';
import type { DecisionId, PersonId, UnitId } from '../ids.ts';
import { openActs } from '../open-acts/open-acts.ts';
import type { World } from '../world.ts';
import { assembly, council, doc, executive, later, lawfully, person, refused } from '../../../test/council-world.ts';
import { applicant, congress, effectsWorld, refusedMove, resolved, statusOf } from '../../../test/effects-world.ts';

const admit = { kind: 'admit-member', person: applicant, unit: 'w1' as UnitId, sponsors: [person(1), person(2)] } as const;

describe('admission', () => {
  it('makes a candidate, and a full member once the council has confirmed', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, admit);
    expect(decision?.stage).toBe('awaits-confirmation');
    expect(statusOf(world, applicant)).toBe('candidate');
    resolved(world, council, { kind: 'ratify-decision', decision: decision!.id });
    expect(statusOf(world, applicant)).toBe('full');
    expect(world.facts.all('decision').find(each => each.id === decision!.id)?.stage).toBe('in-force');
  });
  it('lapses when the confirming body refuses', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, admit);
    resolved(world, council, { kind: 'ratify-decision', decision: decision!.id }, 'against');
    expect(statusOf(world, applicant)).toBe('candidate');
    expect(world.facts.all('decision')[0]?.stage).toBe('lapsed');
  });
  it('is not for those who are members, and not for the expelled, who are reinstated', () => {
    const world = effectsWorld();
    expect(refusedMove(world, assembly, { ...admit, person: person(8) })).toMatchObject({ code: 'already-done', article: '17' });
    resolved(world, assembly, { kind: 'expel-member', person: person(8) });
    expect(refusedMove(world, assembly, { ...admit, person: person(8) })).toMatchObject({ code: 'wrong-stage', article: '17', facts: { status: 'expelled' } });
  });
});

describe('an admission that is refused', () => {
  const HALF = 'decided by: more than half of votes cast';
  const APPEAL = 'appeal to: executive within 10 days, suspends';
  const CHANGED = { 17: [`power: admit a member\nheld by: workplace assembly\n${HALF}\nquorum: one fifth of electors\nconfirmed by: city council, more than half of votes cast\n${APPEAL}`], 39: [`power: decide an appeal\nover: workplace assembly\nheld by: executive\n${HALF}\nappeal to: congress within 10 days, does not suspend`] };
  const grounds = doc('why');
  const stages = (world: World): readonly string[] => world.facts.all('decision').filter(each => each.effect.kind === 'admit-member').map(each => each.stage);
  const refusal = (world: World): DecisionId => { resolved(world, assembly, admit, 'against'); return world.facts.all('decision')[0]!.id; };
  const appealed = (world: World, decision: DecisionId, uphold: boolean): DecisionId => {
    lawfully(world.act('appeal', { decision, grounds }, person(1)));
    return resolved(world, executive, { kind: 'decide-appeal', decision, uphold })!.id;
  };

  it('stands in the register, and can be appealed against once, in time', () => {
    const world = effectsWorld(CHANGED);
    const decision = refusal(world);
    expect(world.facts.all('decision')).toMatchObject([{ stage: 'refused', refusedBy: 'vote', authority: '17' }]);
    expect(world.facts.all('motion')[0]?.stage).toBe('lost');
    expect(refused(world.ask('appeal', { decision, grounds }, person(13)))).toMatchObject({ code: 'not-entitled', article: '17' });
    lawfully(world.act('appeal', { decision, grounds }, person(1)));
    expect(refused(world.ask('appeal', { decision, grounds }, applicant))).toMatchObject({ code: 'already-done', article: '17' });
    const late = effectsWorld(CHANGED);
    const old = refusal(late);
    later(late, 12);
    expect(refused(late.ask('appeal', { decision: old, grounds }, applicant))).toMatchObject({ code: 'too-late', article: '17' });
  });
  it('stays refused when the appeal fails', () => {
    const world = effectsWorld(CHANGED);
    appealed(world, refusal(world), true);
    expect([stages(world), statusOf(world, applicant)]).toEqual([['refused'], undefined]);
  });
  it('goes on to confirmation when the appeal succeeds, and can be refused and appealed against there again', () => {
    const world = effectsWorld(CHANGED);
    const decision = refusal(world);
    appealed(world, decision, false);
    expect([stages(world), statusOf(world, applicant)]).toEqual([['awaits-confirmation'], 'candidate']);
    resolved(world, council, { kind: 'ratify-decision', decision }, 'against');
    expect([world.facts.all('decision').find(each => each.id === decision)?.refusedBy, stages(world)]).toEqual(['confirmation', ['refused']]);
    appealed(world, decision, false);
    expect([stages(world), statusOf(world, applicant)]).toEqual([['in-force'], 'full']);
  });
  it('follows the last instance, whichever way it decides', () => {
    for (const [uphold, before, after] of [[true, 'refused', 'awaits-confirmation'], [false, 'awaits-confirmation', 'refused']] as const) {
      const world = effectsWorld(CHANGED);
      const second = appealed(world, refusal(world), uphold);
      expect(stages(world)).toEqual([before]);
      lawfully(world.act('appeal', { decision: second, grounds }, person(1)));
      resolved(world, congress, { kind: 'decide-appeal', decision: second, uphold: false });
      expect(stages(world)).toEqual([after]);
    }
  });
  it('is none where the quorum failed, where no article opens an appeal, and where nobody asked for anything', () => {
    const few = effectsWorld({ ...CHANGED, 17: [`power: admit a member\nheld by: workplace assembly\n${HALF}\nquorum: half of electors\n${APPEAL}`] });
    resolved(few, assembly, admit, 'against');
    const unsaid = effectsWorld();
    resolved(unsaid, assembly, admit, 'against');
    resolved(unsaid, assembly, { kind: 'expel-member', person: person(8) }, 'against');
    expect([few, unsaid].flatMap(world => world.facts.all('decision'))).toEqual([]);
  });
  it('is offered for appeal to whom it is about', () => {
    const world = effectsWorld(CHANGED);
    const decision = refusal(world);
    const offered = (who: PersonId): readonly string[] => runNow(openActs(world.rules, who, world.now), world.facts.answer).open.filter(each => each.candidate.kind === 'appeal').map(each => each.candidate.on.id);
    expect([offered(applicant), offered(person(13))]).toEqual([[decision], []]);
    lawfully(world.act('appeal', { decision, grounds }, applicant));
    expect(offered(applicant)).toEqual([]);
  });
});

describe('what is taken for a time', () => {
  it('gives the vote back by the clock, after the charter’s time or on an earlier day', () => {
    const world = effectsWorld({ 32: [`power: disfranchise a member\nheld by: workplace assembly\ndecided by: more than half of votes cast\nlasts: 30 days`] });
    resolved(world, assembly, { kind: 'disfranchise-member', person: person(8) });
    expect(statusOf(world, person(8))).toBe('disfranchised');
    later(world, 40);
    expect(statusOf(world, person(8))).toBe('full');
    resolved(world, assembly, { kind: 'disfranchise-member', person: person(9), until: '2024-04-20' as never });
    later(world, 7);
    expect(statusOf(world, person(9))).toBe('full');
    expect(world.facts.all('decision').map(each => each.stage)).toEqual(['lapsed', 'lapsed']);
  });
  it('lets a decision lapse that the charter gives for a time', () => {
    const world = effectsWorld({ 12: [`power: decide workplace affairs\nheld by: workplace assembly\ndecided by: more than half of votes cast\nlasts: 10 days`] });
    resolved(world, assembly, { kind: 'decide', matter: 'workplace-affairs' as never });
    expect(world.facts.all('decision')[0]?.stage).toBe('in-force');
    later(world, 12);
    expect(world.facts.all('decision')[0]?.stage).toBe('lapsed');
  });
});

describe('suspension', () => {
  it('ends by the clock in the standing the member had', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'suspend-member', person: person(8) });
    expect(statusOf(world, person(8))).toBe('suspended');
    later(world, 40);
    expect(statusOf(world, person(8))).toBe('full');
    expect(world.facts.all('decision')[0]?.stage).toBe('lapsed');
  });
  it('may be shorter than the charter allows, never longer', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'suspend-member', person: person(8), until: '2024-03-10' as never });
    later(world, 7);
    expect(statusOf(world, person(8))).toBe('full');
    resolved(world, assembly, { kind: 'suspend-member', person: person(8), until: '2030-01-01' as never });
    later(world, 40);
    expect(statusOf(world, person(8))).toBe('full');
  });
  it('is ended early by reinstatement, and not doubled', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'suspend-member', person: person(8) });
    expect(refusedMove(world, assembly, { kind: 'suspend-member', person: person(8) })).toMatchObject({ code: 'already-done', article: '30' });
    resolved(world, assembly, { kind: 'reinstate-member', person: person(8) });
    expect(statusOf(world, person(8))).toBe('full');
  });
  it('stands while an appeal that does not suspend is decided', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'suspend-member', person: person(8) });
    lawfully(world.act('appeal', { decision: decision!.id, grounds: doc('why') }, person(8)));
    expect(statusOf(world, person(8))).toBe('suspended');
    resolved(world, executive, { kind: 'decide-appeal', decision: decision!.id, uphold: false });
    expect(statusOf(world, person(8))).toBe('full');
  });
});

describe('expulsion', () => {
  it('empties the seats of whoever is expelled', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'expel-member', person: person(5) });
    expect(statusOf(world, person(5))).toBe('expelled');
    expect(world.facts.all('seat').find(seat => seat.id === 'executive/0/whole/1')).toMatchObject({ vacantBecause: 'removed' });
  });
  it('is undone while an appeal suspends it, and takes effect again when it is upheld', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'expel-member', person: person(8) });
    lawfully(world.act('appeal', { decision: decision!.id, grounds: doc('why') }, person(8)));
    expect([statusOf(world, person(8)), world.facts.all('decision')[0]?.stage]).toEqual(['full', 'suspended']);
    resolved(world, executive, { kind: 'decide-appeal', decision: decision!.id, uphold: true });
    expect([statusOf(world, person(8)), world.facts.all('decision')[0]?.stage]).toEqual(['expelled', 'in-force']);
  });
  it('may be appealed against once, in time, by those concerned', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'expel-member', person: person(8) })!.id;
    const grounds = doc('why');
    expect(refused(world.ask('appeal', { decision, grounds }, person(13)))).toMatchObject({ code: 'not-entitled', article: '21' });
    expect(refusedMove(world, executive, { kind: 'decide-appeal', decision, uphold: true })).toMatchObject({ code: 'no-appeal', article: '39' });
    const late = effectsWorld();
    const old = resolved(late, assembly, { kind: 'expel-member', person: person(8) })!.id;
    later(late, 12);
    expect(refused(late.ask('appeal', { decision: old, grounds }, person(8)))).toMatchObject({ code: 'too-late', article: '21' });
  });
});

describe('the franchise', () => {
  it('is taken and given back', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'disfranchise-member', person: person(8) });
    expect(statusOf(world, person(8))).toBe('disfranchised');
    expect(refusedMove(world, assembly, { kind: 'restore-franchise', person: person(7) })).toMatchObject({ code: 'already-done', article: '32' });
    resolved(world, assembly, { kind: 'restore-franchise', person: person(8) });
    expect(statusOf(world, person(8))).toBe('full');
  });
});
