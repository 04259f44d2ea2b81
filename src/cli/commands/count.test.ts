import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sovet, type Run } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

interface Counted {
  rule: string; seats: number; valid: number; invalid: number; quota?: string; elected: string[]; ranking: string[][]; status: string;
  stages: { stage: number; action: string; of?: string; votes: Record<string, string>; nonTransferable: string; elected: string[]; excluded: string[] }[];
  ties: { stage: number; between: string[]; brokenBy: string; chosen?: string }[];
}
interface Case {
  id: string; file: string; seats: number; candidates: string[]; ballots: number;
  expected: { quota: string; stage_totals: string[][]; elected_in_order: string[]; rounds: { tally: Record<string, string> }[] };
}

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
const cases = existsSync(elections) ? (JSON.parse(readFileSync(resolve(elections, 'index.json'), 'utf8')) as { cases: Case[] }).cases : [];
const caseOf = (id: string): Case => cases.find(each => each.id === id) as Case;

const read = ({ out }: Run): Counted => JSON.parse(out) as Counted;
const count = (input: string, ...args: string[]): Promise<Run> => sovet(['count', '-', ...args], { input });

const TIED = '3 1\n2 1 0\n2 2 0\n1 3 0\n0\n"Anna"\n"Boris"\n"Clara, the younger"\n"Chair"\n';
const PLAIN = '3 2\n4 1 2 0\n3 2 0\n2 3 1 0\n0\n"Anna"\n"Boris"\n"Clara"\n"Committee"\n';
const MOVING = '3 2\n6 1 2 3 0\n1 2 0\n3 3 0\n0\n"王小明"\n"Ольга"\n"Clara"\n"Committee"\n';
const MOTION = '3 1\n3 1 0\n4 2 0\n1 3 0\n0\n"For"\n"Against"\n"Abstain"\n"The large oven"\n';

describe('the wards of 2017 on the command line', () => {
  it.each(['scottish-aberdeen_2017_ward3', 'scottish-orkney_2017_ward6'].filter(() => cases.length > 0))('%s: quota, every stage total and everybody elected', async id => {
    const { file, candidates, ballots, seats, expected } = caseOf(id);
    const run = await sovet(['count', resolve(elections, file), '--rule', 'scottish-stv', '--seats', String(seats), '--json']);
    const counted = read(run);
    expect([run.status, counted.status, counted.valid, Number(counted.quota)]).toEqual([0, 'decided', ballots, Number(expected.quota)]);
    expect(counted.stages.map(({ votes }) => candidates.map(name => Number(votes[name])))).toEqual(expected.stage_totals.map(stage => stage.map(Number)));
    expect([...counted.elected].sort()).toEqual([...expected.elected_in_order].sort());
  });
});

describe('the mayors counted from CSV', () => {
  it.each([
    ['rctab-2017_minneapolis_mayor', ['--overvote', 'skip', '--skipped', '1', '--first-out', 'Undeclared Write-ins']],
    ['rctab-2015_portland_mayor', ['--skipped', '1', ...(cases.length > 0 ? caseOf('rctab-2015_portland_mayor').candidates.flatMap(name => ['--tie-order', name]) : [])]],
  ].filter(() => cases.length > 0) as [string, string[]][])('%s: the first round, the last and the winner', async (id, args) => {
    const { file, expected } = caseOf(id);
    const counted = read(await sovet(['count', resolve(elections, file), '--rule', 'irv', '--json', ...args]));
    const inPlay = (votes: Record<string, string> | undefined): Record<string, string> => Object.fromEntries(Object.entries(votes ?? {}).filter(([, each]) => each !== '0'));
    expect(inPlay(counted.stages[0]?.votes)).toEqual(inPlay(expected.rounds[0]?.tally));
    expect(inPlay(counted.stages.at(-1)?.votes)).toEqual(inPlay(expected.rounds.at(-1)?.tally));
    expect(counted.elected).toEqual(expected.elected_in_order);
  });
});

describe('sovet count', () => {
  it.each([['plurality', ['Anna', 'Boris']], ['block', ['Anna', 'Boris']], ['approval', ['Boris', 'Anna']], ['scottish-stv', ['Anna', 'Boris']]])('fills the seats of the file by %s', async (rule, elected) => {
    const run = await count(PLAIN, '--rule', rule, '--json');
    expect([run.status, read(run).seats, [...read(run).elected].sort()]).toEqual([0, 2, [...elected].sort()]);
  });

  it('shows a table to people', async () => {
    const { status, out } = await count(PLAIN, '--rule', 'scottish-stv');
    expect(status).toBe(0);
    expect(out).toMatch(/^Committee\nscottish-stv: 2 seats, 9 valid, 0 invalid, quota 4\.00000$/m);
    expect(out).toMatch(/^Anna +4\.00000/m);
    expect(out).toMatch(/^Elected: Anna; Boris$/m);
  });

  it('shows who was elected first, what every stage moved, and marks who is elected and excluded', async () => {
    const { out } = await count(MOVING, '--rule', 'scottish-stv', '--lot', 'x');
    expect(out.split('\n').slice(3, 10)).toEqual([
      '                   stage 1             stage 2             stage 3',
      '王小明             6.00000*  -2.00000  4.00000             4.00000',
      'Clara              3.00000             3.00000   +1.99998  4.99998*',
      'Ольга              1.00000   +1.99998  2.99998   -2.99998  0.00000x',
      'non-transferable   0.00000   +0.00002  0.00002   +1.00000  1.00002',
      'total             10.00000            10.00000            10.00000',
      '',
    ]);
    expect(out).toContain('\n* elected, x excluded at this stage\n');
  });

  it('writes the sheet as CSV, and one document only', async () => {
    expect((await count(PLAIN, '--rule', 'plurality', '--seats', '1', '--csv')).out).toBe('Candidate,Outcome,Stage 1\r\nAnna,elected at stage 1,4\r\nBoris,,3\r\nClara,,2\r\nNon-transferable,,0\r\nTotal,,9\r\n');
    expect(await count(PLAIN, '--rule', 'plurality', '--csv', '--json')).toMatchObject({ status: 2, err: expect.stringContaining('--json or --csv') });
  });

  it('tells in words how a tie was broken, and what a rule still waits for', async () => {
    expect((await count(TIED, '--rule', 'plurality', '--tie-order', 'Boris', '--tie-order', 'Anna')).out).toContain('Tie at stage 1 on who is elected, between Anna; Boris: Boris, by the order given\n');
    const file = join(temporaryDirectory(), 'rule.json');
    await writeFile(file, JSON.stringify({ rule: 'plurality', ties: ['lot'] }));
    expect((await count(TIED, '--rule', file)).out.replace(/\n +/g, ' ')).toContain('A ruling is needed between Anna; Boris at stage 1, on who is elected: the rule asks for a lot: give --lot.');
  });

  it('carries a motion with 0 and loses it with 1', async () => {
    const [lost, carried] = await Promise.all([count(MOTION, '--rule', 'yes-no'), count(MOTION.replace('4 2 0', '2 2 0'), '--rule', 'yes-no')]);
    expect([lost.status, carried.status]).toEqual([1, 0]);
    expect(lost.out).toMatch(/Not carried\n$/);
    expect(carried.out).toMatch(/^Carried$/m);
  });

  it('stops at a tie with 3, and shows the stages so far', async () => {
    const run = await count(TIED, '--rule', 'plurality', '--json');
    expect([run.status, read(run).status, read(run).stages.length, read(run).elected]).toEqual([3, 'ruling-needed', 1, []]);
    expect(read(run).ties).toEqual([expect.objectContaining({ stage: 1, between: ['Anna', 'Boris'], brokenBy: 'nothing' })]);
    expect((await count(TIED, '--rule', 'plurality')).out).toContain('A ruling is needed between Anna; Boris');
  });

  it('breaks a tie by an order, whose names may hold commas when each stands alone', async () => {
    const [one, each] = await Promise.all([
      count(TIED.replace(', the younger', ''), '--rule', 'plurality', '--json', '--tie-order', 'Boris, Anna,Clara'),
      count(TIED, '--rule', 'plurality', '--json', '--tie-order', 'Clara, the younger', '--tie-order', 'Boris', '--tie-order', 'Anna'),
    ]);
    expect([one, each].map(run => [run.status, read(run).elected, read(run).ties[0]?.brokenBy])).toEqual([[0, ['Boris'], 'order'], [0, ['Boris'], 'order']]);
  });

  it('draws the same lot from the same seed, and not the same from every seed', async () => {
    const winners = async (seed: string): Promise<string> => read(await count(TIED, '--rule', 'plurality', '--json', '--lot', seed)).elected.join();
    expect(await winners('hall 7')).toBe(await winners('hall 7'));
    const drawn = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(winners));
    expect([...new Set(drawn)].sort()).toEqual(['Anna', 'Boris']);
  });

  it('takes rulings of people, and refuses one for somebody who does not stand', async () => {
    const file = join(temporaryDirectory(), 'rulings.json');
    await writeFile(file, JSON.stringify([{ between: ['Anna', 'Boris'], winner: 'Boris' }]));
    const ruled = await count(TIED, '--rule', 'plurality', '--json', '--rulings', file);
    expect([ruled.status, read(ruled).elected, read(ruled).ties[0]?.brokenBy]).toEqual([0, ['Boris'], 'ruling']);
    await writeFile(file, JSON.stringify([{ between: ['Anna', 'Borsi'], winner: 'Anna' }]));
    expect((await count(TIED, '--rule', 'plurality', '--rulings', file)).err).toContain('Borsi does not stand; did you mean Boris?');
  });

  it('takes a rule and its ladder from a file', async () => {
    const file = join(temporaryDirectory(), 'rule.json');
    await writeFile(file, JSON.stringify({ rule: 'plurality', ties: ['lot'] }));
    expect((await count(TIED, '--rule', file)).status).toBe(3);
    expect((await count(TIED, '--rule', file, '--lot', 'x')).status).toBe(0);
    await writeFile(file, '{\n "rule": \n}');
    expect(await count(TIED, '--rule', file)).toMatchObject({ status: 2, err: expect.stringContaining(`${file}:3: not JSON`) });
  });

  it.each([
    ['a malformed ballot', TIED.replace('2 2 0', '2 9 0'), ['--rule', 'plurality'], '-:3: there is no candidate of this number (no-such-candidate): 9'],
    ['a duplicate name', TIED.replace('"Boris"', '"Anna"'), ['--rule', 'plurality'], '-:7: two candidates have the same name (duplicate-name): Anna'],
    ['an unknown rule', TIED, ['--rule', 'plurallity'], 'did you mean plurality?'],
    ['two ways to break ties', TIED, ['--rule', 'plurality', '--lot', '1', '--tie-order', 'Anna'], 'in one way: --tie-order or --lot'],
    ['several seats by irv', PLAIN, ['--rule', 'irv'], 'irv fills one seat, not 2'],
    ['a motion among candidates', PLAIN, ['--rule', 'yes-no'], 'not Anna'],
    ['somebody first out who does not stand', TIED, ['--rule', 'irv', '--first-out', 'Ana'], '--first-out: Ana does not stand; did you mean Anna?'],
    ['somebody first out under another rule', TIED, ['--rule', 'plurality', '--first-out', 'Anna'], '--first-out belongs to irv'],
    ['no number of seats', TIED, ['--rule', 'plurality', '--seats', '0'], '--seats is a whole number from 1, not 0'],
  ])('refuses %s with 2', async (_case, input, args, reason) => {
    const run = await count(input, ...args);
    expect([run.status, run.out, run.err]).toEqual([2, '', expect.stringContaining(reason)]);
  });

  it('names the line of a CSV file that is wrong', async () => {
    const file = join(temporaryDirectory(), 'b.csv');
    await writeFile(file, 'count,rank1\n2,Anna\nx,Boris\n');
    expect((await sovet(['count', file, '--rule', 'irv'])).err).toContain('b.csv:3: the count is a whole number from 1, of 15 digits at most (bad-count): x');
    await writeFile(file, 'votes,name\n2,Anna\n');
    expect((await sovet(['count', file, '--rule', 'irv'])).err).toContain('b.csv:1: the first line is count,rank1');
    await writeFile(file, Buffer.from('count,rank1\n2,Anna\n', 'utf16le'));
    expect((await sovet(['count', file, '--rule', 'irv'])).err).toContain('b.csv:1: the file is in UTF-16');
    await writeFile(file, '');
    expect((await sovet(['count', file, '--rule', 'irv'])).err).toContain('b.csv:1: the file is empty');
  });

  it('knows CSV on standard input by its first line', async () => {
    const { status, out } = await count('count,rank1,rank2\n2,Anna,Boris\n1,UWI,\n', '--rule', 'irv', '--json');
    expect([status, (JSON.parse(out) as Counted).stages[0]?.votes]).toEqual([0, { Anna: '2', Boris: '0', 'Undeclared Write-ins': '1' }]);
  });

  it('reads scores from a CSV file with a column for each candidate, and votes heaped on one', async () => {
    const scored = await count('count,Anna,Boris\n2,10,4\n1,,10\n1,,11\n', '--rule', 'score', '--json');
    expect(read(scored)).toMatchObject({ valid: 3, invalid: 1, elected: ['Anna'], stages: [{ votes: { Anna: '20', Boris: '18' } }] });
    const heaped = await count('count,Anna,Boris\n2,2,\n3,1,1\n1,,3\n', '--rule', 'cumulative', '--seats', '2', '--json');
    expect(read(heaped)).toMatchObject({ valid: 5, invalid: 1, stages: [{ votes: { Anna: '7', Boris: '3' } }] });
  });

  it('shows no control characters of a bad file', async () => {
    expect((await count('2 1\n1 \u001b[31mx 0\n0\n"A"\n"B"\n', '--rule', 'plurality')).err).toContain('(bad-rank): \ufffd[31mx');
  });
});
