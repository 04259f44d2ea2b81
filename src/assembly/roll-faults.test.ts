import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { StandingLine, UnitLine } from './act.ts';
import { councilLaw, councilWorld, lawfully, person, refused } from '../../test/council-world.ts';
import type { World } from './world.ts';

const day = '2024-03-01' as Day;
const registrar = person(19);
const ATTRIBUTES = { 70: ['attribute: born\ntype: day', 'attribute: trade\ntype: choice\nchoices: [smith, miller]', 'attribute: children\ntype: number', 'attribute: note\ntype: text'] };

const unit = (id: string, kind: string, ...parents: string[]): UnitLine => ({ unit: id, kind, name: id, parents, figures: {} }) as unknown as UnitLine;
const units = (world: World, ...lines: UnitLine[]): ReturnType<typeof refused> => refused(world.ask('record-units', { day, units: lines }, registrar));
const line = (attributes: Readonly<Record<string, string>>): StandingLine => ({ person: person(30), units: ['w1'], status: 'full', joined: day, attributes }) as unknown as StandingLine;

describe('a unit that is recorded', () => {
  it('lies in a unit that is there, of a kind the charter names', () => {
    const world = councilWorld();
    lawfully(world.ask('record-units', { day, units: [unit('w3', 'workplace', 'c2'), unit('c2', 'city')] }, registrar));
    expect(units(world, unit('w3', 'workplace', 'nowhere'))).toMatchObject({ code: 'no-such-thing', article: 'house-rules', facts: { unit: 'nowhere', within: ['city'] } });
    expect(units(world, unit('w3', 'workplace', 'w1'))).toMatchObject({ code: 'no-such-thing', facts: { unit: 'w1' } });
    expect(units(world, unit('m', 'moon'))).toMatchObject({ code: 'not-governed', facts: { unitKind: 'moon' } });
  });
  it('never lies in itself, and stays of its kind', () => {
    const world = councilWorld();
    expect(units(world, unit('c1', 'city', 'w1'))).toMatchObject({ code: 'no-such-thing', facts: { unit: 'w1' } });
    expect(units(world, unit('w1', 'city'))).toMatchObject({ code: 'wrong-stage', facts: { unitKind: 'workplace' } });
  });
});

describe('a member who is enrolled', () => {
  const world = councilWorld(councilLaw(ATTRIBUTES));
  it('has the attributes the charter declares', () => {
    lawfully(world.ask('enrol', { day, lines: [line({ born: '1980-02-29', trade: 'smith', children: '3', note: 'any text' })] }, registrar));
  });
  it.each([['hat', 'red'], ['trade', 'king'], ['born', '1981-02-29'], ['children', 'many'], ['constructor', 'x']])('has no %s of %s', (name, value) => {
    expect(refused(world.ask('enrol', { day, lines: [line({ [name]: value })] }, registrar))).toMatchObject({ code: 'not-governed', article: 'house-rules', facts: { person: 'p30', attribute: name } });
  });
});
