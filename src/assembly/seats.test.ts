import { describe, expect, it } from 'vitest';
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import type { ArticleId, BodyKindId, BodyRule, ElectorateId, Law, UnitKindId, VersionHash } from '#charter/law.ts';
import { runNow } from './asking.ts';
import type { BodyId, OrgId, PersonId, UnitId } from './ids.ts';
import { apportion, seatLines } from './seats.ts';
import { World } from './world.ts';

const at = { file: 't.md', line: 1, column: 1 };
const article = '1' as ArticleId;
const [council, members, town] = ['council' as BodyKindId, 'members' as ElectorateId, 'town' as UnitKindId];

function lawWith(body: Partial<BodyRule>, weight: 'one' | 'electors' = 'one'): Law {
  return {
    name: 'T', language: 'en', zone: 'UTC', version: 'v' as VersionHash, articles: [], attributes: new Map(), matters: new Map(),
    unitKinds: new Map([[town, { article, at, id: town, within: [], figures: ['inhabitants'] }]]),
    electorates: new Map([[members, { article, at, id: members, who: { kind: 'all', of: [] }, asOf: { on: 'opening' } }]]),
    bodies: new Map([[council, {
      article, at, id: council, form: 'council', apportionedAsOf: { on: 'opening' }, holdOver: true, mandate: 'free', keeps: [], vacancy: [],
      seats: [{ article, at, from: town, electors: { kind: 'members', electorate: members }, voice: 'vote', weight, alternates: 0, size: { kind: 'ratio', base: weight === 'one' ? 'inhabitants' : 'members', ratio: { per: weight === 'one' ? 1000n : 4n, seats: 1n, rounding: 'up' } } }],
      ...body,
    }]]),
    elections: [], recalls: [], meetings: [], motions: [], powers: [], actingFor: [], petitions: [], duties: [], limits: [],
  };
}

function towns(law: Law, inhabitants: readonly number[], membersEach = 0): World {
  const world = new World({ law, lawOf: () => law, calendar: UTC }, 0 as Instant);
  const registrar = 'r' as PersonId;
  world.act('found', { org: 'o' as OrgId, version: law.version, registrar, acknowledged: [] }, 'founders');
  const day = '1969-01-01' as Day;
  world.act('record-units', { day, units: inhabitants.map((each, n) => ({ unit: `t${n}` as UnitId, kind: town, name: `T${n}`, parents: [], figures: { inhabitants: each } })) }, registrar);
  world.act('enrol', { day, lines: Array.from({ length: membersEach }, (_, n) => ({ person: `p${n}` as PersonId, units: ['t0' as UnitId], status: 'full', joined: day, attributes: {} })) }, registrar);
  return world;
}

const apportioned = (world: World) => runNow(apportion(world.rules, 'council' as BodyId, world.now), world.facts.answer);

describe('apportionment', () => {
  it('gives each constituency its seats by the ratio, with the figures that would change them', () => {
    const { lines, seats } = apportioned(towns(lawWith({}), [2500, 999, 1000]));
    expect(lines.map(line => [line.constituency, line.figure, line.seats, line.award?.nextAt, line.award?.lostBelow])).toEqual([
      ['t0', 2500, 3, 3001n, 2001n], ['t1', 999, 1, 1001n, 1n], ['t2', 1000, 1, 1001n, 1n]]);
    expect(seats).toBe(5);
  });

  it('leaves a body above its cap to people where the charter names no reduction', () => {
    expect(apportioned(towns(lawWith({ cap: { seats: 4 } }), [2500, 999, 1000]))).toMatchObject({ seats: 5, overCap: 4 });
  });

  it('brings a body down to its cap by the largest quotients where it does', () => {
    const result = apportioned(towns(lawWith({ cap: { seats: 10, reduceBy: 'dhondt' } }), [9000, 5000, 1000]));
    expect(result).toMatchObject({ seats: 10, reducedFrom: 15 });
    expect(result.lines.map(line => line.seats)).toEqual([7, 3, 0]);
  });

  it('shares the votes of a card vote over the seats, and loses none of them', () => {
    const world = towns(lawWith({}, 'electors'), [0], 11);
    const lines = seatLines(world.rules, apportioned(world));
    expect(lines.map(line => line.weight)).toEqual([4, 4, 3]);
  });

  it('counts the day it is made where the charter names a day from before the founding, and that day afterwards', () => {
    const law = lawWith({ apportionedAsOf: { on: 'fixed', month: 12, day: 31 } }, 'electors');
    const world = new World({ law, lawOf: () => law, calendar: UTC }, UTC.startOf('2026-03-01' as Day));
    const registrar = 'r' as PersonId;
    const line = (n: number) => ({ person: `p${n}` as PersonId, units: ['t0' as UnitId], status: 'full', joined: '2026-03-01' as Day, attributes: {} });
    world.act('found', { org: 'o' as OrgId, version: law.version, registrar, acknowledged: [] }, 'founders');
    world.act('record-units', { day: '2026-03-01' as Day, units: [{ unit: 't0' as UnitId, kind: town, name: 'T', parents: [], figures: {} }] }, registrar);
    world.act('enrol', { day: '2026-03-01' as Day, lines: Array.from({ length: 8 }, (_, n) => line(n)) }, registrar);
    expect(apportioned(world)).toMatchObject({ asOf: '2026-03-01', seats: 2 });
    world.now = UTC.startOf('2027-02-01' as Day);
    world.act('enrol', { day: '2027-02-01' as Day, lines: Array.from({ length: 8 }, (_, n) => line(n + 8)) }, registrar);
    expect(apportioned(world)).toMatchObject({ asOf: '2026-12-31', seats: 2 });
  });
});
