import { describe, expect, it } from 'vitest';
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

  it.each([
    ['no method', ['--seats', '3', '--votes', '1,2'], '--method is missing'],
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
  ])('refuses a file with %s', async (_case, file, reason) => {
    const run = await fromFile(file, '--method', 'dhondt', '--seats', '5');
    expect([run.status, run.out, run.err]).toEqual([2, '', expect.stringContaining(reason) as string]);
  });
});
