import { describe, expect, it } from 'vitest';
import { charterText, compileText, lawOf } from '../../test/charter-text.ts';
import { sentence } from './sentence.ts';

const BOARD = (source: string): string => `body: board\nseats:\n  - elected by: members in good standing\n${source}`;
const codes = (source: string): readonly string[] => compileText(charterText({ 2: [BOARD(source)] })).findings.filter(finding => finding.kind === 'problem').map(finding => finding.code);
const FROM = '    from: each workplace\n';

describe('a table of units', () => {
  it('is kept as written, and said as written', () => {
    const rule = [...lawOf({ 2: [BOARD(`${FROM}    table:\n      North: 5\n      Süd-West: three`)] }).bodies.values()].find(body => body.id === 'board')!;
    expect(rule.seats[0]?.size).toEqual({ kind: 'table', table: [{ unit: 'North', count: 5 }, { unit: 'Süd-West', count: 3 }] });
    expect(sentence({ type: 'body', rule }, 'en')).toContain('seats by name (North 5, Süd-West 3)');
  });

  it.each([
    ['a name twice', `${FROM}    table:\n      North: 5\n      the north: 3`, 'problem-duplicate-key'],
    ['what is no number', `${FROM}    table:\n      North: many`, 'problem-value'],
    ['no map', `${FROM}    table: North`, 'problem-value'],
    ['no units that it could be about', '    table:\n      North: 5', 'problem-value'],
    ['a number besides', `${FROM}    number: 3\n    table:\n      North: 5`, 'problem-value'],
    ['votes and a weight', `${FROM}    number: 3\n    weight: 2\n    votes:\n      North: 5`, 'problem-value'],
    ['votes at large', '    number: 3\n    votes:\n      North: 5', 'problem-value'],
    ['a weight of nothing', `${FROM}    number: 3\n    weight: 0`, 'problem-value'],
  ])('is a problem with %s', (_case, source, code) => {
    expect(codes(source)).toEqual([code]);
  });
});
