import { describe, expect, it } from 'vitest';
import { UTC, type Day } from '#kernel/time.ts';
import type { VersionHash, ArticleId, MatterId } from '#charter/law.ts';
import type { DocumentRef, ElectionId, SeatId, UnitId } from '../ids.ts';
import { assembly, council, doc, executive, later, lawfully, moveContent, person, putToVote, refused, vote } from '../../../test/council-world.ts';
import { assembly2, congress, effectsWorld, refusedMove, resolved, statusOf } from '../../../test/effects-world.ts';

const seat = 'executive/0/whole/1' as SeatId;
const amendment = { kind: 'amend-charter', text: 'sha256:new' as DocumentRef, version: 'sha256:v2' as VersionHash, articles: ['12' as ArticleId] } as const;

describe('offices', () => {
  it('lose a holder by resolution, and the vacancy rule follows', () => {
    const world = effectsWorld();
    resolved(world, congress, { kind: 'remove-holder', seat });
    expect(world.facts.all('seat').find(each => each.id === seat)).toMatchObject({ vacantBecause: 'removed' });
    expect(world.facts.all('election')).toMatchObject([{ byElection: true, seats: [seat] }]);
    expect(refusedMove(world, congress, { kind: 'remove-holder', seat })).toMatchObject({ code: 'seat-vacant', article: '37' });
  });
  it('are filled by appointment for a time only', () => {
    const world = effectsWorld();
    const appoint = { kind: 'appoint', body: executive, seat, person: person(8) } as const;
    expect(refusedMove(world, congress, appoint)).toMatchObject({ code: 'wrong-stage', article: '37' });
    resolved(world, congress, { kind: 'remove-holder', seat });
    expect(refusedMove(world, congress, { ...appoint, person: person(99) })).toMatchObject({ code: 'not-eligible', article: '37' });
    resolved(world, congress, appoint);
    expect(world.facts.all('seat').find(each => each.id === seat)).toMatchObject({ holder: person(8), until: '2024-03-28' });
    later(world, 30);
    expect(world.facts.all('seat').find(each => each.id === seat)?.holder).toBeUndefined();
  });
});

describe('overriding', () => {
  it('annuls a decision and undoes what can be undone', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'suspend-member', person: person(8) })!.id;
    resolved(world, council, { kind: 'override-decision', decision, how: 'annul' });
    expect([statusOf(world, person(8)), world.facts.all('decision')[0]?.stage]).toEqual(['full', 'annulled']);
    expect(refusedMove(world, council, { kind: 'override-decision', decision })).toMatchObject({ code: 'wrong-stage', article: '38' });
  });
  it('of a delayed decision keeps it from ever taking effect', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'secede-unit', unit: 'w1' as UnitId })!.id;
    resolved(world, council, { kind: 'override-decision', decision, how: 'suspend' });
    expect(world.facts.all('timer').filter(timer => timer.id.startsWith('take-effect'))).toEqual([]);
    later(world, 60);
    expect(statusOf(world, person(8))).toBe('full');
  });
});

describe('a decision that is restored', () => {
  const HALF = 'decided by: more than half of votes cast';
  const OVERRIDE = { 38: [`power: override a decision\nover: workplace assembly\nheld by: city council\n${HALF}`, `power: override a decision\nover: city council\nheld by: congress\n${HALF}`] };
  const delays = (world: ReturnType<typeof effectsWorld>): readonly number[] => world.facts.all('timer').filter(timer => timer.id.startsWith('take-effect')).map(timer => timer.at);

  it('waits out its delay anew, and the clock carries it out', () => {
    const world = effectsWorld(OVERRIDE);
    const decision = resolved(world, assembly, { kind: 'secede-unit', unit: 'w1' as UnitId })!.id;
    const suspension = resolved(world, council, { kind: 'override-decision', decision, how: 'suspend' })!.id;
    expect(delays(world)).toEqual([]);
    later(world, 60);
    resolved(world, congress, { kind: 'override-decision', decision: suspension });
    expect([world.facts.all('decision')[0]?.stage, delays(world)]).toEqual(['in-force', [UTC.startOf('2024-06-10' as Day)]]);
    expect(statusOf(world, person(8))).toBe('full');
    later(world, 40);
    expect(statusOf(world, person(8))).toBe('left');
  });

  it('after it had been carried out is not carried out twice: whoever came into the seat keeps it', () => {
    const world = effectsWorld({ 37: [`power: remove a holder\nover: executive\nheld by: congress\n${HALF}\nappeal to: executive within 100 days, suspends`], 39: [`power: decide an appeal\nover: congress\nheld by: executive\n${HALF}`] });
    const third = 'executive/0/whole/3' as SeatId;
    const holder = () => world.facts.all('seat').find(each => each.id === third)!;
    const decision = resolved(world, congress, { kind: 'remove-holder', seat: third })!.id;
    world.facts.write([{ change: 'put', kind: 'seat', id: third, value: { ...holder(), holder: person(16) } }]);
    lawfully(world.act('appeal', { decision, grounds: doc('why') }, person(5)));
    expect(world.facts.all('decision')[0]).toMatchObject({ stage: 'suspended', stands: true });
    resolved(world, executive, { kind: 'decide-appeal', decision, uphold: true });
    expect([world.facts.all('decision').find(each => each.id === decision)?.stage, holder().holder]).toEqual(['in-force', person(16)]);
  });

  it('has its clock set once more after it ran out once, and another act for it', () => {
    const world = effectsWorld({ ...OVERRIDE, 30: [`power: suspend a member\nheld by: workplace assembly\n${HALF}\ndelay: 1 month`] });
    const keys: string[] = [];
    const submit = world.submit.bind(world);
    world.submit = act => { if (act.kind === 'take-effect') keys.push(act.key); return submit(act); };
    const decision = resolved(world, assembly, { kind: 'suspend-member', person: person(8) })!.id;
    later(world, 40);
    expect(statusOf(world, person(8))).toBe('suspended');
    const annulment = resolved(world, council, { kind: 'override-decision', decision })!.id;
    expect(statusOf(world, person(8))).toBe('full');
    resolved(world, congress, { kind: 'override-decision', decision: annulment });
    expect(statusOf(world, person(8))).toBe('full');
    later(world, 40);
    expect([statusOf(world, person(8)), keys.length, new Set(keys).size]).toEqual(['suspended', 2, 2]);
  });
});

describe('acting for a body', () => {
  it('lapses, and what it did is undone, unless the body ratifies in time', () => {
    const world = effectsWorld();
    const orphan = { kind: 'decide', matter: 'orphan' as MatterId } as const;
    const decision = resolved(world, executive, orphan);
    expect(decision).toMatchObject({ stage: 'in-force', authority: '48', actedFor: { body: congress, awaits: congress } });
    later(world, 40);
    expect(world.facts.all('decision')[0]?.stage).toBe('lapsed');
  });
  it('stands for good when ratified, and lapses at once when refused', () => {
    for (const [answer, stage] of [['for', 'in-force'], ['against', 'lapsed']] as const) {
      const world = effectsWorld();
      const decision = resolved(world, executive, { kind: 'decide', matter: 'orphan' as MatterId })!.id;
      resolved(world, congress, { kind: 'ratify-decision', decision }, answer);
      expect(world.facts.all('decision')[0]?.stage).toBe(stage);
      later(world, 40);
      expect(world.facts.all('decision')[0]?.stage).toBe(stage);
    }
  });
});

describe('an amendment of the charter', () => {
  it('is refused for what nobody may touch, and to whom it does not belong', () => {
    const world = effectsWorld();
    expect(refusedMove(world, congress, { ...amendment, articles: ['1' as ArticleId] })).toMatchObject({ code: 'untouchable', article: '42' });
    expect(refusedMove(world, executive, amendment)).toMatchObject({ code: 'not-in-competence', article: '42' });
    expect(refusedMove(world, congress, { ...amendment, articles: [] })).toMatchObject({ code: 'no-such-thing', article: '42' });
  });
  it('is in force as soon as enough units have ratified it', () => {
    const world = effectsWorld();
    const decision = resolved(world, congress, amendment);
    expect(decision?.stage).toBe('awaits-ratification');
    resolved(world, assembly, { kind: 'ratify-decision', decision: decision!.id });
    expect(world.facts.all('ratification')).toMatchObject([{ units: 2, for: 1, against: 0, stage: 'open' }]);
    expect(refusedMove(world, assembly, { kind: 'ratify-decision', decision: decision!.id })).toMatchObject({ code: 'already-done', article: '42' });
    resolved(world, assembly2, { kind: 'ratify-decision', decision: decision!.id });
    expect(world.facts.all('ratification')).toMatchObject([{ for: 2, stage: 'carried' }]);
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:v2');
  });
  it('is lost as soon as too many units have refused, or when the time is over', () => {
    const world = effectsWorld();
    const decision = resolved(world, congress, amendment)!.id;
    resolved(world, assembly, { kind: 'ratify-decision', decision }, 'against');
    expect([world.facts.all('ratification')[0]?.stage, world.facts.all('decision').find(each => each.id === decision)?.stage]).toEqual(['lost', 'lapsed']);
    const silent = effectsWorld();
    resolved(silent, congress, amendment);
    later(silent, 60);
    expect(silent.facts.all('ratification')[0]?.stage).toBe('lost');
    expect(silent.facts.all('organisation')[0]?.version).not.toBe('sha256:v2');
  });
  it('waits for the day on which it begins', () => {
    const world = effectsWorld();
    const decision = resolved(world, congress, { ...amendment, inForce: '2024-06-01' as never })!.id;
    for (const body of [assembly, assembly2]) resolved(world, body, { kind: 'ratify-decision', decision });
    expect(world.facts.all('organisation')[0]?.versions).toHaveLength(1);
    later(world, 100);
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:v2');
  });
  it('differs from a reading, which its body adopts alone', () => {
    const world = effectsWorld();
    resolved(world, executive, { kind: 'adopt-reading', text: 'sha256:r' as DocumentRef, version: 'sha256:v3' as VersionHash });
    expect(world.facts.all('organisation')[0]?.version).toBe('sha256:v3');
    expect(refusedMove(world, executive, { kind: 'adopt-reading', text: 'sha256:r' as DocumentRef, version: 'sha256:v3' as VersionHash })).toMatchObject({ code: 'already-done', article: '43' });
  });
});

describe('an emergency', () => {
  it('ends by the clock, is not renewed, and reaches only what its power names', () => {
    const world = effectsWorld();
    const convene = { body: council, meetingAt: (world.now + 5 * 86_400_000) as typeof world.now };
    expect(refused(world.ask('convene', convene, person(18)))).toMatchObject({ code: 'notice-too-short' });
    resolved(world, executive, { kind: 'declare-emergency' });
    expect(world.ask('convene', convene, person(18)).lawful).toBe(true);
    expect(refused(world.ask('convene', { ...convene, body: assembly }, person(0)))).toMatchObject({ code: 'notice-too-short', article: '8' });
    expect(refusedMove(world, executive, { kind: 'declare-emergency' })).toMatchObject({ code: 'already-done', article: '40' });
    later(world, 20);
    expect(world.facts.all('emergency')).toMatchObject([{ stage: 'ended' }]);
    expect(refusedMove(world, executive, { kind: 'declare-emergency' })).toMatchObject({ code: 'already-done', article: '40' });
  });
  it('is ended by whoever may end it', () => {
    const world = effectsWorld();
    expect(refusedMove(world, council, { kind: 'end-emergency' })).toMatchObject({ code: 'no-such-thing', article: '41' });
    resolved(world, executive, { kind: 'declare-emergency' });
    resolved(world, council, { kind: 'end-emergency' });
    expect(world.facts.all('emergency')).toMatchObject([{ stage: 'ended' }]);
  });
});

describe('annulling a vote', () => {
  it('takes the decision with it, and keeps both on record', () => {
    const world = effectsWorld();
    const decision = resolved(world, assembly, { kind: 'expel-member', person: person(8) })!;
    resolved(world, executive, { kind: 'annul-vote', poll: decision.poll! });
    expect(statusOf(world, person(8))).toBe('full');
    expect(world.facts.all('poll').find(each => each.id === decision.poll)).toMatchObject({ stage: 'annulled', verdict: { outcome: 'carried' } });
    expect([world.facts.all('decision').find(each => each.id === decision.id)?.stage, world.facts.all('motion').find(each => each.id === decision.motion)?.stage]).toEqual(['annulled', 'void']);
    expect(refusedMove(world, executive, { kind: 'annul-vote', poll: decision.poll! })).toMatchObject({ code: 'already-done', article: '46' });
  });
  it('voids an election: the seats are vacant and the election is held again', () => {
    const world = effectsWorld();
    lawfully(world.act('call-election', { body: executive }, person(19)));
    const election = world.facts.all('election')[0]!.id;
    for (const n of [7, 8, 9]) lawfully(world.act('nominate', { election, person: person(n) }, person(n)));
    later(world, 9);
    const poll = world.facts.all('poll')[0]!.id;
    lawfully(world.act('cast', { poll, choice: { kind: 'picks', options: [person(7)] } }, person(1)));
    later(world, 9);
    expect(world.facts.all('election')[0]?.stage).toBe('done');
    resolvedByElected(world, election);
    expect(world.facts.all('election').map(each => each.stage)).toEqual(['void', 'nomination']);
    expect(world.facts.all('seat').filter(each => each.body === executive).every(each => each.holder === undefined && each.vacantBecause === 'election-void')).toBe(true);
  });
});

/** The executive itself is voided here, so its new members vote on it: the charter of this test lets them. */
function resolvedByElected(world: ReturnType<typeof effectsWorld>, election: ElectionId): void {
  const holders = world.facts.all('seat').filter(each => each.body === executive && each.holder !== undefined).map(each => each.holder!);
  const { events } = lawfully(world.act('move', moveContent({ body: executive, effect: { kind: 'void-election', election } }), holders[0]!));
  const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
  const poll = putToVote(world, motion, 'roll-call', Number(holders[0]!.slice(1)));
  vote(world, poll, Object.fromEntries(holders.map(each => [Number(each.slice(1)), 'for'])));
  later(world, 3);
}

describe('an appeal against an appeal', () => {
  it('goes on to the next body, and its success puts the first decision back', () => {
    const changed = { 39: ['power: decide an appeal\nover: workplace assembly\nheld by: executive\ndecided by: more than half of votes cast\nappeal to: congress within 10 days, does not suspend'] };
    const world = effectsWorld(changed);
    const decision = resolved(world, assembly, { kind: 'expel-member', person: person(8) })!.id;
    lawfully(world.act('appeal', { decision, grounds: doc('why') }, person(8)));
    const second = resolved(world, executive, { kind: 'decide-appeal', decision, uphold: false })!.id;
    expect(statusOf(world, person(8))).toBe('full');
    lawfully(world.act('appeal', { decision: second, grounds: doc('no') }, person(3)));
    resolved(world, congress, { kind: 'decide-appeal', decision: second, uphold: false });
    expect([statusOf(world, person(8)), world.facts.all('decision').find(each => each.id === decision)?.stage]).toEqual(['expelled', 'in-force']);
  });
});
