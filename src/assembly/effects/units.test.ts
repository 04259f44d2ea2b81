import { describe, expect, it } from 'vitest';
import type { UnitKindId } from '#charter/law.ts';
import type { SeatId, UnitId } from '../ids.ts';
import { assembly, council, later, person } from '../../../test/council-world.ts';
import { effectsWorld, refusedMove, resolved, statusOf, unitsOf } from '../../../test/effects-world.ts';

const [w1, w2, c1] = ['w1', 'w2', 'c1'] as UnitId[] as [UnitId, UnitId, UnitId];
const workplace = 'workplace' as UnitKindId;
const seatIds = (world: ReturnType<typeof effectsWorld>): SeatId[] => world.facts.all('seat').map(seat => seat.id);

describe('units', () => {
  it('are created where the charter lets them lie, inside the place of the body', () => {
    const world = effectsWorld();
    expect(refusedMove(world, council, { kind: 'create-unit', unitKind: workplace, name: 'Mill', parents: [w1] })).toMatchObject({ code: 'no-such-thing', article: '33' });
    const decision = resolved(world, council, { kind: 'create-unit', unitKind: workplace, name: 'Mill', parents: [c1] });
    expect(world.facts.all('unit').find(unit => unit.id === `unit:${decision!.id}`)).toMatchObject({ kind: 'workplace', name: 'Mill', parents: [c1] });
  });
  it('divide: those named move into the new unit', () => {
    const world = effectsWorld();
    expect(refusedMove(world, assembly, { kind: 'split-unit', unit: w1, name: 'Second shift', members: [person(13)] })).toMatchObject({ code: 'not-a-member', article: '34' });
    const decision = resolved(world, assembly, { kind: 'split-unit', unit: w1, name: 'Second shift', members: [person(8), person(9)] });
    const fresh = `unit:${decision!.id}`;
    expect([unitsOf(world, person(8)), unitsOf(world, person(7))]).toEqual([[fresh], ['w1']]);
  });
  it('merge: members, and nothing else, go over', () => {
    const world = effectsWorld();
    expect(refusedMove(world, council, { kind: 'merge-units', unit: w2, into: c1 })).toMatchObject({ code: 'no-such-thing', article: '35' });
    resolved(world, council, { kind: 'merge-units', unit: w2, into: w1 });
    expect(unitsOf(world, person(15))).toEqual(['w1']);
    expect(world.facts.all('unit').find(unit => unit.id === w2)?.until).toBe('2024-03-04');
    expect(seatIds(world).filter(id => id.includes('w2'))).toEqual([]);
  });
  it('are dissolved: members stay in the organisation, seats end', () => {
    const world = effectsWorld();
    resolved(world, council, { kind: 'dissolve-unit', unit: w2 });
    expect([unitsOf(world, person(15)), statusOf(world, person(15))]).toEqual([['c1'], 'full']);
    expect(world.events.filter(each => each.kind === 'unit-ended')).toMatchObject([{ data: { unit: w2, because: 'dissolved' } }]);
    expect(refusedMove(world, council, { kind: 'dissolve-unit', unit: w2 })).toMatchObject({ code: 'no-such-thing', article: '35' });
  });
  it('secede after the delay of the charter, with their members and their seats', () => {
    const world = effectsWorld();
    resolved(world, assembly, { kind: 'secede-unit', unit: w1 });
    expect([statusOf(world, person(8)), seatIds(world).filter(id => id.includes('w1')).length]).toEqual(['full', 6]);
    later(world, 40);
    expect([statusOf(world, person(8)), statusOf(world, person(15))]).toEqual(['left', 'full']);
    expect(seatIds(world).filter(id => id.includes('w1'))).toEqual([]);
    expect(world.facts.all('unit').find(unit => unit.id === w1)?.until).toBe('2024-04-05');
    // The seat that a member who left held for everybody is filled again as its body's rule says.
    expect(world.facts.all('seat').find(seat => seat.id === 'executive/0/whole/1')).toMatchObject({ vacantBecause: 'no-candidates' });
  });
});
