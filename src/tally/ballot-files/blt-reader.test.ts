import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINED, type Papers } from '../papers.ts';
import { papersOf } from '../reading.ts';
import { weightOf } from '../weights.ts';
import type { BallotFile } from './ballot-file.ts';
import { BltReader } from './blt-reader.ts';
import { contestOf, parseBlt, writeBlt, type BltProblem } from './blt.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Fed in chunks of so many bytes. */
function read(bytes: Uint8Array, chunk = bytes.length): ReturnType<BltReader['end']> {
  const reader = new BltReader();
  for (let at = 0; at < bytes.length; at += Math.max(1, chunk)) reader.feed(bytes.subarray(at, at + Math.max(1, chunk)));
  return reader.end();
}
/** Papers as text, whatever their order. */
const listed = ({ starts, marks, weights, options, size }: Papers): string[] =>
  Array.from({ length: size }, (_, paper) => `${weightOf(weights, paper)}:${[...marks.subarray(starts[paper], starts[paper + 1])].map(mark => `${mark & JOINED ? '=' : ' '}${String(options[mark & ~JOINED])}`).join('')}`).sort();
const placed = (problems: readonly BltProblem[]): unknown => problems.map(({ line, code }) => [line, code]);
const problemsOf = (bytes: Uint8Array): unknown => {
  const result = read(bytes);
  return result.ok ? [] : placed(result.error);
};

function expectSame(text: string, chunk?: number): void {
  const [fast, careful] = [read(bytesOf(text), chunk), parseBlt(text)];
  if (!careful.ok) return expect(fast.ok ? 'read' : placed(fast.error)).toEqual(placed(careful.error));
  const { options, withdrawn, ballots, seats } = contestOf(careful.value);
  const file = (fast as { value: BallotFile }).value;
  expect({ ok: fast.ok, ...file, ballots: listed(file.ballots as Papers) })
    .toEqual({ ok: true, options, withdrawn, seats, title: careful.value.title, ballots: listed(papersOf(ballots, careful.value.candidates as typeof options)) });
}

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
const files = existsSync(elections) ? readdirSync(elections).filter(file => file.endsWith('.blt')) : [];

describe('a BLT file read from its bytes', () => {
  it.each(files)('%s says the same as read from its text', file => {
    const raw = readFileSync(resolve(elections, file));
    if (raw.toString('utf8').includes('\uFFFD')) expect(problemsOf(raw)).toEqual([[expect.any(Number), 'not-utf-8']]);
    else expectSame(raw.toString('utf8'), 4099);
  });
  it('says the same as read from its text, however damaged and however cut into chunks', () => {
    const ballot = fc.record({ weight: fc.bigInt({ min: 1n, max: 40n }), order: fc.shuffledSubarray([0, 1, 2, 3]), joined: fc.boolean() });
    const junk = fc.constantFrom('', '0', ' ', '=', '#', '-1', '-1\n', '\r', '\r\n', 'x', '9999999999', '999999999999999999', '\n', '"', '\uFEFF', 'ж', '  ', '\t', '01');
    const damage = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(4), junk }), { maxLength: 3 });
    fc.assert(fc.property(fc.array(ballot, { maxLength: 8 }), damage, fc.integer({ min: 1, max: 50 }), fc.boolean(), (ballots, hurts, chunk, windows) => {
      const whole = writeBlt({ candidates: ['A', 'B', 'Вера', 'D'], seats: 2, withdrawn: [], title: 'T', ballots: ballots.map(({ weight, order, joined }) => ({ weight, ranks: joined && order.length > 1 ? [[order[0] as number, order[1] as number], ...order.slice(2).map(place => [place])] : order.map(place => [place]) })) });
      const text = hurts.reduce((so, { at, cut, junk: put }) => so.slice(0, at % whole.length) + put + so.slice((at % whole.length) + cut), windows ? whole.replaceAll('\n', '\r\n') : whole);
      expectSame(text, chunk);
    }), { numRuns: 4000 });
  });
  it('answers any bytes with the file or with problems that stand in it', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, behindHead) => {
      const all = behindHead ? Uint8Array.of(...bytesOf('2 1\n'), ...bytes) : bytes;
      const result = read(all, 7);
      const lines = all.filter(byte => byte === 10 || byte === 13).length + 1;
      if (!result.ok) for (const { line } of result.error) expect(line >= 1 && line <= lines).toBe(true);
    }), { numRuns: 2000 }));

  it('puts identical ballots together', () => {
    const { ballots } = (read(bytesOf('2 1\n3 1 2 0\n2 1 2 0\n0\n"A"\n"B"\n"T"\n')) as { value: { ballots: Papers } }).value;
    expect([...ballots.weights]).toEqual([5]);
  });
  it.each<[string, Uint8Array, unknown[]]>([
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, 0x32, 0, 0x20, 0), [[1, 'utf-16']]],
    ['UTF-16 of the other order', Uint8Array.of(0xfe, 0xff, 0, 0x32), [[1, 'utf-16']]],
    ['UTF-16 without a mark', Uint8Array.of(0x32, 0, 0x20, 0, 0x31, 0), [[1, 'utf-16']]],
    ['a name in Windows-1251', Uint8Array.of(...bytesOf('1 1\n1 1 0\n0\n"'), 0xc0, 0xed, 0xed, 0xe0, ...bytesOf('"\n')), [[4, 'not-utf-8']]],
    ['a comment in Latin-1', Uint8Array.of(...bytesOf('1 1\n# caf'), 0xe9, ...bytesOf('\n0\n"A"\n')), [[2, 'not-utf-8']]],
    ['a zero byte', Uint8Array.of(...bytesOf('1 1\n1 1 0'), 0, ...bytesOf('\n0\n"A"\n')), [[2, 'not-text']]],
    ['more candidates than marks can name', bytesOf('40000 1\n0\n'), [[1, 'too-many-candidates']]],
    ['more votes than can be counted', bytesOf(`1 1\n${'999999999999999 1 0\n'.repeat(18_447)}0\n"A"\n`), [[18_448, 'too-many-votes']]],
    ['nothing', new Uint8Array(), [[1, 'bad-header']]],
  ])('refuses %s with its line', (_case, bytes, expected) => { expect(problemsOf(bytes)).toEqual(expected); });
  it('tells a hundred problems of a file and no more', () => { expect(problemsOf(bytesOf(`1 1\n${'1 2 0\n'.repeat(300)}`))).toHaveLength(100); });
  it('takes time in proportion to one long line in small pieces', () => {
    const reader = new BltReader();
    const piece = bytesOf('1 '.repeat(2_000));
    for (let at = 0; at < 2_000; at++) reader.feed(piece);
    const result = reader.end();
    expect(result.ok ? [] : placed(result.error)).toEqual([[1, 'bad-header']]);
  });
});
