import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { councilLaw, councilWorld, doc, later, lawfully, person, refused } from '../../test/council-world.ts';
import type { Seat } from './facts.ts';
import type { BodyId, MotionId } from './ids.ts';
import type { World } from './world.ts';

const board = 'board' as BodyId;
const ELECTION = 'election of: board\ncalled by: keeper of the roll\nnomination: self\nnominations: 3 days\nvoting: 3 days\nballot: open\ncount: block\nties: lot';
const BODY = (source: string): string => `body: board\nseats:\n  - from: each workplace\n    elected by: members in good standing\n${source}\ndecides by: more than half of votes cast`;
const tabled = (source: string): World => councilWorld(councilLaw({ 30: [BODY(source)], 31: [ELECTION], 32: ['motions in: board\nmoved by: seats of board\nseconders: 0\nmodes: card vote, roll call\nbetween meetings: 7 days'] }));
const call = (world: World): void => { lawfully(world.act('call-election', { body: board }, person(19))); };
const seats = (world: World): readonly (readonly [string | undefined, number])[] => world.facts.all('seat').filter((seat: Seat) => seat.body === board).map(seat => [seat.constituency, seat.weight]);
const lines = (table: Readonly<Record<string, number>>): string => Object.entries(table).map(([unit, count]) => `      ${unit}: ${count}`).join('\n');

describe('seats by a table', () => {
  it('are those that the charter gives to each unit by name', () => {
    const world = tabled('    table:\n      W1: 3\n      w2: two');
    call(world);
    expect(seats(world).map(([unit]) => unit)).toEqual(['w1', 'w1', 'w1', 'w2', 'w2']);
  });

  it('may be none', () => {
    const world = tabled('    table:\n      w1: 1\n      w2: 0');
    call(world);
    expect(seats(world)).toEqual([['w1', 1]]);
  });

  it('are not called for when a unit is not in the table, or a name in it is no unit', () => {
    const world = tabled('    table:\n      w1: 3\n      harbour: 2');
    expect(refused(world.ask('call-election', { body: board }, person(19)))).toEqual({ code: 'table-mismatch', article: '30', facts: { body: board, unlisted: ['w2'], unknown: ['harbour'], twice: [] } });
    lawfully(world.act('record-units', { day: '2024-03-01' as never, units: [{ unit: 'w2' as never, kind: 'workplace' as never, name: 'Harbour', parents: ['c1'] as never, figures: {} }] }, person(19)));
    call(world);
    expect(seats(world).filter(([unit]) => unit === 'w2')).toHaveLength(2);
  });

  it('are not called for when two units bear one name', () => {
    const world = tabled('    table:\n      w1: 3\n      w2: 2');
    lawfully(world.act('record-units', { day: '2024-03-01' as never, units: [{ unit: 'w3' as never, kind: 'workplace' as never, name: 'W1', parents: ['c1'] as never, figures: {} }] }, person(19)));
    expect(refused(world.ask('call-election', { body: board }, person(19))).facts).toMatchObject({ twice: ['w1'] });
  });
});

describe('votes of seats', () => {
  it('are a number for each seat', () => {
    const world = tabled('    number: 2\n    weight: 3');
    call(world);
    expect(seats(world)).toEqual([['w1', 3], ['w1', 3], ['w2', 3], ['w2', 3]]);
  });

  it('are those of the unit by a table, shared over its seats, and decide a card vote', () => {
    const world = tabled('    number: 2\n    votes:\n      w1: 5\n      w2: 4');
    call(world);
    expect(seats(world)).toEqual([['w1', 3], ['w1', 2], ['w2', 2], ['w2', 2]]);
    for (const election of world.facts.all('election')) for (const n of election.constituency === 'w1' ? [7, 8] : [17, 18]) lawfully(world.act('nominate', { election: election.id, person: person(n) }, person(n)));
    later(world, 4);
    for (const election of world.facts.all('election')) lawfully(world.act('cast', { poll: election.poll!, choice: { kind: 'picks', options: election.candidates.map(each => each.person) } }, person(election.constituency === 'w1' ? 6 : 16)));
    later(world, 4);
    const { events } = lawfully(world.act('move', { body: board, title: doc('t'), paragraphs: [{ id: 'a', text: doc('a') }], effect: { kind: 'decide' } }, person(7)));
    const motion: MotionId = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    lawfully(world.act('put-to-vote', { motion, mode: 'card' }, person(7)));
    const poll = world.facts.all('motion')[0]!.poll!;
    for (const n of [7, 8, 17, 18]) lawfully(world.act('cast', { poll, choice: { kind: 'question', vote: n < 10 ? 'for' : 'against' } }, person(n)));
    later(world, 9);
    expect(world.facts.all('poll').find(each => each.id === poll)?.verdict).toMatchObject({ outcome: 'carried', totals: { for: { heads: 2, weight: 5 }, against: { heads: 2, weight: 4 } } });
  });

  it('must be there for every unit', () => {
    expect(refused(tabled('    number: 1\n    votes:\n      w1: 5').ask('call-election', { body: board }, person(19)))).toMatchObject({ code: 'table-mismatch', facts: { unlisted: ['w2'] } });
  });
});

it('never gives a unit other seats or votes than the tables say', () => {
  fc.assert(fc.property(fc.record({ w1: fc.integer({ min: 1, max: 9 }), w2: fc.integer({ min: 1, max: 9 }) }), fc.record({ w1: fc.integer({ min: 0, max: 40 }), w2: fc.integer({ min: 0, max: 40 }) }), (table, votes) => {
    const world = tabled(`    table:\n${lines(table)}\n    votes:\n${lines(votes)}`);
    call(world);
    for (const unit of ['w1', 'w2'] as const) {
      const own = seats(world).filter(([constituency]) => constituency === unit);
      expect([own.length, own.reduce((sum, [, weight]) => sum + weight, 0)]).toEqual([table[unit], votes[unit]]);
    }
  }), { numRuns: 50 });
});
