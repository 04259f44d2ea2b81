import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UTC, type Day, type Instant } from '#kernel/time.ts';
import { compile } from '#charter/compile.ts';
import type { UnitKindId, VersionHash } from '#charter/law.ts';
import { runNow } from '../asking.ts';
import type { BodyId, OrgId, PersonId, UnitId } from '../ids.ts';
import { World } from '../world.ts';
import { openActs } from './open-acts.ts';

const text = await readFile(new URL('../../../charters/federation-of-councils.md', import.meta.url), 'utf8');
const law = compile({ file: 'federation-of-councils.md', text, version: 'v1' as VersionHash }).law!;
const registrar = 'reg' as PersonId;
const person = (n: number): PersonId => `p${n}` as PersonId;
const DAY = 86_400_000;

function federation(): World {
  const world = new World({ law, lawOf: () => law, calendar: UTC }, UTC.startOf('2025-01-10' as Day));
  world.act('found', { org: 'o' as OrgId, version: law.version, registrar, acknowledged: [] }, 'founders');
  world.act('record-units', { day: '2024-01-01' as Day, units: [
    { unit: 'north' as UnitId, kind: 'city' as UnitKindId, name: 'North', parents: [], figures: {} },
    { unit: 'depot' as UnitId, kind: 'workplace' as UnitKindId, name: 'Depot', parents: ['north' as UnitId], figures: {} },
  ] }, registrar);
  world.act('enrol', { day: '2024-01-01' as Day, lines: Array.from({ length: 30 }, (_, n) => ({ person: person(n), units: ['depot' as UnitId], status: 'full', joined: '2023-01-01' as Day, attributes: { 'dues-paid-until': '2030-01-01', category: 'production' } })) }, registrar);
  return world;
}

function kinds(world: World, who: PersonId): { open: string[]; closed: string[] } {
  const acts = runNow(openActs(world.rules, who, world.now), world.facts.answer);
  return { open: [...new Set(acts.open.map(each => each.candidate.kind))].sort(), closed: [...new Set(acts.closed.map(each => `${each.candidate.kind}:${each.refusal.code}`))].sort() };
}

describe('what may I do now', () => {
  it('opens the clerical acts to the interim registrar and shows members why they are closed to them', () => {
    expect(kinds(federation(), registrar).open).toEqual(expect.arrayContaining(['call-election', 'enrol', 'record-units']));
    expect(kinds(federation(), person(1)).closed).toContain('enrol:not-keeper');
  });

  it('shows a keeper of the roll the election of a body far from them when they ask about it', () => {
    const { rules, now, facts } = federation();
    const called = (besides: readonly BodyId[]): readonly string[] => runNow(openActs(rules, registrar, now, besides), facts.answer).open.filter(({ candidate }) => candidate.kind === 'call-election').map(({ candidate }) => candidate.on.id);
    expect(called([])).not.toContain('workplace-steward@depot');
    expect(called(['workplace-steward@depot' as BodyId])).toContain('workplace-steward@depot');
  });

  it('follows an election: standing, then voting, then nothing more', () => {
    const world = federation();
    world.act('call-election', { body: 'city-council@north' as BodyId }, registrar);
    expect(kinds(world, person(1)).open).toContain('nominate');
    const [election] = world.facts.all('election');
    world.act('nominate', { election: election!.id, person: person(1) }, person(1));
    // Whoever stands may still nominate somebody else.
    expect(kinds(world, person(1)).open).toEqual(expect.arrayContaining(['nominate', 'withdraw-candidacy', 'state-candidacy']));
    world.advance((world.now + 16 * DAY) as Instant);
    expect(kinds(world, person(2)).open).toContain('cast');
    const [poll] = world.facts.all('poll');
    world.act('cast', { poll: poll!.id, choice: { kind: 'ranking', order: [person(1)] } }, person(2));
    expect(kinds(world, person(2)).closed).toContain('cast:already-voted');
  });

  it.each([
    ['themselves or another', '2023-01-01', [[person(1), 1]]],
    ['another, who may not stand themselves', '2025-01-09', [['nobody', 1]]],
  ] as const)('offers members of the constituency to nominate %s', (_whom, joined, expected) => {
    const world = federation();
    world.act('enrol', { day: '2025-01-09' as Day, lines: [{ person: person(1), units: ['depot' as UnitId], status: 'full', joined: joined as Day, attributes: { 'dues-paid-until': '2030-01-01', category: 'production' } }] }, registrar);
    world.act('call-election', { body: 'city-council@north' as BodyId }, registrar);
    const { open, closed } = runNow(openActs(world.rules, person(1), world.now), world.facts.answer);
    expect(open.flatMap(({ candidate }) => (candidate.kind === 'nominate' ? [[candidate.content.person, candidate.fields.length]] : []))).toEqual(expected);
    expect(closed.filter(({ candidate }) => candidate.kind === 'nominate')).toEqual([]);
    const [election] = world.facts.all('election');
    expect(world.ask('nominate', { election: election!.id, person: person(2) }, person(1)).lawful).toBe(true);
  });

  it('tells whoever may nominate nobody why they may not stand', () => {
    const world = federation();
    world.act('enrol', { day: '2025-01-09' as Day, lines: [{ person: person(1), units: ['depot' as UnitId], status: 'candidate', joined: '2025-01-09' as Day, attributes: {} }] }, registrar);
    world.act('call-election', { body: 'city-council@north' as BodyId }, registrar);
    const { open, closed } = kinds(world, person(1));
    expect([open.includes('nominate'), closed.includes('nominate:not-eligible')]).toEqual([false, true]);
  });

  it('offers the ways of voting that the place allows: hands are counted in a hall only', () => {
    const world = federation();
    const body = 'workplace-assembly@depot' as BodyId;
    world.act('move', { body, title: 'sha256:title' as never, paragraphs: [], effect: { kind: 'decide' } }, person(1));
    world.act('second', { motion: world.facts.all('motion')[0]!.id }, person(2));
    const { open } = runNow(openActs(world.rules, person(1), world.now), world.facts.answer);
    expect(open.find(each => each.candidate.kind === 'put-to-vote')?.candidate.fields).toEqual([{ path: 'mode', type: 'mode', oneOf: ['secret'] }]);
  });

  it('opens the recall of the delegate to the constituents, and to nobody else', () => {
    const world = federation();
    world.act('call-election', { body: 'city-council@north' as BodyId }, registrar);
    const [election] = world.facts.all('election');
    world.act('nominate', { election: election!.id, person: person(1) }, person(1));
    world.advance((world.now + 60 * DAY) as Instant);
    expect(kinds(world, person(2)).open).toContain('sign');
    expect(kinds(world, registrar).open).not.toContain('sign');
  });
});
