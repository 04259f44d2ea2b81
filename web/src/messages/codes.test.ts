import { describe, expect, it } from 'vitest';
import { RULE_FAMILIES } from '#tally/rule-check.ts';
import { ENGLISH } from './messages.ts';

/** The rooms of the core as texts: their unions and tables are what the catalogues must cover. */
const SOURCES = import.meta.glob<string>(['../../../src/{assembly,charter,tally,access}/**/*.ts', '!**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
const read = (file: string): string => SOURCES[`../../../src/${file}`] ?? '';

/** The quoted members of a union type, as the source spells them. */
function union(file: string, name: string): readonly string[] {
  const body = new RegExp(`type ${name} =([^;]*);`, 'u').exec(read(file))?.[1] ?? '';
  return [...body.matchAll(/'([^']+)'/gu)].map(match => match[1] ?? '');
}

/** The keys of a table or interface between its name and its closing brace at the margin. */
function keys(file: string, opening: string): readonly string[] {
  const [, after = ''] = read(file).split(opening);
  const [body = ''] = after.split('\n}');
  return [...body.matchAll(/^ {2}'?([a-z-]+)'?\??:/gmu)].map(match => match[1] ?? '');
}

/** First arguments of the calls of a function in the assembly. */
function called(name: string): readonly string[] {
  const assembly = Object.entries(SOURCES).filter(([file]) => file.includes('/assembly/'));
  return [...new Set(assembly.flatMap(([, text]) => [...text.matchAll(new RegExp(`\\b${name}\\('([a-z-]+)'`, 'gu'))].map(match => match[1] ?? '')))];
}

describe('every code that the server can send has words', () => {
  it.each([
    ['refusals', union('assembly/judgement.ts', 'RefusalCode'), ENGLISH.refusalCode],
    ['remedies', called('remedy'), ENGLISH.remedy],
    ['acts', keys('assembly/act.ts', 'ACT_CLASS: '), ENGLISH.actKind],
    ['what follows from acts', keys('assembly/act.ts', 'ACT_CLASS: '), ENGLISH.actFollows],
    ['acts on the record', keys('assembly/act.ts', 'ACT_CLASS: '), ENGLISH.recorded],
    ['effects', union('charter/law.ts', 'EffectKind'), ENGLISH.effect],
    ['vacancies', union('assembly/facts.ts', 'VacancyReason'), ENGLISH.vacancy],
    ['ways of voting', union('charter/law.ts', 'VoteMode'), ENGLISH.voteMode],
    ['counts', [...keys('tally/presets.ts', 'export const PRESETS = {'), ...RULE_FAMILIES], ENGLISH.countMethod],
    ['mandates', union('charter/law.ts', 'MandateKind'), ENGLISH.mandate],
    ['standings', union('charter/law.ts', 'StatusId'), ENGLISH.status],
    ['secrecy', union('charter/law.ts', 'Secrecy'), ENGLISH.secrecy],
    ['shifts', union('tally/change.ts', 'ShiftKind'), ENGLISH.shift],
    ['problems of imports', union('assembly/roll-import/problem.ts', 'ImportProblemCode'), ENGLISH.importProblem],
    ['refusals at the door', [...read('access/refusal.ts').matchAll(/code: '([a-z-]+)'/gu)].map(match => match[1] ?? ''), ENGLISH.accessRefusal],
  ] as const)('%s', (_name, codes, words) => {
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter(code => !Object.hasOwn(words, code))).toEqual([]);
  });
});
