import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import type { Day } from '#kernel/time.ts';
import type { UnitId } from '../ids.ts';
import { matchHeader, memberColumns, UNIT_COLUMNS } from './columns.ts';
import type { RollUnit } from './known.ts';
import { MemberRows } from './member-rows.ts';
import { parentsFirst } from './parents-first.ts';
import { Problems, type ImportProblem } from './problem.ts';
import { UnitRows } from './unit-rows.ts';
import type { UnitLine } from '../act.ts';

const compiledLaw = (file: string): ReturnType<typeof compile>['law'] => compile({ file, text: readFileSync(new URL(`../../../charters/${file}`, import.meta.url), 'utf8'), version: 'v' as VersionHash }).law;
const law = compiledLaw('federation-of-councils.md')!;
const soviets = compiledLaw('rsfsr-1918.md')!;
const known: ReadonlyMap<string, RollUnit> = new Map([
  ['north', { id: 'north' as UnitId, kind: 'city', name: 'North', parents: [], figures: {} }],
  ['depot', { id: 'depot' as UnitId, kind: 'workplace', name: 'Depot', parents: ['north'], figures: {} }],
  ['closed', { id: 'closed' as UnitId, kind: 'workplace', name: 'Closed', parents: ['north'], figures: {}, until: '2025-01-01' }],
] as unknown as [string, RollUnit][]);

function members(header: string, ...rows: string[]): { readonly problems: readonly ImportProblem[]; readonly read: MemberRows } {
  const problems = new Problems();
  const columns = matchHeader(memberColumns(law), header.split(','), 1, problems);
  const read = new MemberRows({ law, header: columns, units: known, day: '2026-06-01' as Day, problems });
  for (const [index, row] of rows.entries()) read.add({ line: index + 2, cells: row.split(',') });
  return { problems: problems.found, read };
}

function units(...rows: string[]): { readonly problems: readonly ImportProblem[]; readonly lines: readonly UnitLine[] } {
  const problems = new Problems();
  const read = new UnitRows(law, matchHeader(UNIT_COLUMNS, ['unit', 'kind', 'parent', 'name', 'electors'], 1, problems), problems);
  for (const [index, row] of rows.entries()) read.add({ line: index + 2, cells: row.split(',') });
  return { lines: read.finish(known), problems: problems.found };
}

const HEADER = 'number,name,email,unit,status,joined,category,dues paid until';
const GOOD = ['1', 'Anna', 'anna@example.org', 'depot', 'full', '2024-01-01', 'production', '2026-12-31'] as const;
const COLUMNS = HEADER.split(',');
const spoilt = (column: string, value: string): string => GOOD.map((cell, index) => (COLUMNS[index] === column ? value : cell)).join(',');

describe('a line of the members file', () => {
  it('is read with the values the charter knows', () => {
    const { problems, read } = members(HEADER, spoilt('category', 'Production').replace('full', 'FULL'));
    expect(problems).toEqual([]);
    expect(read.members).toEqual([{ line: 2, number: '1', name: 'Anna', email: 'anna@example.org', units: ['depot'], status: 'full', joined: '2024-01-01', attributes: { category: 'production', 'dues-paid-until': '2026-12-31' } }]);
  });

  it.each([
    ['unit', 'depto', { code: 'unknown-unit', nearest: 'depot' }],
    ['unit', 'Depot', { code: 'unknown-unit', nearest: 'depot' }],
    ['unit', 'depot;nowhere-at-all', { code: 'unknown-unit', facts: { unit: 'nowhere-at-all' } }],
    ['unit', 'closed', { code: 'unit-ended', facts: { unit: 'closed', day: '2025-01-01' } }],
    ['unit', '', { code: 'empty-cell' }],
    ['status', 'ful', { code: 'unknown-status', nearest: 'full' }],
    ['joined', '01.01.2024', { code: 'not-a-day', facts: { form: 'YYYY-MM-DD' } }],
    ['joined', '2023-02-29', { code: 'no-such-day' }],
    ['joined', '2026-06-02', { code: 'joined-in-future', facts: { day: '2026-06-01' } }],
    ['dues paid until', '31/12/2026', { code: 'not-a-day' }],
    ['dues paid until', '2026-13-01', { code: 'no-such-day' }],
    ['category', 'tranport', { code: 'not-a-choice', nearest: 'transport' }],
    ['email', 'anna@', { code: 'bad-email' }],
    ['email', 'anna@example.org; boris@example.org', { code: 'bad-email' }],
    ['email', `${'a'.repeat(250)}@example.org`, { code: 'too-long', facts: { length: 262, longest: 254 } }],
    ['name', '', { code: 'empty-cell' }],
    ['name', 'x'.repeat(201), { code: 'too-long' }],
    ['name', 'An\u0000na', { code: 'control-characters', value: 'An\u{FFFD}na' }],
    ['name', 'An\u202Ena', { code: 'control-characters' }],
  ])('names what is wrong with its %s %j', (column, value, expected) => {
    const { problems, read } = members(HEADER, spoilt(column, value));
    expect(problems).toMatchObject([{ file: 'members', line: 2, column: { name: column, index: COLUMNS.indexOf(column) + 1 }, ...expected }]);
    expect(read.members).toEqual([]);
  });

  it.each([
    ['number-twice', GOOD.join(','), GOOD.join(',').replace('anna@', 'other@')],
    ['email-twice', GOOD.join(','), GOOD.join(',').replace('1,', '2,').replace('anna@', 'ANNA@')],
    ['person-twice', spoilt('number', ''), spoilt('number', '').replace('Anna', 'ANNA')],
  ])('is refused as %s with the line where it stood first', (code, first, second) => {
    expect(members(HEADER, first, second).problems).toContainEqual(expect.objectContaining({ code, line: 3, facts: { firstLine: 2 } }));
  });

  it('must say who is meant: by number, or by name and e-mail', () => {
    expect(members(HEADER, spoilt('number', '')).problems).toEqual([]);
    expect(members(HEADER, spoilt('number', '').replace('anna@example.org', '')).problems).toMatchObject([{ code: 'not-identified', column: { name: 'number' } }]);
  });

  it('has as many cells as the header', () => {
    expect(members(HEADER, `${GOOD.join(',')},more`).problems).toMatchObject([{ code: 'too-many-cells', facts: { cells: 9, columns: 8 } }]);
    expect(members(HEADER, 'just one').problems).toMatchObject([{ code: 'too-few-cells' }]);
  });
});

describe('the header of the members file', () => {
  it('is matched whatever its case, spaces and hyphens', () => {
    expect(members(' NUMBER ,Name,E-Mail,Unit,STATUS,joined,Category,Dues  Paid_Until', GOOD.join(',')).problems).toEqual([]);
  });

  it('names unknown columns with the nearest one, repeated columns, and missing ones', () => {
    expect(members('number,nmae,unit,unit,status,dues paid').problems).toMatchObject([
      { code: 'unknown-column', column: { name: 'nmae', index: 2 }, nearest: 'name' }, { code: 'column-twice', column: { index: 4 } },
      { code: 'unknown-column', nearest: 'dues paid until' }, { code: 'missing-column', value: 'name' }, { code: 'missing-column', value: 'joined' }]);
  });

  it('keeps the first thousand problems and counts all', () => {
    const problems = new Problems(10);
    const read = new MemberRows({ law, header: matchHeader(memberColumns(law), COLUMNS, 1, problems), units: known, day: '2026-06-01' as Day, problems });
    for (let line = 2; line < 102; line++) read.add({ line, cells: ['x'] });
    expect([problems.found.length, problems.count]).toEqual([10, 100]);
  });
});

describe('the units file', () => {
  it('puts parents before children, in whatever order they stand', () => {
    const { lines, problems } = units('mill,workplace,south,Mill,', 'south,City,,South,', 'press,workplace,north;south,Press,120');
    expect(problems).toEqual([]);
    expect(lines.map(line => line.unit)).toEqual(['south', 'mill', 'press']);
    expect(lines[2]).toEqual({ unit: 'press', kind: 'workplace', name: 'Press', parents: ['north', 'south'], figures: { electors: 120 } });
  });

  it.each([
    ['mill,workplce,north,Mill,', { code: 'unknown-kind', nearest: 'workplace', column: { name: 'kind', index: 2 } }],
    ['mill,workplace,norht,Mill,', { code: 'unknown-unit', nearest: 'north' }],
    ['mill,workplace,depot,Mill,', { code: 'not-within', facts: { unit: 'depot', kind: 'workplace', parentKind: 'workplace', within: ['city'] } }],
    ['mill,workplace,north,Mill,many', { code: 'not-a-figure' }],
    ['south,city,,South,12', { code: 'not-a-figure', facts: { kind: 'city' } }],
    ['a b,workplace,north,Mill,', { code: 'bad-unit-key' }],
    ['north,workplace,,North,', { code: 'kind-changed', facts: { kind: 'city' } }],
    ['closed,workplace,north,Closed,', { code: 'unit-ended' }],
    ['mill,workplace,north,,', { code: 'empty-cell', column: { name: 'name' } }],
  ])('names what is wrong with %j', (row, expected) => {
    expect(units(row).problems).toMatchObject([{ file: 'units', line: 2, ...expected }]);
  });

  it('finds a unit that stands twice, and units that lie in each other', () => {
    expect(units('mill,workplace,north,Mill,', 'mill,workplace,north,Mill,').problems).toMatchObject([{ code: 'unit-twice', line: 3, facts: { firstLine: 2 } }]);
    const circle = units('a,city,b,A,', 'b,city,a,B,', 'c,workplace,a,C,').problems;
    expect(circle.filter(each => each.code === 'cycle').map(each => each.line)).toEqual([2, 3]);
  });

  it('knows the kinds of another charter', () => {
    expect([...soviets.unitKinds.keys()]).toContain('volost');
    expect([...memberColumns(soviets).bySlug.keys()]).toContain('sentence-until');
  });
});

describe('parents first', () => {
  it('orders every forest, and calls circular exactly what no order can hold', () => {
    const graph = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(graph, edges => {
      const parents = (unit: string): string[] => (edges[Number(unit)] ?? []).map(String);
      const { order, circular } = parentsFirst(new Set(edges.keys().map(String)), parents);
      const at = new Map(order.map((unit, index) => [unit, index]));
      for (const unit of order) for (const parent of parents(unit)) if (Number(parent) < edges.length) expect(at.get(parent)).toBeLessThan(at.get(unit)!);
      expect(circular.length === 0).toBe(order.length === edges.length);
    }));
  });
});
