/**
 * The council world with the powers whose effects are tested: each under an article of its own, so that a refusal can
 * name it. Resolutions go the whole way: moved, put to the vote between meetings, voted on, closed by the clock.
 */
import type { Law } from '#charter/law.ts';
import type { Decision, Effect } from '#assembly/facts.ts';
import type { BodyId, PersonId, UnitId } from '#assembly/ids.ts';
import type { Refusal } from '#assembly/judgement.ts';
import type { World } from '#assembly/world.ts';
import { assembly, council, councilLaw, councilWorld, later, lawfully, moveContent, person, refused, vote } from './council-world.ts';

export const assembly2 = 'workplace-assembly@w2' as BodyId;
export const congress = 'congress' as BodyId;
export const all = 'referendum' as BodyId;
export const applicant = 'p30' as PersonId;

const HALF = 'decided by: more than half of votes cast';
const OPEN = (by: string): string => `moved by: ${by}\nseconders: 0\nmodes: roll call\nbetween meetings: 2 days`;

/** Articles 30 and on: the powers. Articles 60 and on: the bodies they need. */
export const EFFECT_ARTICLES: Readonly<Record<string, readonly string[]>> = {
  4: ['body: executive\nform: council\nseats:\n  - elected by: members in good standing\n    number: 3\nterm: 1 year\nhold over: no\nmandate: free\nvacancy: by-election\ndecides by: more than half of votes cast\nquorum: half of seats filled'],
  9: [`motions in: workplace assembly\n${OPEN('members in good standing')}`],
  11: [`motions in: city council\n${OPEN('seats of city council')}`],
  17: [`power: admit a member\nheld by: workplace assembly\n${HALF}\nsponsors: 2 of members in good standing\nconfirmed by: city council, more than half of votes cast`],
  18: ['acting for: congress\nby: executive\nexcept: amend the charter\nratified by: congress within 1 month, else lapses'],
  21: [`power: expel a member\nheld by: workplace assembly\n${HALF}\nappeal to: executive within 10 days, suspends`],
  30: [`power: suspend a member\nheld by: workplace assembly\n${HALF}\nlasts: 30 days\nappeal to: executive within 10 days, does not suspend`],
  31: [`power: reinstate a member\nheld by: workplace assembly\n${HALF}`],
  32: [`power: disfranchise a member\nheld by: workplace assembly\n${HALF}`, `power: restore franchise\nheld by: workplace assembly\n${HALF}`],
  33: [`power: create a unit\nover units: workplace\nheld by: city council\n${HALF}`, `power: admit a unit\nover units: workplace\nheld by: city council\n${HALF}`],
  34: [`power: split a unit\nover units: workplace\nheld by: workplace assembly\n${HALF}`],
  35: [`power: merge units\nover units: workplace\nheld by: city council\n${HALF}`, `power: dissolve a unit\nover units: workplace\nheld by: city council\n${HALF}`],
  36: [`power: let a unit secede\nover units: workplace\nheld by: workplace assembly\n${HALF}\ndelay: 1 month`],
  37: [`power: remove a holder\nover: executive\nheld by: congress\n${HALF}`, `power: appoint\nover: executive\nheld by: congress\n${HALF}\nlasts: 20 days\nrenewable: no`],
  38: [`power: override a decision\nover: workplace assembly\nheld by: city council\n${HALF}`],
  39: [`power: decide an appeal\nover: workplace assembly\nheld by: executive\n${HALF}`],
  40: [`power: declare an emergency\nheld by: executive\n${HALF}\nlasts: 10 days\nrenewable: no\narticles: 8, 10\nuntouchable: 8`],
  41: [`power: end an emergency\nheld by: city council\n${HALF}`],
  42: [`power: amend the charter\nheld by: congress\n${HALF}\nratified by: a majority of workplaces through workplace assembly within 1 month\nuntouchable: 1`],
  43: [`power: adopt a reading\nheld by: executive\n${HALF}`],
  44: [`power: call a referendum\nheld by: congress\n${HALF}`, 'petition for: referendum\nof: referendum\nsigned by: 10% of members\nwithin: 20 days'],
  45: [`power: decide an appeal\nover: executive\nheld by: congress\n${HALF}`],
  46: [`power: void an election\nheld by: executive\n${HALF}`, `power: annul a vote\nheld by: executive\n${HALF}`],
  47: ['petition for: agenda\nof: city council\nsigned by: 10% of members\nwithin: 20 days'],
  48: [`power: decide orphan\nheld by: congress\n${HALF}`],
  60: ['body: congress\nform: council\nseats:\n  - from: each workplace\n    elected by: members in good standing\n    number: 1\ndecides by: more than half of votes cast', `motions in: congress\n${OPEN('seats of congress')}`],
  61: ['body: referendum\nform: referendum\neverybody: members in good standing\ndecides by: more than half of votes cast', 'motions in: referendum\nmoved by: members in good standing\nseconders: 0\nmodes: secret\nbetween meetings: 7 days', `power: decide strike\nheld by: referendum\n${HALF}`],
  62: ['election of: executive\ncalled by: the clock, keeper of the roll\nnomination: self\nnominations: 7 days\nvoting: 7 days\nballot: secret\ncount: plurality\nties: lot', 'limit: terms\nof: executive\nterms: 2'],
  14: [],
};

export function effectsLaw(changed: Readonly<Record<string, readonly string[]>> = {}): Law {
  return councilLaw({ ...EFFECT_ARTICLES, ...changed });
}

/** Two delegates to congress besides the council world's officers: p06 of w1 and p17 of w2. */
export function effectsWorld(changed: Readonly<Record<string, readonly string[]>> = {}): World {
  const world = councilWorld(effectsLaw(changed));
  for (const [unit, holder] of [['w1', person(6)], ['w2', person(17)]] as const) {
    const value = { id: `congress/0/${unit}/1`, body: congress, source: 0, voice: 'vote', weight: 1, mandate: 'free', holder, since: world.now, alternates: [], constituency: unit as UnitId } as const;
    world.facts.write([{ change: 'put', kind: 'seat', id: value.id, value: value as never }]);
  }
  return world;
}

const VOTERS: Readonly<Record<string, readonly number[]>> = {
  [assembly]: [3, 4, 7], [assembly2]: [13, 14, 17], [council]: [3, 4, 13], executive: [5, 15, 16], [congress]: [6, 17],
};

/** The body votes on it between meetings, in one voice; the clock closes the poll. Days later than the vote's own. */
export function resolved(world: World, body: BodyId, effect: Effect, answer: 'for' | 'against' = 'for'): Decision | undefined {
  const voters = VOTERS[body] ?? [];
  const mover = person(voters[0] ?? 0);
  const { events } = lawfully(world.act('move', moveContent({ body, effect }), mover));
  const motion = events.find(each => each.kind === 'motion-moved')!.data.motion.id;
  lawfully(world.act('put-to-vote', { motion, mode: 'roll-call' }, mover));
  const poll = world.facts.all('motion').find(each => each.id === motion)!.poll!;
  vote(world, poll, Object.fromEntries(voters.map(n => [n, answer])));
  later(world, 3);
  return world.facts.all('decision').find(each => each.motion === motion);
}

export function refusedMove(world: World, body: BodyId, effect: Effect): Pick<Refusal, 'code' | 'article' | 'facts'> {
  return refused(world.ask('move', moveContent({ body, effect }), person(VOTERS[body]?.[0] ?? 0)));
}

export function statusOf(world: World, who: PersonId): string | undefined {
  const day = world.rules.calendar.dayOf(world.now);
  return (world.facts.answer({ ask: 'membership', person: who, day }) as { status: string } | undefined)?.status;
}

export function unitsOf(world: World, who: PersonId): readonly UnitId[] | undefined {
  const day = world.rules.calendar.dayOf(world.now);
  return (world.facts.answer({ ask: 'membership', person: who, day }) as { units: readonly UnitId[] } | undefined)?.units;
}

