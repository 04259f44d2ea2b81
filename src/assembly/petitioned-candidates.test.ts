import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { councilLaw, councilWorld, executive, later, lawfully, person, refused } from '../../test/council-world.ts';
import { runNow } from './asking.ts';
import { signaturesFor } from './elections.ts';
import type { Election } from './facts.ts';
import { openActs } from './open-acts/open-acts.ts';
import type { World } from './world.ts';

const ELECTION = (nomination: string, size: string): string => `election of: executive\ncalled by: keeper of the roll\nnomination: ${nomination}\nnominations: 2 days\nvoting: 2 days\nballot: open\ncount: plurality\nties: lot${size}`;

function called(nomination = 'petition', size = '\npetition size: 3'): World {
  const world = councilWorld(councilLaw({ 70: [ELECTION(nomination, size)] }));
  lawfully(world.act('call-election', { body: executive }, person(19)));
  return world;
}

const election = (world: World): Election => world.facts.all('election')[0]!;
const names = (world: World): readonly string[] => world.facts.all('poll')[0]?.order.options.map(option => option.id) ?? [];

describe('a nomination by petition', () => {
  it('gathers signatures of electors, and goes on the ballot with the charter’s number and the candidate’s consent', () => {
    const world = called();
    const nominate = { election: election(world).id, person: person(7) };
    for (const n of [1, 2]) lawfully(world.act('nominate', nominate, person(n)));
    expect(refused(world.ask('nominate', nominate, person(2)))).toMatchObject({ code: 'already-done', article: '70' });
    expect(lawfully(world.act('nominate', nominate, person(3))).applied).toMatchObject([{ code: 'threshold-reached', facts: { signed: 3, need: 3 } }]);
    lawfully(world.act('nominate', { ...nominate, person: person(8) }, person(8)));
    lawfully(world.act('nominate', { ...nominate, person: person(9) }, person(1)));
    for (const n of [2, 3]) lawfully(world.act('nominate', { ...nominate, person: person(9) }, person(n)));
    lawfully(world.act('accept-nomination', { election: nominate.election }, person(7)));
    later(world, 3);
    expect(names(world)).toEqual([person(7)]);
  });

  it('does not stand in the way of other ways that the charter has', () => {
    const world = called('self, petition');
    lawfully(world.act('nominate', { election: election(world).id, person: person(8) }, person(8)));
    lawfully(world.act('nominate', { election: election(world).id, person: person(9) }, person(8)));
    later(world, 3);
    expect(names(world)).toEqual([person(8)]);
  });

  it('is offered for signing to electors who have not signed, and to nobody for their own', () => {
    const world = called();
    const nominate = { election: election(world).id, person: person(7) };
    lawfully(world.act('nominate', nominate, person(1)));
    const offered = (n: number): readonly string[] => runNow(openActs(world.rules, person(n), world.now), world.facts.answer).open
      .filter(({ candidate }) => candidate.kind === 'nominate' && candidate.fields.length === 0 && candidate.content.person !== person(n)).map(({ candidate }) => JSON.stringify(candidate.content));
    expect([offered(2), offered(1), offered(7)]).toEqual([[JSON.stringify(nominate)], [], []]);
    lawfully(world.act('nominate', nominate, person(2)));
    expect(offered(2)).toEqual([]);
    expect(signaturesFor(world.rules, election(world))).toBe(3);
  });

  it('is signed by nobody who does not elect', () => {
    const world = called();
    expect(refused(world.ask('nominate', { election: election(world).id, person: person(7) }, person(40)))).toMatchObject({ code: 'not-entitled', facts: { nomination: ['petition'] } });
  });

  it('never brings a name on the ballot with fewer signatures than the charter asks for', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.uniqueArray(fc.integer({ min: 0, max: 17 }), { maxLength: 8 }), (size, signers) => {
      const world = called('petition', `\npetition size: ${size}`);
      for (const n of signers) lawfully(world.act('nominate', { election: election(world).id, person: person(18) }, person(n)));
      if (signers.length > 0) lawfully(world.act('accept-nomination', { election: election(world).id }, person(18)));
      later(world, 3);
      expect(names(world).length > 0).toBe(signers.length >= size);
    }), { numRuns: 25 });
  });
});
