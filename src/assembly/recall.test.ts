import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import type { ArticleId, BodyKindId, ElectorateId, Law, UnitKindId, VersionHash } from '#charter/law.ts';
import { PRESETS } from '#tally/presets.ts';
import type { Judgement } from './judgement.ts';
import type { BodyId, OrgId, PersonId, SeatId, UnitId } from './ids.ts';
import { World } from './world.ts';

const at = { file: 'test.md', line: 1, column: 1 };
const ruled = (article: string) => ({ article: article as ArticleId, at });
const council = 'council' as BodyKindId;
const members = 'members' as ElectorateId;
const workplace = 'workplace' as UnitKindId;
const moreThanHalf = { share: rational(1, 2), strict: true, of: 'cast', counted: 'heads' } as const;

const law: Law = {
  name: 'Test', language: 'en', zone: 'UTC', version: 'v1' as VersionHash, articles: [], attributes: new Map(), matters: new Map(),
  unitKinds: new Map([[workplace, { ...ruled('1'), id: workplace, within: [], figures: [] }]]),
  electorates: new Map([[members, { ...ruled('2'), id: members, who: { kind: 'is-one-of', attribute: 'status', values: ['full'] }, asOf: { on: 'opening' } }]]),
  bodies: new Map([[council, {
    ...ruled('3'), id: council, form: 'council', apportionedAsOf: { on: 'opening' }, holdOver: true, mandate: 'bound', keeps: [],
    vacancy: ['next-alternate', 'by-election'], term: { count: 1, unit: 'year' },
    seats: [{ ...ruled('3'), from: workplace, electors: { kind: 'members', electorate: members }, voice: 'vote', weight: 'one', alternates: 2,
      size: { kind: 'ratio', base: 'members', ratio: { per: 10n, seats: 1n, rounding: 'up' } } }],
  }]]),
  elections: [{ ...ruled('4'), body: council, calledBy: [{ kind: 'keeper', of: 'roll' }], nomination: ['self'], nominationsOpen: { count: 7, unit: 'day' }, voting: { count: 7, unit: 'day' }, secrecy: 'secret', count: PRESETS['scottish-stv'], ties: ['earlier-stage'] }],
  recalls: [{ ...ruled('5'), body: council, startedBy: { share: rational(1, 10), strict: false }, threshold: { all: [moreThanHalf], quorum: [{ share: rational(1, 3), strict: false, of: 'electors', measured: 'cast' }] }, signatures: { count: 30, unit: 'day' }, voting: { count: 14, unit: 'day' }, secrecy: 'secret', againAfter: { count: 3, unit: 'month' } }],
  meetings: [], motions: [], powers: [], actingFor: [], petitions: [], duties: [], limits: [],
};

const start = UTC.startOf('2024-03-01' as Day);
const day = 86_400_000;
const person = (n: number): PersonId => `p${String(n).padStart(2, '0')}` as PersonId;
const unit = 'w1' as UnitId;
const seat = 'council/0/w1/1' as SeatId;

/** Twenty members of one workplace: two seats, elected from three candidates. */
function founded(under: Law = law): World {
  const world = new World({ law: under, lawOf: () => under, calendar: UTC }, start);
  world.act('found', { org: 'o' as OrgId, version: law.version, registrar: person(0), acknowledged: [] }, 'founders');
  world.act('record-units', { day: '2024-01-01' as Day, units: [{ unit, kind: workplace, name: 'Depot', parents: [], figures: {} }] }, person(0));
  world.act('enrol', { day: '2024-01-01' as Day, lines: Array.from({ length: 20 }, (_, n) => ({ person: person(n), units: [unit], status: 'full', joined: '2023-01-01' as Day, attributes: {} })) }, person(0));
  return world;
}

function elected(under: Law = law): World {
  const world = founded(under);
  expect(world.act('call-election', { body: 'council' as BodyId }, person(0)).lawful).toBe(true);
  const [election] = world.facts.all('election');
  for (const n of [1, 2, 3]) expect(world.act('nominate', { election: election!.id, person: person(n) }, person(n)).lawful).toBe(true);
  world.advance((start + 9 * day) as Instant);
  const [poll] = world.facts.all('poll');
  for (let n = 0; n < 20; n++) {
    const order = n < 9 ? [1, 2, 3] : n < 17 ? [2, 1, 3] : [3, 1, 2];
    expect(world.act('cast', { poll: poll!.id, choice: { kind: 'ranking', order: order.map(person) } }, person(n)).lawful).toBe(true);
  }
  world.advance((start + 20 * day) as Instant);
  return world;
}

function refusal(judgement: Judgement): { code: string; article: string } {
  if (judgement.lawful) throw new Error('was lawful');
  return { code: judgement.code, article: judgement.article };
}

describe('an election', () => {
  it('fills the seats in order of election and keeps the runner-up as alternate', () => {
    const seats = elected().facts.all('seat');
    expect(seats.map(each => [each.id, each.holder, each.alternates, each.until])).toEqual([
      ['council/0/w1/1', 'p01', ['p03'], '2025-03-17'], ['council/0/w1/2', 'p02', ['p03'], '2025-03-17'],
    ]);
  });
  it('refuses a second vote and a stranger', () => {
    const world = founded();
    world.act('call-election', { body: 'council' as BodyId }, person(0));
    const [election] = world.facts.all('election');
    world.act('nominate', { election: election!.id, person: person(1) }, person(1));
    world.advance((start + 9 * day) as Instant);
    const [poll] = world.facts.all('poll');
    const choice = { kind: 'ranking', order: [person(1)] } as const;
    expect(refusal(world.ask('cast', { poll: poll!.id, choice }, 'stranger' as PersonId)).code).toBe('not-on-roll');
    expect(world.act('cast', { poll: poll!.id, choice }, person(5)).lawful).toBe(true);
    expect(refusal(world.act('cast', { poll: poll!.id, choice }, person(5))).code).toBe('already-voted');
  });
});

describe('a recall', () => {
  it('opens its vote by itself at the signature that reaches the tenth', () => {
    const world = elected();
    expect(world.act('sign', { for: 'recall', seat }, person(10)).lawful).toBe(true);
    expect(world.facts.all('petition')).toMatchObject([{ need: 2, base: 20, signed: 1, stage: 'open' }]);
    const second = world.act('sign', { for: 'recall', seat }, person(11));
    expect(second.lawful && second.applied).toMatchObject([{ article: '5', code: 'threshold-reached', facts: { signed: 2, need: 2, base: 20 } }]);
    expect(world.facts.all('petition')).toMatchObject([{ stage: 'reached', signed: 2 }]);
  });

  it('ends the interim office when the charter’s own keeper of the roll is elected, and not before', () => {
    const keeping: Law = { ...law, bodies: new Map([...law.bodies].map(([id, body]) => [id, { ...body, keeps: ['roll'] as const }])) };
    expect(founded(keeping).facts.all('organisation')[0]?.interimRegistrar).toBe('p00');
    expect(elected(keeping).facts.all('organisation')[0]?.interimRegistrar).toBeUndefined();
    expect(elected().facts.all('organisation')[0]?.interimRegistrar).toBe('p00');
  });

  it('empties the seat when carried, and the first alternate takes it', () => {
    const world = recalled(8, 3);
    expect(world.facts.all('seat')[0]).toMatchObject({ id: seat, holder: 'p03', alternates: [], until: '2025-03-17' });
    expect(world.events.filter(each => each.kind === 'seat-vacated')).toMatchObject([{ data: { person: 'p01', because: 'recalled' } }]);
  });

  it('calls a by-election when no alternate is left', () => {
    const world = recalled(8, 3, w => w.act('enrol', { day: '2024-03-21' as Day, lines: [{ person: person(3), units: [unit], status: 'left', joined: '2023-01-01' as Day, attributes: {} }] }, person(0)));
    expect(world.facts.all('seat')[0]).toMatchObject({ id: seat, vacantBecause: 'recalled' });
    expect(world.facts.all('election').filter(each => each.stage === 'nomination')).toMatchObject([{ byElection: true, seats: [seat], constituency: unit }]);
  });

  it('gives nobody two seats: the alternate of both has taken the first', () => {
    const world = elected();
    for (const [n, holder] of [1, 2].entries()) expect(world.act('resign', { seat: `council/0/w1/${n + 1}` as SeatId }, person(holder)).lawful).toBe(true);
    expect(world.facts.all('seat').map(each => each.holder)).toEqual(['p03', undefined]);
    expect(world.facts.all('election').filter(each => each.byElection)).toMatchObject([{ seats: ['council/0/w1/2'] }]);
  });

  it('fails without its quorum, however large the majority', () => {
    const world = recalled(6, 0);
    expect(world.facts.all('seat')[0]).toMatchObject({ holder: 'p01' });
    const verdict = world.facts.all('poll').find(each => each.order.for.kind === 'recall')?.verdict;
    expect(verdict?.outcome).toBe('lost');
    expect(verdict?.tests.map(test => [test.kind, test.have, test.need, test.met])).toEqual([['majority', '6', '3', true], ['quorum', '6', '20/3', false]]);
  });

  it('may not be started again before the interval of the charter', () => {
    const world = recalled(1, 8);
    expect(refusal(world.ask('sign', { for: 'recall', seat }, person(12)))).toEqual({ code: 'recall-too-soon', article: '5' });
    world.advance((world.now + 120 * day) as Instant);
    expect(world.act('sign', { for: 'recall', seat }, person(12)).lawful).toBe(true);
  });

  it('is open to the constituents only', () => {
    expect(refusal(elected().ask('sign', { for: 'recall', seat }, 'stranger' as PersonId))).toEqual({ code: 'not-constituent', article: '5' });
  });
});

/** Signed by two, voted on by so many, and closed by the clock. */
function recalled(votesFor: number, against: number, meanwhile: (world: World) => unknown = () => undefined): World {
  const world = elected();
  for (const n of [10, 11]) world.act('sign', { for: 'recall', seat }, person(n));
  meanwhile(world);
  const poll = world.facts.all('poll').find(each => each.order.for.kind === 'recall');
  for (let n = 0; n < votesFor + against; n++) {
    const vote = n < votesFor ? 'for' : 'against';
    expect(world.act('cast', { poll: poll!.id, choice: { kind: 'question', vote } }, person(n + 4)).lawful).toBe(true);
  }
  world.advance((world.now + 20 * day) as Instant);
  return world;
}
