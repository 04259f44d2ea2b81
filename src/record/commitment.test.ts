import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commitParticulars, commitRoll, commitRollLine, commitText, isCommitment, type SaltedRollLine } from './commitment.ts';
import { EMPTY_FRONTIER, extend } from './frontier.ts';
import { includes, planInclusion, prove } from './proof.ts';
import { toHex } from './sha256.ts';

const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });
const texts = fc.string({ unit: 'binary' });
const rolls = fc.uniqueArray(
  fc.record({ line: fc.record({ number: fc.nat(), person: fc.uuid(), weight: fc.nat().map(String) }), salt: salts }),
  { selector: ({ line }) => line.number, minLength: 1, maxLength: 40 },
) as fc.Arbitrary<SaltedRollLine[]>;

describe('a commitment', () => {
  it('is the hash of salt and text', () => {
    fc.assert(fc.property(texts, salts, (text, salt) => {
      expect(commitText(text, salt)).toBe(`sha256:${createHash('sha256').update(salt).update(text, 'utf8').digest('hex')}`);
      expect(isCommitment(commitText(text, salt))).toBe(true);
    }));
  });

  it('differs with the salt, so that equal texts cannot be told from unequal ones', () => {
    fc.assert(fc.property(texts, salts, salts, (text, one, other) => {
      fc.pre(toHex(one) !== toHex(other));
      expect(commitText(text, one)).not.toBe(commitText(text, other));
    }));
  });

  it('to particulars does not depend on the order in which they are listed', () => {
    fc.assert(fc.property(salts, salt => { expect(commitParticulars({ name: 'Anna', born: '1990-02-03' }, salt)).toBe(commitParticulars({ born: '1990-02-03', name: 'Anna' }, salt)); }));
  });

  it('needs 32 bytes of salt and a text that can be spelled in bytes', () => {
    expect(() => commitText('text', new Uint8Array(31))).toThrow(RangeError);
    expect(() => commitText('\ud800', new Uint8Array(32))).toThrow(RangeError);
    expect(() => commitRollLine({ line: { number: 1, person: 'p', weight: '1' }, salt: new Uint8Array(16) })).toThrow(RangeError);
  });
});

describe('a committed roll', () => {
  it('has the same root in whatever order its lines are handed over', () => {
    fc.assert(fc.property(rolls, lines => {
      expect(toHex(commitRoll(lines.toReversed()).root)).toBe(toHex(commitRoll(lines).root));
      expect(commitRoll(lines).size).toBe(lines.length);
    }));
  });

  it('lets every elector prove the own line', () => {
    fc.assert(fc.property(rolls, fc.nat(), (lines, which) => {
      const { root, size, leaves } = commitRoll(lines);
      const own = lines[which % size]!;
      const index = lines.filter(({ line }) => line.number < own.line.number).length;
      const nodes = new Map(leaves.map((hash, i) => [`0/${i}`, hash]));
      extend(EMPTY_FRONTIER, leaves, node => nodes.set(`${node.level}/${node.index}`, node.hash));
      const proof = prove(planInclusion(index, size), ({ level, index: at }) => nodes.get(`${level}/${at}`)!);
      expect(includes({ leaf: commitRollLine(own), index, size, root, proof })).toBe(true);
      const heavier = { ...own, line: { ...own.line, weight: `${own.line.weight}0` } };
      expect(includes({ leaf: commitRollLine(heavier), index, size, root, proof })).toBe(false);
    }));
  });

  it('refuses two lines of one number', () => {
    const line = { number: 7, person: 'p', weight: '1' };
    expect(() => commitRoll([{ line, salt: new Uint8Array(32) }, { line: { ...line, person: 'q' }, salt: new Uint8Array(32) }])).toThrow('two lines of the roll are numbered 7');
  });
});
