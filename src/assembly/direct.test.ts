import { describe, expect, it } from 'vitest';
import type { Day, Instant } from '#kernel/time.ts';
import fc from 'fast-check';
import { runNow } from './asking.ts';
import type { MeetingId, MotionId, PersonId, SeatId, UnitId } from './ids.ts';
import { openActs } from './open-acts/open-acts.ts';
import { basesOfBody } from './voters.ts';
import { convened, council, councilLaw, councilWorld, DAY, later, lawfully, moveContent, opened, person, refused, remedies, vote } from '../../test/council-world.ts';
import type { World } from './world.ts';

const SEATS = 'seats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 2\n    weight: electors';
const DECIDES = 'decides by: more than half of votes cast\nquorum: half of seats filled';
const VOTES = 'ballot: open\ncount: plurality\nties: lot';
const ELECTION = (body: string): string => `election of: ${body}\ncalled by: keeper of the roll\nnomination: self, others with acceptance\nnominations: 7 days\nvoting: 7 days\n${VOTES}`;

/** The city of the council world, with 20 members; p18 keeps the chair and p19 the roll. */
function city(below: string, more: Readonly<Record<string, readonly string[]>> = {}): World {
  return councilWorld(councilLaw({ 3: [`body: city council\nfor each: city\n${SEATS}\nterm: 1 year\nhold over: yes\nmandate: bound\nvacancy: by-election\n${DECIDES}\ndirect below: ${below}`], 22: [ELECTION('city council')], ...more }));
}

function enrolled(world: World, numbers: readonly number[], status = 'full'): void {
  const day = world.rules.calendar.dayOf(world.now);
  lawfully(world.act('enrol', { day, lines: numbers.map(n => ({ person: person(n), units: ['w1' as UnitId], status, joined: '2024-01-01' as Day, attributes: {} })) }, person(19)));
}

function moved(world: World, by: number, meeting?: MeetingId): MotionId {
  const { events } = lawfully(world.act('move', moveContent({ body: council, ...(meeting === undefined ? {} : { meeting }) }), person(by)));
  const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
  lawfully(world.act('second', { motion }, person(by === 7 ? 8 : 7)));
  return motion;
}

/** Kinds of acts about the council that are open to the person, and codes of those that are closed. */
function acts(world: World, who: PersonId): { readonly open: readonly string[]; readonly closed: readonly string[] } {
  const { open, closed } = runNow(openActs(world.rules, who, world.now), world.facts.answer);
  const on = (id: string): boolean => id === council;
  return { open: open.filter(each => on(each.candidate.on.id)).map(each => each.candidate.kind), closed: closed.filter(each => on(each.candidate.on.id)).map(each => `${each.candidate.kind}:${each.refusal.code}`) };
}

describe('a council with "direct below" a number of members', () => {
  it.each([[19, false], [20, false], [21, true]])('of 20 members with %i as the number is direct: %s', (below, direct) => {
    const world = city(`${below} members`);
    expect(world.ask('move', moveContent({ body: council }), person(7)).lawful).toBe(direct);
    expect(world.ask('call-election', { body: council }, person(19)).lawful).toBe(!direct);
    expect(runNow(basesOfBody(world.rules, { body: council, at: world.now }), world.facts.answer)).toEqual(direct ? { electors: 20, members: 20, seats: 20, filled: 20 } : { electors: 4, members: 4, seats: 4, filled: 4 });
  });

  it('refuses its election with the article of the number, the figures, and what to do in its place', () => {
    const refusal = city('21 members').ask('call-election', { body: council }, person(19));
    expect(refused(refusal)).toEqual({ code: 'direct-council', article: '3', facts: { body: council, have: 20, below: 21 } });
    expect(remedies(refusal)).toEqual(['convene', 'move-in']);
  });

  it('counts the figures of the unit where the number speaks of them, and goes by seats where none is recorded', () => {
    const world = city('100 inhabitants');
    expect(world.ask('call-election', { body: council }, person(19)).lawful).toBe(true);
    for (const [inhabitants, lawful] of [[99, false], [100, true]] as const) {
      lawfully(world.act('record-units', { day: '2024-01-01' as Day, units: [{ unit: 'c1' as UnitId, kind: 'city' as never, name: 'c1', parents: [], figures: { inhabitants } }] }, person(19)));
      expect(world.ask('call-election', { body: council }, person(19)).lawful).toBe(lawful);
    }
  });

  it('lets everybody move and vote between its meetings, each with one vote, and nobody by a seat besides', () => {
    const world = city('21 members');
    const motion = moved(world, 6);
    lawfully(world.act('put-to-vote', { motion, mode: 'card' }, person(6)));
    const [poll] = world.facts.all('poll');
    expect(poll!.order).toMatchObject({ direct: true, roll: { size: 20, weight: 20, spec: { of: 'members', unit: 'c1' } }, bases: { electors: 20, filled: 20 } });
    vote(world, poll!.id, Object.fromEntries([3, 4, 5, 6, 7, 8, 9, 10, 11].map(n => [n, 'for'])));
    later(world, 8);
    // Nine of twenty are not half of those who sit.
    expect(world.facts.all('poll')[0]!.verdict).toMatchObject({ outcome: 'lost', tests: [{ met: true }, { kind: 'quorum', of: 'filled', have: '9', base: '20', met: false }] });
  });

  it('meets as its assembly: whoever is present votes, and the quorum is a share of all', () => {
    const world = city('21 members');
    const meeting = convened(world, council);
    expect(world.facts.all('meeting')[0]).toMatchObject({ quorum: { need: 10, base: 20 } });
    opened(world, meeting, [0, 1, 2, 5, 6, 7, 8, 9, 10, 11]);
    expect(world.facts.all('meeting')[0]).toMatchObject({ direct: true, present: 10 });
    const motion = moved(world, 6, meeting);
    lawfully(world.act('put-to-vote', { motion, mode: 'roll-call' }, person(18)));
    const [poll] = world.facts.all('poll');
    expect(refused(world.ask('cast', { poll: poll!.id, choice: { kind: 'question', vote: 'for' } }, person(3)))).toMatchObject({ code: 'not-on-roll' });
    vote(world, poll!.id, Object.fromEntries([0, 1, 2, 5, 6, 7, 8, 9, 10, 11].map(n => [n, 'for'])));
    lawfully(world.act('close-poll', { poll: poll!.id }, person(18)));
    expect(world.facts.all('decision')).toMatchObject([{ body: council, stage: 'in-force' }]);
  });

  it('offers what follows: moving to all, and the election closed with its reason', () => {
    expect(acts(city('21 members'), person(7)).open).toContain('move');
    expect(acts(city('21 members'), person(19)).closed).toContain('call-election:direct-council');
    expect(acts(city('20 members'), person(7)).closed).toContain('move:not-entitled');
  });
});

describe('a council that grows or shrinks over the number', () => {
  it('lets an open meeting and an open vote end as they began', () => {
    const world = city('21 members');
    const meeting = convened(world, council);
    opened(world, meeting, [0, 1, 2, 5, 6, 7, 8, 9, 10, 11]);
    const before = moved(world, 6, meeting);
    enrolled(world, [30, 31]);
    expect(world.ask('move', moveContent({ body: council }), person(7)).lawful).toBe(false);
    lawfully(world.act('check-in', { meeting }, person(12)));
    const poll = () => world.facts.all('poll')[0]!;
    lawfully(world.act('put-to-vote', { motion: before, mode: 'roll-call' }, person(18)));
    expect(poll().order).toMatchObject({ direct: true, roll: { size: 11 }, bases: { filled: 22 } });
    lawfully(world.act('close-poll', { poll: poll().id }, person(18)));
    lawfully(world.act('close-meeting', { meeting }, person(18)));
    // The next one is of the seats, which have stayed as they were.
    const next = convened(world, council);
    expect(world.facts.all('meeting').find(each => each.id === next)).toMatchObject({ quorum: { base: 4 } });
    expect(refused(world.ask('check-in', { meeting: next }, person(12)))).toMatchObject({ code: 'too-early' });
    opened(world, next, [3, 13]);
    expect(refused(world.ask('check-in', { meeting: next }, person(12)))).toMatchObject({ code: 'not-entitled' });
  });

  it('leaves its holders their seats, which give no vote while it is direct and are not filled again', () => {
    const world = city('20 members');
    expect(world.ask('move', moveContent({ body: council }), person(4)).lawful).toBe(true);
    enrolled(world, [9], 'left');
    const seat = 'city-council@c1/0/w1/1' as SeatId;
    expect(world.ask('move', moveContent({ body: council }), person(9)).lawful).toBe(false);
    lawfully(world.act('resign', { seat }, person(3)));
    expect(world.facts.all('seat').find(each => each.id === seat)?.holder).toBeUndefined();
    expect(world.facts.all('election')).toEqual([]);
    enrolled(world, [30]);
    expect(runNow(basesOfBody(world.rules, { body: council, at: world.now }), world.facts.answer)).toEqual({ electors: 3, members: 3, seats: 4, filled: 3 });
    expect(world.ask('call-election', { body: council }, person(19)).lawful).toBe(true);
  });

  it('finishes the election it has called', () => {
    const world = city('20 members');
    lawfully(world.act('call-election', { body: council }, person(19)));
    const [election] = world.facts.all('election');
    lawfully(world.act('nominate', { election: election!.id, person: person(5) }, person(5)));
    enrolled(world, [9], 'left');
    later(world, 20);
    expect(world.facts.all('seat').filter(seat => seat.body === council && seat.holder === person(5))).toHaveLength(1);
  });
});

describe('a body elected by direct councils', () => {
  const REGION = 'body: region\nform: council\nseats:\n  - from: each city\n    elected by: city council\n    ratio: 1 per 2 seats, rounded up\ndecides by: more than half of votes cast';

  it('is elected by everybody of a council that is direct, and sends no more than its seats would', () => {
    const world = city('21 members', { 23: [REGION, ELECTION('region')] });
    const called = lawfully(world.act('call-election', { body: 'region' as never }, person(19)));
    const [election] = world.facts.all('election');
    // Four seats by its own rule, one for each two.
    expect(called.applied).toMatchObject([{ code: 'apportioned', facts: { seats: 2 } }]);
    lawfully(world.act('nominate', { election: election!.id, person: person(6) }, person(6)));
    lawfully(world.act('nominate', { election: election!.id, person: person(15) }, person(7)));
    lawfully(world.act('accept-nomination', { election: election!.id }, person(15)));
    later(world, 7.5);
    expect(world.facts.all('poll')[0]!.order.roll).toMatchObject({ size: 20, spec: { of: 'members', unit: 'c1' } });
    lawfully(world.act('cast', { poll: world.facts.all('poll')[0]!.id, choice: { kind: 'picks', options: [person(6)] } }, person(17)));
    later(world, 8);
    expect(world.facts.all('seat').filter(seat => seat.body === 'region' && seat.holder === person(6))).toHaveLength(1);
  });

  const WORKS = 'body: works council\nfor each: workplace\nseats:\n  - elected by: members in good standing\n    number: 2\ndecides by: more than half of votes cast\ndirect below: 10 members';
  const JOINT = 'body: joint committee\nfor each: city\nseats:\n  - elected by: works council\n    number: 1\ndecides by: more than half of votes cast';

  it('is elected by holders and by everybody together, where only some of its electing councils are direct', () => {
    const world = councilWorld(councilLaw({ 23: [WORKS, JOINT, ELECTION('joint committee')] }));
    const put = (id: string, holder: PersonId): void => world.facts.write([{ change: 'put', kind: 'seat', id, value: { id: id as SeatId, body: 'works-council@w1' as never, source: 0, voice: 'vote', weight: 1, mandate: 'free', holder, alternates: [] } }]);
    put('works-council@w1/0/whole/1', person(1));
    put('works-council@w1/0/whole/2', person(2));
    lawfully(world.act('enrol', { day: '2024-03-01' as Day, lines: [{ person: person(19), units: ['w1' as UnitId], status: 'full', joined: '2024-01-01' as Day, attributes: {} }] }, person(19)));
    lawfully(world.act('call-election', { body: 'joint-committee@c1' as never }, person(19)));
    lawfully(world.act('nominate', { election: world.facts.all('election')[0]!.id, person: person(2) }, person(2)));
    later(world, 7.5);
    const [poll] = world.facts.all('poll');
    expect(poll!.order.roll).toMatchObject({ size: 11, weight: 11, spec: { of: 'bodies', bodies: ['works-council@w1'], units: ['w2'] } });
    const cast = (n: number): string => { const judged = world.act('cast', { poll: poll!.id, choice: { kind: 'picks', options: [person(2)] } }, person(n)); return judged.lawful ? 'lawful' : judged.code; };
    expect([1, 2, 10, 18, 3, 19].map(cast)).toEqual(['lawful', 'lawful', 'lawful', 'lawful', 'not-on-roll', 'not-on-roll']);
  });
});

describe('who sits in a council', () => {
  it('is always either everybody or the holders, as its size says', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }), (below, size) => {
      const world = city(`${below} members`);
      enrolled(world, Array.from({ length: 20 }, (_, n) => n).filter(n => n >= size && ![3, 4, 13, 14, 19].includes(n)), 'left');
      const left = Array.from({ length: 20 }, (_, n) => n).filter(n => n < size || [3, 4, 13, 14, 19].includes(n));
      const bases = runNow(basesOfBody(world.rules, { body: council, at: (world.now + DAY) as Instant }), world.facts.answer);
      expect(bases.electors).toBe(left.length < below ? left.length : 4);
    }), { numRuns: 20 });
  });
});

describe('open acts', () => {
  it('tell the store beforehand whatever they will count of a council', () => {
    const { rules, now, facts } = city('21 members');
    const foreseen = new Set<string>();
    const unforeseen: unknown[] = [];
    runNow(openActs(rules, person(7), now), query => {
      if (query.ask === 'foresee') for (const count of query.counts ?? []) foreseen.add(JSON.stringify(count));
      if (query.ask === 'count-members' && query.unit === 'c1' && !foreseen.has(JSON.stringify(query))) unforeseen.push(query);
      return facts.answer(query);
    });
    expect(foreseen.size).toBe(1);
    expect(unforeseen).toEqual([]);
  });
});
