import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestOf, parseBlt, writeBlt } from './blt.ts';
import type { Blt } from './blt.ts';

const FILE = `# a comment
4 2          # four candidates, two seats
-3
3 1 2 0
2 4=2 1 0
5 0
0
"Ada"
"Ben # not a comment"
"Cora \\"C\\" D"
"Дора"
"The title"
`;
const lines = FILE.split('\n');
const withLine = (number: number, text: string): string => lines.with(number - 1, text).join('\n');
const problems = (text: string): unknown => {
  const parsed = parseBlt(text);
  return parsed.ok ? [] : parsed.error.map(({ line, code, found }) => [line, code, found]);
};

describe('a BLT file', () => {
  it('brings withdrawn candidates, equal ranks, weights, comments and blank ballots', () =>
    expect(parseBlt(FILE)).toEqual({ ok: true, value: {
      candidates: ['Ada', 'Ben # not a comment', 'Cora "C" D', 'Дора'], seats: 2, withdrawn: [2], title: 'The title',
      ballots: [{ weight: 3n, ranks: [[0], [1]] }, { weight: 2n, ranks: [[3, 1], [0]] }, { weight: 5n, ranks: [] }],
    } }));
  it('may begin with a byte order mark, end lines as on Windows, and lack a title', () => {
    const { title: _, ...rest } = (parseBlt(FILE) as { value: Blt }).value;
    expect(parseBlt(`\uFEFF${lines.slice(0, -2).join('\r\n')}`)).toEqual({ ok: true, value: { ...rest, title: '' } });
  });
  it('becomes a contest between those who stand', () => {
    const contest = contestOf((parseBlt(FILE) as { value: Blt }).value);
    expect([contest.options, contest.withdrawn, contest.seats]).toEqual([['Ada', 'Ben # not a comment', 'Дора'], ['Cora "C" D'], 2]);
    expect(contest.ballots[1]).toEqual({ choice: { kind: 'ranking', ranks: [['Дора', 'Ben # not a comment'], ['Ada']] }, count: 2n });
  });

  it.each<[string, string, unknown[]]>([
    ['nothing at all', '', [[1, 'bad-header', '']]],
    ['a header of three numbers', withLine(2, '4 2 1'), [[2, 'bad-header', '4 2 1']]],
    ['no seats', withLine(2, '4 0'), [[2, 'bad-header', '4 0']]],
    ['a withdrawal of nobody', withLine(3, '-5'), [[3, 'no-such-candidate', '5']]],
    ['a withdrawal without a number', withLine(3, '-x'), [[3, 'bad-withdrawal', '-x']]],
    ['a withdrawal twice', withLine(3, '-3 -3'), [[3, 'withdrawn-twice', '-3']]],
    ['a withdrawal after ballots', withLine(6, '-1'), [[6, 'withdrawal-after-ballots', '-1']]],
    ['no weight', withLine(4, 'x 1 2 0'), [[4, 'bad-weight', 'x']]],
    ['a weight of none', withLine(4, '0 1 2 0'), [[4, 'bad-weight', '0']]],
    ['a candidate beyond the last', withLine(4, '3 1 5 0'), [[4, 'no-such-candidate', '5']]],
    ['the comma of a real ward', withLine(4, '3 1, 2 0'), [[4, 'bad-rank', '1,']]],
    ['an empty place in equal ranks', withLine(4, '3 1= 0'), [[4, 'bad-rank', '1=']]],
    ['a candidate ranked twice', withLine(4, '3 1 2=1 0'), [[4, 'ranked-twice', '1']]],
    ['a ballot without an end', withLine(4, '3 1 2'), [[4, 'ballot-not-ended', '3 1 2']]],
    ['more after the end of a ballot', withLine(4, '3 1 0 2 0'), [[4, 'text-after-ballot', '2 0']]],
    ['a name without quotes', withLine(8, 'Ada'), [[8, 'bad-name', 'Ada']]],
    ['a name with one quote', withLine(8, '"Ada'), [[8, 'bad-name', '"Ada']]],
    ['an empty name', withLine(8, '""'), [[8, 'empty-name', '""']]],
    ['a name twice', withLine(11, '"Ada"'), [[11, 'duplicate-name', 'Ada']]],
    ['text after the title', `${FILE}"more"`, [[13, 'text-after-title', '"more"']]],
    ['too few names', lines.slice(0, 9).join('\n'), [[9, 'too-few-names', '2']]],
    ['no end of the ballots', lines.slice(0, 6).join('\n'), [[6, 'ballots-not-ended', '5 0']]],
    ['everybody withdrawn', '1 1\n-1\n0\n"Ada"\n"T"', [[5, 'all-withdrawn', '"T"']]],
  ])('is refused for %s', (_name, text, expected) => expect(problems(text)).toEqual(expected));
  it('is refused with all its problems at once', () =>
    expect(problems(FILE.replace('3 1 2 0', '3 9 0').replace('2 4=2 1 0', 'q 1 1 0'))).toEqual([[4, 'no-such-candidate', '9'], [5, 'bad-weight', 'q'], [5, 'ranked-twice', '1']]));
});

describe('parsing', () => {
  const names = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[\r\n]/u.test(text)), { minLength: 1, maxLength: 6 });
  const ballotsOf = (size: number) => fc.array(fc.record({
    weight: fc.bigInt({ min: 1n, max: 10n ** 14n }),
    ranks: fc.shuffledSubarray([...Array(size).keys()]).chain((order) =>
      fc.array(fc.boolean(), { minLength: order.length, maxLength: order.length }).map((joined) =>
        order.reduce<number[][]>((ranks, place, i) => (i > 0 && joined[i] ? [...ranks.slice(0, -1), [...ranks.at(-1) ?? [], place]] : [...ranks, [place]]), []))),
  }), { maxLength: 6 });
  const files: fc.Arbitrary<Blt> = names.chain((candidates) => fc.record({
    candidates: fc.constant(candidates), seats: fc.integer({ min: 1, max: 9 }), ballots: ballotsOf(candidates.length),
    withdrawn: fc.subarray([...Array(candidates.length).keys()], { maxLength: candidates.length - 1 }), title: fc.string().filter((text) => !/[\r\n]/u.test(text)),
  }));

  it('reads back what was written', () =>
    fc.assert(fc.property(files, (blt) => { expect(parseBlt(writeBlt(blt))).toEqual({ ok: true, value: blt }); })));
  it('answers any damaged file with the file or with problems that stand in it', () =>
    fc.assert(fc.property(files, fc.nat(), fc.nat(5), fc.string({ maxLength: 3 }), (blt, at, cut, junk) => {
      const whole = writeBlt(blt);
      const place = at % whole.length;
      const text = whole.slice(0, place) + junk + whole.slice(place + cut);
      const parsed = parseBlt(text);
      if (parsed.ok) expect(parseBlt(writeBlt(parsed.value))).toEqual(parsed);
      else for (const { line } of parsed.error) expect(line >= 1 && line <= text.split(/\r\n|\n|\r/u).length).toBe(true);
    }), { numRuns: 2000 }));
  it('never throws, whatever it is given', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), fc.string(), (header, body) => {
      expect(typeof parseBlt(header).ok).toBe('boolean');
      expect(typeof parseBlt(`2 1\n${body}`).ok).toBe('boolean');
    })));
  it('takes time in proportion to the file, also for one long line of quotes', () => {
    const parsed = parseBlt(`2 1\n0\n${'"\\'.repeat(50_000)}`);
    expect(parsed.ok).toBe(false);
  });
});
