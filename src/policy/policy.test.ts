import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { StatusId } from '#charter/law.ts';
import type { Poll, Seat } from '#assembly/facts.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import { keepsRoll, mayEnter, mayExportParticulars, mayFollow, mayListMembers, maySeeParticulars, maySeeRollCall, maySeeStanding, maySeeTotals, maySeeTurnout, type Viewer } from './visibility.ts';

const statuses: readonly StatusId[] = ['candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled', 'left'];
const unit = fc.constantFrom('a', 'b', 'c').map(each => each as UnitId);
const person = fc.constantFrom('p', 'q').map(each => each as PersonId);
const viewers = fc.record({
  person, units: fc.uniqueArray(unit), keeps: fc.uniqueArray(fc.constantFrom('roll' as const, 'chair' as const, 'count' as const)),
  seats: fc.array(fc.constant({ id: 's' } as unknown as Seat), { maxLength: 1 }), status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
}).map(({ status, ...rest }): Viewer => (status === undefined ? rest : { ...rest, status }));
const polls = fc.record({ stage: fc.constantFrom('open', 'tied', 'closed', 'annulled'), order: fc.record({ secrecy: fc.constantFrom('secret', 'open') }) }) as unknown as fc.Arbitrary<Poll>;

const stranger: Viewer = { person: 'p' as PersonId, units: [], seats: [], keeps: [] };

describe('visibility', () => {
  it('shows a stranger nothing', () => {
    const closed = { stage: 'closed', order: { secrecy: 'open' } } as Poll;
    expect([mayEnter(stranger), mayFollow(stranger), mayListMembers(stranger, undefined), maySeeParticulars(stranger, stranger.person), maySeeTurnout(stranger), maySeeTotals(stranger, closed), maySeeRollCall(stranger, closed), mayExportParticulars(stranger)]).not.toContain(true);
  });

  it('closes the door behind whoever has left, and leaves an expelled member the way to an appeal', () => {
    expect(mayEnter({ ...stranger, status: 'left' })).toBe(false);
    expect([mayEnter, mayFollow].map(may => may({ ...stranger, status: 'expelled' }))).toEqual([true, false]);
    expect(mayFollow({ ...stranger, status: 'suspended' })).toBe(true);
  });

  it('never shows totals or names while votes are taken', () => {
    fc.assert(fc.property(viewers, polls, (viewer, poll) => {
      if (poll.stage === 'open') expect([maySeeTotals(viewer, poll), maySeeRollCall(viewer, poll)]).toEqual([false, false]);
      if (poll.order.secrecy === 'secret') expect(maySeeRollCall(viewer, poll)).toBe(false);
    }));
  });

  it('never shows names of another unit, or particulars of somebody else, to any but keepers of the roll', () => {
    fc.assert(fc.property(viewers, unit, person, (viewer, where, other) => {
      if (keepsRoll(viewer)) return;
      if (!viewer.units.includes(where)) expect(mayListMembers(viewer, where)).toBe(false);
      expect(mayListMembers(viewer, undefined)).toBe(false);
      if (other !== viewer.person) expect([maySeeParticulars(viewer, other), maySeeStanding(viewer, other)]).toEqual([false, false]);
      expect(mayExportParticulars(viewer)).toBe(false);
    }));
  });

  it('lets nobody follow who may not enter', () => {
    fc.assert(fc.property(viewers, viewer => { expect(mayEnter(viewer) || !mayFollow(viewer)).toBe(true); }));
  });
});
