import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { councilWorld, lawfully, person, refused } from '../../test/council-world.ts';
import type { StatusId } from '#charter/law.ts';
import type { ActContents } from './act.ts';
import type { Membership } from './facts.ts';
import type { DocumentRef, PersonId } from './ids.ts';
import type { World } from './world.ts';

const [member, registrar] = [person(5), person(19)];
const january = (n: number): Day => `2024-01-${String(n).padStart(2, '0')}` as Day;
const ref = (digit: string): DocumentRef => `sha256:${digit.repeat(64)}` as DocumentRef;
const reason = ref('a');
const name = { was: ref('b'), now: ref('c'), changed: ['name'] } as const;

type Content = Omit<ActContents['correct-member'], 'person'>;

function correct(world: World, content: Content, by: PersonId = registrar, whom: PersonId = member) {
  return world.act('correct-member', { person: whom, ...content }, by);
}

function standing(world: World, day: string, whom: PersonId = member): Membership {
  return world.facts.answer({ ask: 'membership', person: whom, day: day as Day }) as Membership;
}

describe('correcting the roll', () => {
  it('is done by the keeper of the roll, with a reason', () => {
    const world = councilWorld();
    expect(refused(correct(world, { particulars: name }))).toMatchObject({ code: 'no-reason', article: 'house-rules' });
    expect(refused(correct(world, { reason, particulars: name }, person(6)))).toMatchObject({ code: 'not-keeper' });
    const { authority, events } = lawfully(correct(world, { reason, particulars: name }));
    expect([authority, events.map(each => each.kind)]).toEqual(['house-rules', ['member-corrected']]);
    expect(world.facts.answer({ ask: 'facts', kind: 'correction', index: 'person', value: member })).toMatchObject([{ person: member, by: registrar, reason, particulars: name, standings: [] }]);
  });

  it('is open to members for their own name and address, and for nothing else', () => {
    const world = councilWorld();
    lawfully(correct(world, { particulars: { ...name, changed: ['name', 'email'] } }, member));
    expect(refused(correct(world, { particulars: { ...name, changed: ['name', 'number'] } }, member))).toMatchObject({ code: 'not-own', facts: { fields: ['number'] } });
    expect(refused(correct(world, { standing: { since: '2024-01-01' as Day, attributes: {}, joined: '2020-01-01' as Day } }, member))).toMatchObject({ code: 'not-own', facts: { fields: ['standing'] } });
  });

  it('is refused for somebody who has left, for a stranger, and when nothing would change', () => {
    const world = councilWorld();
    expect(refused(correct(world, { reason, particulars: name }, registrar, 'stranger' as PersonId))).toMatchObject({ code: 'not-a-member' });
    const { joined } = standing(world, '2024-03-01');
    expect(refused(correct(world, { reason, standing: { since: '2024-01-01' as Day, attributes: {}, joined } }))).toMatchObject({ code: 'already-done' });
    const { units, attributes } = standing(world, '2024-03-01');
    lawfully(world.act('enrol', { day: world.rules.calendar.dayOf(world.now), lines: [{ person: member, units, status: 'left', joined, attributes }] }, registrar));
    expect(refused(correct(world, { reason, particulars: name }))).toMatchObject({ code: 'not-a-member', facts: { status: 'left' } });
  });

  it('is refused for days that have not come and for attributes that the charter does not declare', () => {
    const world = councilWorld();
    expect(refused(correct(world, { reason, standing: { since: '2999-01-01' as Day, attributes: {} } }))).toMatchObject({ code: 'too-early' });
    expect(refused(correct(world, { reason, standing: { since: '2024-01-01' as Day, attributes: { colour: 'red' } } }))).toMatchObject({ code: 'not-governed', facts: { attribute: 'colour' } });
  });

  it('changes every standing from the day on, keeps what was, and leaves earlier days and status as they were', () => {
    const world = councilWorld();
    const before = standing(world, '2024-03-01');
    const today = world.rules.calendar.dayOf(world.now);
    lawfully(world.act('enrol', { day: today, lines: [{ person: member, units: before.units, status: 'suspended', joined: before.joined, attributes: {} }] }, registrar));
    const since = '2024-02-01' as Day;
    const { events } = lawfully(correct(world, { reason, standing: { since, attributes: {}, joined: '2019-05-01' as Day } }));
    const corrected = events.find(each => each.kind === 'member-corrected')?.data.correction;
    expect(corrected?.standings.map(each => [each.from, each.was.joined, each.now.joined])).toEqual([[since, before.joined, '2019-05-01'], [today, before.joined, '2019-05-01']]);
    expect(standing(world, '2024-01-31').joined).toBe(before.joined);
    expect(standing(world, since)).toMatchObject({ joined: '2019-05-01', status: before.status, from: since });
    expect(standing(world, today)).toMatchObject({ joined: '2019-05-01', status: 'suspended' });
  });

  it('never changes a day before, a status or a unit, whatever was recorded when', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 0, maxLength: 6 });
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 28 }), fc.constantFrom<StatusId>('full', 'suspended', 'consultative'), (recorded, from, status) => {
      const world = councilWorld();
      const { units, joined } = standing(world, '2024-01-01');
      for (const each of recorded.toSorted((a, b) => a - b)) lawfully(world.act('enrol', { day: january(each), lines: [{ person: member, units: [units[each % units.length]!], status, joined, attributes: {} }] }, registrar));
      const all = Array.from({ length: 28 }, (_, n) => january(n + 1));
      const before = all.map(each => standing(world, each));
      lawfully(correct(world, { reason, standing: { since: january(from), attributes: {}, joined: '2020-02-02' as Day } }));
      for (const [n, each] of all.entries()) {
        const { from: _, ...now } = standing(world, each);
        const { from: __, ...was } = before[n]!;
        expect(now).toEqual(each < january(from) ? was : { ...was, joined: '2020-02-02' });
      }
    }), { numRuns: 50 });
  });
});
