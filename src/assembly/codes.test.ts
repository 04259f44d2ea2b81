import { describe, expect, it } from 'vitest';
import { councilWorld, later, lawfully, person, refused } from '../../test/council-world.ts';

const registrar = person(19);
const issued = (world: ReturnType<typeof councilWorld>, who: ReturnType<typeof person>): unknown => world.facts.answer({ ask: 'fact', kind: 'codes-of-person', id: who });

describe('codes', () => {
  it('are issued by the keeper of the roll alone, for people who are named', () => {
    const world = councilWorld();
    expect(refused(world.act('issue-codes', { channel: 'letter', persons: [person(3)] }, person(3)))).toMatchObject({ code: 'not-keeper', article: 'house-rules' });
    expect(refused(world.act('issue-codes', { channel: 'letter', persons: [] }, registrar))).toMatchObject({ code: 'no-such-thing' });
    const { events } = lawfully(world.act('issue-codes', { channel: 'letter', persons: [person(3), person(4), person(3)] }, registrar));
    expect(events).toMatchObject([{ kind: 'codes-issued', data: { by: registrar, channel: 'letter', persons: [person(3), person(4)] } }]);
  });

  it('are remembered for each person and counted for each keeper, those issued again apart', () => {
    const world = councilWorld();
    const first = world.now;
    lawfully(world.act('issue-codes', { channel: 'letter', persons: [person(3), person(4)] }, registrar));
    later(world, 1);
    lawfully(world.act('issue-codes', { channel: 'mail', persons: [person(4), person(5)] }, registrar));
    expect(issued(world, person(4))).toEqual({ id: person(4), issues: [{ at: first, by: registrar, channel: 'letter' }, { at: world.now, by: registrar, channel: 'mail' }] });
    expect(world.facts.answer({ ask: 'facts', kind: 'codes-by-keeper', index: 'kept', value: 'roll' })).toEqual([{ id: registrar, letters: 2, mails: 2, again: 1, last: world.now }]);
  });

  it('are withdrawn by the keeper or by whom they let in, once for each issue', () => {
    const world = councilWorld();
    expect(refused(world.act('withdraw-codes', { person: person(3) }, registrar))).toMatchObject({ code: 'already-done' });
    lawfully(world.act('issue-codes', { channel: 'letter', persons: [person(3)] }, registrar));
    expect(refused(world.act('withdraw-codes', { person: person(3) }, person(4)))).toMatchObject({ code: 'not-keeper' });
    lawfully(world.act('withdraw-codes', { person: person(3) }, person(3)));
    expect(issued(world, person(3))).toMatchObject({ withdrawn: { at: world.now, by: person(3) } });
    expect(refused(world.act('withdraw-codes', { person: person(3) }, registrar))).toMatchObject({ code: 'already-done' });
    later(world, 1);
    lawfully(world.act('issue-codes', { channel: 'letter', persons: [person(3)] }, registrar));
    lawfully(world.act('withdraw-codes', { person: person(3) }, registrar));
  });
});
