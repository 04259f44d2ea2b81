import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areElectionsThere, Comparison, electionFiles, ELECTIONS, Expected, publishedCases } from './expectation.ts';
import { conformancePage } from './page.ts';
import { conformanceRows } from './rows.ts';

const rows = areElectionsThere ? conformanceRows() : [];
const REASON = `no elections in ${ELECTIONS}: SOVET_DATA names the folder that holds them`;
const page = (): string => readFileSync(new URL('../../docs/methods/conformance.md', import.meta.url), 'utf8');

describe('elections that others have counted', () => {
  it.each(rows.map((row, at) => [`${at + 1}. ${row.id}, ${row.rule}`, row] as const))('%s', (_name, { differences, explained }) => {
    expect(explained === undefined ? differences : []).toEqual([]);
  });
  it('without data: every case of the index and every file beside it has a row', ({ skip }) => {
    skip(!areElectionsThere, REASON);
    const cases = publishedCases();
    expect(cases.length).toBe((JSON.parse(readFileSync(`${ELECTIONS}/index.json`, 'utf8')) as { about: { count: number } }).about.count);
    expect([...new Set(cases.map(({ file }) => file))].sort()).toEqual(electionFiles());
    for (const { id, file, case_ids: ids = [] } of cases) {
      expect(rows.some(row => row.file === file && (row.id === id || row.id.startsWith(`${id}:`) || ids.includes(row.id)))).toBe(true);
      for (const part of ids) expect(rows.map(row => row.id.split(',')[0])).toContain(part);
    }
  });
  it('without data: explains a difference only where one is', ({ skip }) => {
    skip(!areElectionsThere, REASON);
    for (const { differences, explained } of rows) if (explained !== undefined) expect(differences).not.toEqual([]);
  });
  it('without data: stand in the documents as a fresh run finds them', ({ skip }) => {
    skip(!areElectionsThere, REASON);
    expect(page()).toBe(conformancePage(rows));
  });
});

describe('a comparison', () => {
  const compared = (have: unknown, want: unknown): readonly string[] => {
    const found = new Comparison();
    found.same('seats', have, want);
    return found.differences;
  };
  it('names what differs, with both values', () => expect([compared([1, 2], [1, 2]), compared([1], [2])]).toEqual([[], ['seats: [1] and not [2]']]));
  it('holds decimals against a tolerance, and sees a stage too many, a total too few and one that is no number', () => {
    const near = (have: string[][]): number => { const found = new Comparison(); found.near('totals', have, [['1.00', '2.00']], '0.006'); return found.differences.length; };
    expect([near([['1.006', '2']]), near([['1.007', '2']]), near([['1', '2'], ['1', '2']]), near([['missing', '2']])]).toEqual([0, 1, 1, 1]);
  });
  it('knows what of an expectation nobody took', () => {
    const expected = new Expected({ seats: [1], quota: '5', unranked: 'last' }, ['unranked']);
    expect([expected.take('seats'), expected.untaken]).toEqual([[1], ['quota']]);
  });
  it('writes a row for each comparison, and what differs', () => {
    const row = { id: 'a|b', file: 'f', rule: 'irv', compared: 'seats', differences: [] };
    expect(conformancePage([row, { ...row, differences: ['seats: 1 and not 2'], explained: 'Because.' }])).toMatch(/1 of 2 comparisons[\s\S]*\| f \| a\\\|b \| irv \| seats \| agrees \|\n.*differs: seats: 1 and not 2\. Because\. \|/);
  });
});
