import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestOf, parseBlt, writeBlt } from '#tally/blt.ts';
import { readBltPapers } from './blt-papers.ts';
import { JOINED, type Papers } from '#tally/papers.ts';
import { papersOf } from '#tally/reading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Papers as text, whatever their order. */
const listed = ({ starts, marks, weights, options, size }: Papers): string[] =>
  Array.from({ length: size }, (_, paper) => `${String(weights[paper])}:${[...marks.subarray(starts[paper], starts[paper + 1])].map(mark => `${mark & JOINED ? '=' : ' '}${String(options[mark & ~JOINED])}`).join('')}`).sort();

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
const files = existsSync(elections) ? readdirSync(elections).filter(file => file.endsWith('.blt')) : [];

describe('a BLT file read into papers', () => {
  it.each(files)('%s says the same to both readers, or is left to the careful one', file => {
    const raw = readFileSync(resolve(elections, file));
    const careful = parseBlt(raw.toString('utf8'));
    const fast = readBltPapers(raw);
    if (!fast || !careful.ok) return expect([fast, /#|^-/mu.test(raw.toString('utf8')) || !careful.ok || careful.value.ballots.some(({ weight }) => weight > 999_999_999n) || / {2}|^\s|\t/mu.test(raw.toString('utf8'))]).toEqual([undefined, true]);
    const { options, ballots } = contestOf(careful.value);
    expect([fast.options, fast.seats, fast.title]).toEqual([options, careful.value.seats, careful.value.title]);
    expect(listed(fast.papers)).toEqual(listed(papersOf(ballots, options)));
  });
  it('agrees with the careful reader on everything it reads, and reads nothing the other refuses', () => {
    const ballot = fc.record({ weight: fc.bigInt({ min: 1n, max: 40n }), order: fc.shuffledSubarray([0, 1, 2, 3]), joined: fc.boolean() });
    const damage = fc.option(fc.record({ at: fc.nat(), cut: fc.nat(4), junk: fc.constantFrom('', '0', ' ', '=', '#', '-1', '\r', 'x', '9999999999', '\n', '"') }), { nil: undefined });
    fc.assert(fc.property(fc.array(ballot, { maxLength: 8 }), damage, (ballots, hurt) => {
      const whole = writeBlt({ candidates: ['A', 'B', 'C', 'D'], seats: 2, withdrawn: [], title: 'T', ballots: ballots.map(({ weight, order, joined }) => ({ weight, ranks: joined && order.length > 1 ? [[order[0] as number, order[1] as number], ...order.slice(2).map(place => [place])] : order.map(place => [place]) })) });
      const at = hurt ? hurt.at % whole.length : 0;
      const text = hurt ? whole.slice(0, at) + hurt.junk + whole.slice(at + hurt.cut) : whole;
      const [fast, careful] = [readBltPapers(bytes(text)), parseBlt(text)];
      if (!hurt) expect(fast).toBeDefined();
      if (!fast) return;
      expect(careful.ok).toBe(true);
      if (!careful.ok) return;
      const { options, ballots: groups } = contestOf(careful.value);
      expect([fast.options, fast.seats, fast.title, listed(fast.papers)]).toEqual([options, careful.value.seats, careful.value.title, listed(papersOf(groups, options))]);
    }), { numRuns: 3000 });
  });
  it('puts identical ballots together', () => expect(readBltPapers(bytes('2 1\n3 1 2 0\n2 1 2 0\n0\n"A"\n"B"\n"T"\n'))?.papers.weights).toEqual(BigUint64Array.of(5n)));
  it('leaves to the careful reader what is no plain file', () => {
    for (const text of ['2 1\n-1\n1 2 0\n0\n"A"\n"B"\n', '2 1 # c\n0\n"A"\n"B"\n', '2 1\n1 3 0\n0\n"A"\n"B"\n', '2 1\n1 1 1 0\n0\n"A"\n"B"\n', '2 1\n1 1 0\n', '']) expect(readBltPapers(bytes(text))).toBeUndefined();
  });
});
