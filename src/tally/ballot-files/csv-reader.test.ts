import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionId } from '../ballot.ts';
import { SKIPPED, type Papers } from '../papers.ts';
import { weightOf } from '../weights.ts';
import type { BallotFile } from './ballot-file.ts';
import { CsvReader, type CsvWants } from './csv-reader.ts';
import type { PaperRules } from './csv-ranks.ts';

const PLAIN: PaperRules = { overvote: 'exhaust', skipped: Number.MAX_SAFE_INTEGER };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Setting { readonly wants?: CsvWants; readonly rules?: PaperRules; readonly chunk?: number }
function read(bytes: Uint8Array, { wants = 'ranks', rules = PLAIN, chunk = bytes.length }: Setting = {}): ReturnType<CsvReader['end']> {
  const reader = new CsvReader(wants, rules);
  for (let at = 0; at < bytes.length; at += Math.max(1, chunk)) reader.feed(bytes.subarray(at, at + Math.max(1, chunk)));
  return reader.end();
}
/** "votes:name>name", sorted, and what is spoiled last. */
function said(text: string, setting: Setting = {}): unknown {
  const result = read(bytesOf(text), setting);
  if (!result.ok) return result.error.map(({ line, code, found }) => [line, code, found]);
  const { starts, marks, weights, options, size, spoiled } = result.value.ballots as Papers;
  return [...Array.from({ length: size }, (_, paper) => `${weightOf(weights, paper)}:${[...marks.subarray(starts[paper], starts[paper + 1])].map(mark => options[mark]).join('>')}`).sort(), ...(spoiled.votes > 0n ? [`${spoiled.votes} spoiled`] : [])];
}
const HEAD = 'count,rank1,rank2,rank3\n';

describe('ranked ballots as CSV', () => {
  it('name whom they rank, the same spelled in quotes, with spaces, or again', () =>
    expect(said(`${HEAD}2,Anna,"Boris",\n3, Anna ,Boris,Anna\n\n1,"Clara, the younger","say ""no"""\n`)).toEqual(['1:Clara, the younger>say "no"', '5:Anna>Boris']));
  it('may begin with a byte order mark, end lines as on Windows or old Macintoshes, and separate by semicolons', () => {
    for (const text of [`\uFEFF${HEAD}2,Аня,Боря\n`, `${HEAD}2,Аня,Боря\n`.replaceAll('\n', '\r\n'), `${HEAD}2,Аня,Боря\n`.replaceAll('\n', '\r'), `${HEAD}2,Аня,Боря`.replaceAll(',', ';')]) expect(said(text)).toEqual(['2:Аня>Боря']);
  });
  it.each<[string, string, PaperRules, string[]]>([
    ['a skipped rank is passed over', '1,undervote,Anna,\n', PLAIN, ['1:Anna']],
    ['more skipped ranks than allowed end the paper', '1,,,Anna\n1,Boris,,Anna\n', { ...PLAIN, skipped: 1 }, ['1:', '1:Boris>Anna']],
    ['an overvote ends the paper', '1,Anna,overvote,Boris\n', PLAIN, ['1:Anna']],
    ['an overvote is passed over', '1,Anna,OVERVOTE,Boris\n', { ...PLAIN, overvote: 'skip' }, ['1:Anna>Boris']],
    ['a paper of an overvote alone is spoiled', '4,overvote,Anna,\n1,Anna,,\n', PLAIN, ['1:Anna', '4 spoiled']],
    ['undeclared write-ins are one candidate', '1,UWI,Anna,write-in\n', PLAIN, ['1:Undeclared Write-ins>Anna']],
    ['nothing at all is a blank paper', '3,,,\n1,Anna,,\n', PLAIN, ['1:Anna', '3:']],
  ])('%s', (_case, lines, rules, expected) => { expect(said(HEAD + lines, { rules })).toEqual(expected); });
  it('lists only those whom some paper names, in an order that the lines do not change', () => {
    const options = (text: string): readonly OptionId[] => (read(bytesOf(text)) as { value: BallotFile }).value.options;
    expect([options(`${HEAD}1,Boris,Anna\n2,overvote,Zoe\n`), options(`${HEAD}1,Anna,Boris\n`)]).toEqual([['Anna', 'Boris'], ['Anna', 'Boris']]);
  });

  it.each<[string, string, unknown[]]>([
    ['nothing', '', [[1, 'empty-file', '']]],
    ['empty lines alone', ' \n\n', [[1, 'empty-file', '']]],
    ['another first line', 'votes,name\n2,Anna\n', [[1, 'bad-header', 'votes,name']]],
    ['ranks out of order', 'count,rank2,rank1\n', [[1, 'bad-header', 'count,rank2,rank1']]],
    ['counts that are none', `${HEAD}x,Anna\n0,Anna\n-1,Anna\n1.5,Anna\n1234567890123456,Anna\n,Anna\n`, ['x', '0', '-1', '1.5', '1234567890123456', ''].map((found, at) => [at + 2, 'bad-count', found])],
    ['more ranks than the first line names', `${HEAD}1,A,B,C,D\n`, [[2, 'too-many-fields', '4']]],
    ['a quote that does not close', `${HEAD}1,"A,B\n2,C\n`, [[2, 'bad-quotes', '1,"A,B']]],
    ['text beside quotes', `${HEAD}1,"A"x,B\n`, [[2, 'bad-quotes', '1,"A"x,B']]],
    ['nobody named', `${HEAD}1,,\n`, [[2, 'no-names', '']]],
    ['more votes than can be counted', `${HEAD}${'999999999999999,A\n'.repeat(18_447)}`, [[18_448, 'too-many-votes', '999999999999999']]],
  ])('are refused for %s', (_case, text, expected) => { expect(said(text)).toEqual(expected); });
  it.each<[string, number[], unknown]>([
    ['UTF-16', [0xff, 0xfe, 0x63, 0], { line: 1, code: 'utf-16' }],
    ['a name in Windows-1251', [...bytesOf(`${HEAD}1,A\n1,`), 0xc0, 0xed, 0xff, 10], { line: 3, code: 'not-utf-8' }],
    ['a zero byte', [...bytesOf(`${HEAD}1,A`), 0, 10], { line: 2, code: 'not-text' }],
  ])('are refused for %s', (_case, bytes, expected) => { expect(read(Uint8Array.from(bytes))).toMatchObject({ ok: false, error: [expected] }); });

  it('come out as they were written, however spelled and however cut into chunks', () => {
    const names = ['Anna', 'Boris, the elder', 'Клара', 'say "no"'];
    const ballot = fc.record({ count: fc.integer({ min: 1, max: 2_000_000_000 }), order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), quoted: fc.boolean() });
    fc.assert(fc.property(fc.array(ballot, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (ballots, chunk) => {
      const spelled = (name: string, quoted: boolean): string => (quoted || /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
      const text = `count,rank1,rank2,rank3,rank4\n${ballots.map(({ count, order, quoted }) => `${count},${order.map(place => spelled(names[place] as string, quoted)).join(',')}`).join('\n')}`;
      const sums = Map.groupBy(ballots, ({ order }) => order.map(place => names[place]).join('>'));
      expect(said(text, { chunk })).toEqual([...sums].map(([order, same]) => `${same.reduce((sum, { count }) => sum + count, 0)}:${order}`).sort());
    }), { numRuns: 1000 });
  });
  it('answer any bytes with the file or with problems that stand in it', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('', HEAD, 'count,Anna,Boris\n'), fc.constantFrom<CsvWants>('ranks', 'points', 'either'), (bytes, head, wants) => {
      const all = Uint8Array.of(...bytesOf(head), ...bytes);
      const result = read(all, { wants, chunk: 7 });
      const lines = all.filter(byte => byte === 10 || byte === 13).length + 1;
      if (!result.ok) for (const { line } of result.error) expect(line >= 1 && line <= lines).toBe(true);
      else if ('marks' in result.value.ballots) for (const mark of result.value.ballots.marks) expect(mark < Math.min(SKIPPED, result.value.options.length)).toBe(true);
    }), { numRuns: 3000 }));
});

describe('points as CSV', () => {
  const points = (text: string, wants: CsvWants = 'points'): unknown => {
    const result = read(bytesOf(text), { wants });
    if (!result.ok) return result.error.map(({ line, code, found }) => [line, code, found]);
    return (result.value.ballots as readonly { choice: { kind: string; points?: ReadonlyMap<string, bigint> }; count: bigint }[]).map(({ choice, count }) => [count, choice.kind, ...(choice.points ?? [])]);
  };
  it('give each candidate what stands in the column', () =>
    expect(points('count,Anna,Boris\n2,10,0\n3,10,0\n1,,7\n4,,\n5,overvote,1\n')).toEqual([[5n, 'points', ['Anna', 10n], ['Boris', 0n]], [1n, 'points', ['Boris', 7n]], [4n, 'points'], [5n, 'spoiled']]));
  it('may stand where ranks may stand too', () => {
    expect(points('count,Anna,Boris\n2,1,0\n', 'either')).toEqual([[2n, 'points', ['Anna', 1n], ['Boris', 0n]]]);
    expect(said(`${HEAD}1,Anna\n`, { wants: 'either' })).toEqual(['1:Anna']);
  });
  it.each<[string, string, unknown[]]>([
    ['ranks', HEAD, [[1, 'bad-header', 'count,rank1,rank2,rank3']]],
    ['two columns of one name', 'count,Anna,Anna\n', [[1, 'duplicate-name', 'Anna']]],
    ['a column without a name', 'count,Anna,\n', [[1, 'empty-name', '']]],
    ['points that are none', 'count,Anna\n1,2.5\n1,-1\n1,many\n', [[2, 'bad-points', '2.5'], [3, 'bad-points', '-1'], [4, 'bad-points', 'many']]],
  ])('are refused for %s', (_case, text, expected) => { expect(points(text)).toEqual(expected); });
});
