import { describe, expect, it } from 'vitest';
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import type { ArticleId, BodyKindId, ElectorateId, Law, UnitKindId, VersionHash } from '#charter/law.ts';
import type { BodyId, OrgId, PersonId, UnitId } from './ids.ts';
import { PRESETS, type PresetName } from '#tally/presets.ts';
import type { Choice } from './order.ts';
import { World } from './world.ts';

const at = { file: 't.md', line: 1, column: 1 };
const article = '1' as ArticleId;
const [council, office, members, town] = ['council' as BodyKindId, 'tellers' as BodyKindId, 'members' as ElectorateId, 'town' as UnitKindId];
const DAY = 86_400_000;

function law(count: PresetName, seats: number): Law {
  const source = { article, at, electors: { kind: 'members', electorate: members }, voice: 'vote', weight: 'one', alternates: 0 } as const;
  const body = { article, at, form: 'council', apportionedAsOf: { on: 'opening' }, holdOver: true, mandate: 'free', vacancy: [] } as const;
  return {
    name: 'T', language: 'en', zone: 'UTC', version: 'v' as VersionHash, articles: [], attributes: new Map(), matters: new Map(),
    unitKinds: new Map([[town, { article, at, id: town, within: [], figures: [] }]]),
    electorates: new Map([[members, { article, at, id: members, who: { kind: 'is-one-of', attribute: 'status', values: ['full'] }, asOf: { on: 'opening' } }]]),
    bodies: new Map([
      [council, { ...body, id: council, keeps: [], seats: [{ ...source, size: { kind: 'number', seats } }] }],
      [office, { ...body, id: office, keeps: ['count'], seats: [{ ...source, size: { kind: 'number', seats: 1 } }] }],
    ]),
    elections: [{ article, at, body: council, calledBy: [{ kind: 'keeper', of: 'roll' }], nomination: ['self'], nominationsOpen: { count: 1, unit: 'day' }, voting: { count: 1, unit: 'day' }, secrecy: 'secret', count: PRESETS[count], ties: [] }],
    recalls: [], meetings: [], motions: [], powers: [], actingFor: [], petitions: [], duties: [], limits: [],
  };
}

const person = (n: number): PersonId => `p${n}` as PersonId;

/** People stand, vote as given, and the poll closes. The registrar keeps the count while no teller is in office. */
function voted(count: PresetName, seats: number, candidates: number, choices: readonly Choice[], days = 10): World {
  const rules = law(count, seats);
  const world = new World({ law: rules, lawOf: () => rules, calendar: UTC }, 0 as Instant);
  world.act('found', { org: 'o' as OrgId, version: rules.version, registrar: person(0), acknowledged: [] }, 'founders');
  const day = '1969-01-01' as Day;
  world.act('record-units', { day, units: [{ unit: 't' as UnitId, kind: town, name: 'T', parents: [], figures: {} }] }, person(0));
  world.act('enrol', { day, lines: Array.from({ length: 10 }, (_, n) => ({ person: person(n), units: ['t' as UnitId], status: 'full', joined: day, attributes: {} })) }, person(0));
  world.act('call-election', { body: 'council' as BodyId }, person(0));
  const [election] = world.facts.all('election');
  for (let n = 1; n <= candidates; n++) if (election) world.act('nominate', { election: election.id, person: person(n) }, person(n));
  world.advance((2.5 * DAY) as Instant);
  const [poll] = world.facts.all('poll');
  if (!poll) return world;
  choices.forEach((choice, n) => expect(world.act('cast', { poll: poll.id, choice }, person(n))).toMatchObject({ lawful: true }));
  world.advance((days * DAY) as Instant);
  return world;
}

const pick = (n: number): Choice => ({ kind: 'picks', options: [person(n)] });

describe('a tie that the ladder leaves to people', () => {
  it('is settled by the keeper of the count, one tie after another, with every ruling kept', () => {
    // Two seats by block vote, four candidates with one vote each: two rulings are needed.
    const world = voted('block', 2, 4, [pick(1), pick(2), pick(3), pick(4)]);
    const [poll] = world.facts.all('poll');
    expect(poll).toMatchObject({ stage: 'tied', verdict: { outcome: 'ruling-needed' } });
    let rulings = 0;
    while (world.facts.all('poll')[0]?.stage === 'tied') {
      const tied = world.facts.all('poll')[0]?.verdict?.count?.tied ?? [];
      expect(world.act('settle-tie', { poll: poll!.id, winner: tied.at(-1) ?? '' }, person(0))).toMatchObject({ lawful: true });
      expect(++rulings).toBeLessThan(5);
    }
    expect(world.facts.all('seat').filter(seat => seat.body === 'council').map(seat => seat.holder).sort()).toEqual(['p3', 'p4']);
    expect(rulings).toBe(2);
  });

  it('is not settled by anybody else, nor in favour of somebody who did not tie', () => {
    const world = voted('plurality', 1, 2, [pick(1), pick(2)]);
    const [poll] = world.facts.all('poll');
    expect(world.ask('settle-tie', { poll: poll!.id, winner: 'p1' }, person(5))).toMatchObject({ lawful: false, code: 'not-keeper' });
    expect(world.ask('settle-tie', { poll: poll!.id, winner: 'p9' }, person(0))).toMatchObject({ lawful: false, code: 'invalid-choice' });
  });
});

describe('a poll whose hour has come', () => {
  it('is closed by the clock, which brings the lots, and by nobody who is quicker', () => {
    const world = voted('plurality', 1, 2, [pick(1), pick(2)], 2.6);
    const [poll] = world.facts.all('poll');
    world.now = poll!.closes!;
    for (const n of [0, 1, 5]) expect(world.ask('close-poll', { poll: poll!.id }, person(n))).toMatchObject({ lawful: false, code: 'not-entitled' });
    expect(world.act('close-poll', { poll: poll!.id }, 'clock')).toMatchObject({ lawful: true });
  });
});

describe('an election by yes or no to each', () => {
  const yes = (...options: string[]): Choice => ({ kind: 'picks', options });
  const holders = (world: World): unknown[] => world.facts.all('seat').filter(seat => seat.body === 'council').map(seat => seat.holder);
  it('elects the one candidate whom more than half of the ballots name, empty ones being a no', () => {
    expect(holders(voted('yes-no-each', 1, 1, [yes('p1'), yes('p1'), yes()]))).toEqual(['p1']);
    expect(holders(voted('yes-no-each', 1, 1, [yes('p1'), yes('p1'), yes(), yes()]))).toEqual([undefined]);
  });
  it('fills several seats with those who have most of such majorities, and leaves the others empty', () => {
    expect(holders(voted('yes-no-each', 2, 3, [yes('p1', 'p2'), yes('p1'), yes('p3', 'p2', 'p1')])).sort()).toEqual(['p1', 'p2']);
    expect(holders(voted('yes-no-each', 2, 2, [yes('p1'), yes('p1'), yes('p2')])).sort()).toEqual(['p1', undefined]);
  });
});

describe('a rule that fills one seat', () => {
  it('elects by the alternative vote', () => {
    const ranking = (...order: string[]): Choice => ({ kind: 'ranking', order });
    const world = voted('irv', 1, 3, [ranking('p1'), ranking('p1'), ranking('p2', 'p3'), ranking('p3', 'p2'), ranking('p3')]);
    expect(world.facts.all('poll')[0]?.verdict?.count).toMatchObject({ elected: ['p3'], stages: [{ votes: { p1: '2', p2: '1', p3: '2' } }, { action: 'excluded:p2' }] });
  });
  it('is refused where several seats are to be filled', () => {
    const world = voted('irv', 2, 3, []);
    expect(world.ask('call-election', { body: 'council' as BodyId }, person(0))).toMatchObject({ lawful: false, code: 'one-seat-rule', article: '1', facts: { seats: 2, method: 'irv' } });
  });
});
