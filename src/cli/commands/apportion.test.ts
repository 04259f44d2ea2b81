import { describe, expect, it } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';
import { sovet, type Run } from '../../../test/sovet.ts';

interface Shared { method: string; seats: number[]; status: string; tie?: { between: number[]; seats: number }; below: number[]; unfilled: number }

const apportion = (...args: string[]): Promise<Run> => sovet(['apportion', ...args]);
const fromFile = (file: unknown, ...args: string[]): Promise<Run> => sovet(['apportion', '--file', '-', ...args], { input: typeof file === 'string' ? file : JSON.stringify(file) });
const read = ({ out }: Run): Shared => JSON.parse(out) as Shared;

describe('sovet apportion', () => {
  it.each([
    ['dhondt', [4, 4, 2]], ['saintelague', [4, 3, 3]], ['huntington-hill', [4, 3, 3]], ['modified_saintelague', [4, 3, 3]], ['largest-remainder', [4, 3, 3]], ['quota', [4, 4, 2]],
  ])('shares ten seats by %s', async (method, seats) => {
    const run = await apportion('--method', method, '--seats', '10', '--votes', '4160,3380,2460', '--json');
    expect([run.status, read(run).status, read(run).seats]).toEqual([0, 'decided', seats]);
  });
  it('answers 3 with the equals and the seats left between them', async () => {
    const run = await apportion('--method', 'dhondt', '--seats', '3', '--votes', '5,5,1', '--json');
    expect([run.status, read(run)]).toMatchObject([3, { seats: [1, 1, 0], status: 'ruling-needed', tie: { between: [0, 1], seats: 1 } }]);
  });
  it('answers 1 when the minimums are more than the seats', async () => {
    const run = await fromFile({ units: ['Mill', 'Dock'], votes: [4, 5], minimum: 2 }, '--method', 'adams', '--seats', '3', '--json');
    expect([run.status, read(run).status]).toEqual([1, 'impossible']);
  });
  it('keeps thresholds, maximums and alliances of a file', async () => {
    const file = { lists: ['A', 'B', 'C', 'D'], votes: ['600', 250, 240, 30], alliances: [['B', 'C']], maximum: [2, 9, 9, 9], thresholds: { B: '30%' } };
    const run = await fromFile(file, '--method', 'dhondt', '--seats', '4', '--threshold', '4%', '--json');
    expect(read(run)).toMatchObject({ below: [1, 3], seats: [2, 0, 2, 0] });
  });
  it('prints a table with names, votes and seats', async () => {
    const { out } = await fromFile({ units: ['Mill', 'Dock'], votes: [40, 20] }, '--method', 'dhondt', '--seats', '3');
    expect(out).toMatch(/Mill +40 +2\nDock +20 +1\n\nAll 3 seats are given out\./);
  });

  it('counts by a rule for lists, and says who is elected', async () => {
    const file = { lists: ['Mill', 'Dock'], votes: [61, 39], candidates: { Mill: ['Anna', { name: 'Boris', votes: 40 }, 'Clara'], Dock: [{ name: 'Dora', votes: 39 }] } };
    const run = await fromFile(file, '--rule', 'list-open', '--seats', '3', '--json');
    expect([run.status, JSON.parse(run.out)]).toMatchObject([0, { method: 'list-open', seats: [2, 1], candidates: { Mill: { elected: ['Boris', 'Anna'], following: ['Clara'] }, Dock: { elected: ['Dora'] } } }]);
    expect((await fromFile(file, '--rule', 'list-closed', '--seats', '3')).out).toMatch(/^Mill: Anna; Boris\nDock: Dora$/m);
  });
  it('asks for the lot that a rule needs, and takes it from the file', async () => {
    const file = { votes: [500, 140, 140, 140, 140, 140] };
    const [open, drawn] = await Promise.all([fromFile(file, '--rule', 'kieswet', '--seats', '15'), fromFile({ ...file, lots: ['3', '1', '2', '6', '5', '4'] }, '--rule', 'kieswet', '--seats', '15', '--json')]);
    expect([open.status, open.out]).toEqual([3, expect.stringContaining('A ruling is needed: 4 between 2, 3, 4, 5, 6 of the 15 seats.')]);
    expect([drawn.status, read(drawn).seats]).toEqual([0, [6, 2, 2, 1, 2, 2]]);
  });
  it('says how large a house has become, by the constituencies of the file', async () =>
    expect((await fromFile({ votes: [600, 300, 100], constituencies: [3, 2, 3] }, '--rule', 'mixed-member-overhang', '--seats', '10')).out).toContain('The house has 12 seats, 2 more than 10.'));
  it('shares seats out among regions and within each', async () => {
    const file = { lists: ['Mill', 'Dock'], regions: ['North', 'South'], votes: [[300, 100], [200, 200]] };
    expect(JSON.parse((await fromFile(file, '--rule', 'regional', '--seats', '8', '--json')).out)).toMatchObject({ seats: [4, 4], regions: [{ name: 'North', seats: 5, lists: [3, 2] }, { name: 'South', seats: 3, lists: [1, 2] }] });
    expect((await fromFile({ ...file, votes: [[300, 100], [300, 300]] }, '--rule', 'regional', '--seats', '5')).out).toContain('A ruling is needed: in North 1 between Mill, Dock.');
  });
  it('finds the least number for the minority from the heads of both sexes', async () => {
    const file = { votes: [61, 40], candidates: { 1: ['Adam', 'Axel', 'Anton', { name: 'Alma', minority: true }], 2: ['Boris', 'Bruno'] }, minority: { heads: [30, 70] } };
    expect(JSON.parse((await fromFile(file, '--rule', 'works-council', '--seats', '5', '--json')).out)).toMatchObject({ seats: [4, 1], short: 0, candidates: { 1: { elected: ['Adam', 'Axel', 'Anton', 'Alma'] } } });
    expect((await fromFile({ ...file, minority: { heads: [20, 60] } }, '--rule', 'works-council', '--seats', '3')).err).toContain('draw a lot and give "minority": {"least": 0} or {"least": 1}');
    expect((await fromFile({ ...file, minority: { least: 3 } }, '--rule', 'works-council', '--seats', '5')).out).toContain('2 seats short');
  });
  it('takes a rule with all its settings from a file, and refuses one without', async () => {
    const path = join(temporaryDirectory(), 'rule.json');
    const rule = { shares: { kind: 'plain', method: { kind: 'largest-remainder', quota: 'droop' }, threshold: '5%' }, order: { kind: 'open', preferred: '1/10', of: 'quota', equal: 'list-order' } };
    await writeFile(path, JSON.stringify(rule));
    expect(JSON.parse((await apportion('--rule', path, '--seats', '3', '--votes', '96,50,4', '--json')).out)).toMatchObject({ seats: [2, 1, 0], below: [2] });
    await writeFile(path, JSON.stringify({ shares: { ...rule.shares, method: 'drop', threshold: 'high' }, order: { kind: 'open' } }));
    const { status, err } = await apportion('--rule', path, '--seats', '3', '--votes', '96,50');
    expect([status, err]).toEqual([2, expect.stringMatching(/shares\.method[\s\S]*shares\.threshold: high is not a share[\s\S]*order\.preferred[\s\S]*order\.equal/) as string]);
  });

  it.each([
    ['a rule that nobody knows', ['--rule', 'kiesvet', '--seats', '3', '--votes', '1,2'], 'did you mean kieswet?'],
    ['a method beside a rule', ['--rule', 'kieswet', '--method', 'dhondt', '--seats', '3', '--votes', '1,2'], '--method is a setting of the rule'],
    ['a threshold beside a rule', ['--rule', 'kieswet', '--threshold', '4%', '--seats', '3', '--votes', '1,2'], '--threshold is a setting of the rule'],
    ['nobody with a vote, where there must be a quota', ['--rule', 'kieswet', '--seats', '3', '--votes', '0,0'], 'zero'],
    ['a works council without names', ['--rule', 'works-council', '--seats', '3', '--votes', '1,2'], 'names its candidates'],
    ['no method', ['--seats', '3', '--votes', '1,2'], '--method is missing'],
    ['a word that every object knows', ['--method', 'constructor', '--seats', '3', '--votes', '1,2'], 'there is no method constructor'],
    ['a slip of the keys', ['--method', 'dhont', '--seats', '3', '--votes', '1,2'], 'did you mean dhondt?'],
    ['no seats', ['--method', 'dhondt', '--votes', '1,2'], '--seats is missing'],
    ['votes and a file', ['--method', 'dhondt', '--seats', '3', '--votes', '1', '--file', '-'], 'in one way: --votes or --file'],
    ['negative votes', ['--method', 'dhondt', '--seats', '3', '--votes=-1,2'], 'not -1'],
    ['an empty place', ['--method', 'dhondt', '--seats', '3', '--votes', '1,,2'], 'not an empty place'],
    ['a share above the whole', ['--method', 'dhondt', '--seats', '3', '--votes', '1,2', '--threshold', '140%'], '--threshold is a share'],
    ['a quota that the method has not', ['--method', 'dhondt', '--quota', 'droop', '--seats', '3', '--votes', '1,2'], '--quota belongs to'],
  ])('refuses %s with 2', async (_case, args, reason) => {
    const run = await apportion(...args);
    expect([run.status, run.out, run.err]).toEqual([2, '', expect.stringContaining(reason) as string]);
  });
  it.each([
    ['text', '{"votes": [1,]}', '-:1: not JSON'], ['a name too many', { units: ['A', 'B'], votes: [1] }, '2 names and 1 numbers of votes'], ['a name twice', { units: ['A', 'A'], votes: [1, 2] }, 'A stands twice'],
    ['an unknown ally', { lists: ['A', 'B'], votes: [1, 2], alliances: [['A', 'Z']] }, 'there is no Z'], ['two alliances', { lists: ['A', 'B'], votes: [1, 2], alliances: [['A'], ['A', 'B']] }, 'A is in two alliances'],
    ['a fraction of a vote', { votes: [1.5] }, 'votes.0'], ['a minimum above the maximum', { votes: [3], minimum: 4, maximum: 2 }, 'no minimum is above its maximum'],
    ['candidates, which a method does not seat', { votes: [3], candidates: { 1: ['Anna'] } }, 'candidates are read by rules'], ['a candidate twice', { votes: [3], candidates: { 1: ['Anna', 'Anna'] } }, 'Anna stands twice on 1'],
    ['votes by regions that have no names', { votes: [[1, 2]] }, 'need the names of the regions'], ['a row too short', { votes: [[1, 2], [1]], regions: ['N', 'S'] }, 'every list has votes for 2 regions'],
    ['constituencies of nobody', { votes: [3], constituencies: [1, 2] }, '2 numbers of constituencies for 1'], ['a lot for nobody', { votes: [3], lots: ['7'] }, 'there is no 7'],
  ])('refuses a file with %s', async (_case, file, reason) => {
    const run = await fromFile(file, '--method', 'dhondt', '--seats', '5');
    expect([run.status, run.out, run.err]).toEqual([2, '', expect.stringContaining(reason) as string]);
  });
});
