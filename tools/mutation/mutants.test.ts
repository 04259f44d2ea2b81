import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutants.ts';

const changes = (text: string): string[] => mutantsOf(text).map(({ line, from, to }) => `${line}: ${from} ${to}`);

describe('mutants of a source', () => {
  it('change one thing each', () => expect(mutantsOf('const a = b < c && d;').map(({ text }) => text)).toEqual(['const a = b <= c && d;', 'const a = b < c || d;']));
  it('keep numbers that are big integers big', () => expect(changes('x = 1n;\ny = [0];')).toEqual(['1: 1n 0n', '2: 0 1']));
  it('leave comments, strings, imports and types alone', () =>
    expect(changes("import { a } from '1 + 2';\n/** 1 < 2 */\ninterface B {\n  readonly c: 0;\n}\nconst d = '1 < 2'; // 1 < 2\n")).toEqual([]));
  it('leave names and decimals with the digit alone', () => expect(changes('a0 = b1.c2 / 10;')).toEqual(['1: / *']));
});
