import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { congress } from '../../test/effects-world.ts';
import { convened, council, councilLaw, councilWorld, executive, later, lawfully, opened, person, refused } from '../../test/council-world.ts';
import type { Election } from './facts.ts';
import type { BodyId } from './ids.ts';
import type { World } from './world.ts';

const CONDITIONAL = {
  30: ['body: congress\nform: council\nseats:\n  - from: each city\n    elected by: city council, otherwise executive\n    number: 1\nterm: 3 months\nvacancy: by-election'],
  31: ['election of: congress\ncalled by: keeper of the roll\nnomination: others with acceptance, self\nnominations: 3 days\nvoting: 3 days\nballot: open\ncount: plurality\nties: lot'],
};
/** p03 and p13 sit in the city council, p05 and p15 in the executive. */
const ELECTING: ReadonlyMap<BodyId, readonly number[]> = new Map([[council, [3, 13]], [executive, [5, 15]]]);

const conditional = (): World => councilWorld(councilLaw(CONDITIONAL));

/** Facts come in order of id, not of time. */
function latest(world: World): Election {
  return world.facts.all('election').reduce((last, each) => (each.nominationsClose > last.nominationsClose ? each : last));
}

function called(world: World): Election {
  lawfully(world.act('call-election', { body: congress }, person(19)));
  return latest(world);
}

function sits(world: World): void {
  opened(world, convened(world, council), [3, 4, 13]);
  lawfully(world.act('close-meeting', { meeting: world.facts.all('meeting').find(each => each.stage === 'open')!.id }, person(18)));
}

/** From the call to the seat: one of the electors stands, and one votes. */
function elected(world: World, election: Election, meanwhile?: () => void): void {
  lawfully(world.act('nominate', { election: election.id, person: person(8) }, person(8)));
  meanwhile?.();
  later(world, 4);
  const poll = world.facts.all('election').find(each => each.id === election.id)!.poll!;
  const [voter = 0] = ELECTING.get(election.electors![0]!) ?? [];
  lawfully(world.act('cast', { poll, choice: { kind: 'picks', options: [person(8)] } }, person(voter)));
  later(world, 4);
}

describe('electors on a condition', () => {
  it('are the other body where the first has not met, and that one is not asked to have met', () => {
    expect(called(conditional()).electors).toEqual([executive]);
  });

  it('are the first body once it has met', () => {
    const world = conditional();
    sits(world);
    expect(called(world).electors).toEqual([council]);
  });

  it('must have met anew since the body was renewed: a sitting serves one election', () => {
    const world = conditional();
    sits(world);
    elected(world, called(world));
    later(world, 100);
    expect(called(world).electors).toEqual([executive]);
    const again = conditional();
    sits(again);
    elected(again, called(again));
    sits(again);
    later(again, 100);
    expect(called(again).electors).toEqual([council]);
  });

  it('keep the sitting where nobody was elected: the body was not renewed', () => {
    const world = conditional();
    sits(world);
    called(world);
    later(world, 10);
    expect(called(world).electors).toEqual([council]);
  });

  it('stay who they were when the election was called', () => {
    const world = conditional();
    const election = called(world);
    expect(refused(world.ask('nominate', { election: election.id, person: person(3) }, person(13)))).toMatchObject({ code: 'not-entitled', article: '31' });
    elected(world, election, () => { world.facts.write([{ change: 'put', kind: 'body', id: council, value: { id: council, kind: 'city-council' as never, lastMet: world.now } }]); });
    expect(world.facts.all('seat').find(each => each.body === congress)).toMatchObject({ holder: person(8), electors: [executive] });
  });

  it('fill what falls vacant of the seats they elected to, though the first has met meanwhile', () => {
    const world = conditional();
    elected(world, called(world));
    sits(world);
    lawfully(world.act('resign', { seat: world.facts.all('seat').find(each => each.body === congress)!.id }, person(8)));
    expect(latest(world)).toMatchObject({ byElection: true, electors: [executive] });
  });

  it('are the last in whom anybody sits, where none has met', () => {
    const world = councilWorld(councilLaw({ ...CONDITIONAL, 30: [CONDITIONAL[30][0]!.replace('otherwise executive', 'otherwise executive, otherwise board')], 32: ['body: board\nseats:\n  - elected by: executive\n    number: 1'] }));
    expect(called(world).electors).toEqual([executive]);
  });
});

it('falls to the first body exactly when it has sat since the last call that renewed the seats, whatever the order of events', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('sit', 'elect'), { maxLength: 6 }), events => {
    const world = conditional();
    let fresh = false;
    for (const each of events) {
      if (each === 'sit') { sits(world); fresh = true; } else {
        const election = called(world);
        expect(election.electors).toEqual([fresh ? council : executive]);
        elected(world, election);
        fresh = false;
      }
      later(world, 1);
    }
    expect(called(world).electors).toEqual([fresh ? council : executive]);
  }), { numRuns: 30 });
});
