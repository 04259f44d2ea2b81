import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, canonicalBytes, MAX_DEPTH, NotCanonical, parseCanonical } from './canonical-json.ts';

const integers = fc.maxSafeInteger().map(n => n + 0);
const leaves = fc.oneof(fc.constant(null), fc.boolean(), integers, fc.string({ unit: 'binary' }));
const { tree: values } = fc.letrec(tie => ({
  tree: fc.oneof({ maxDepth: 5 }, leaves, fc.array(tie('tree')), fc.dictionary(fc.string({ unit: 'binary' }), tie('tree'), { noNullPrototype: true })),
}));

/** The same value with the members of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)]));
}

describe('canonical JSON', () => {
  it('escapes strings as the example of RFC 8785 section 3.2.2 does', () => {
    const value = { string: '€$\u000F\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonical(value)).toBe(String.raw`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
  });

  it('sorts members by UTF-16 code units as the example of RFC 8785 section 3.2.3 does', () => {
    const value = { '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '😀': 'Emoji: Grinning Face', '\u0080': 'Control', 'ö': 'Latin Small Letter O With Diaeresis' };
    const order = ['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh'];
    expect([...canonical(value).matchAll(/:"([^"]+)"/g)].map(match => match[1])).toEqual(order);
  });

  it('writes the UTF-8 bytes of RFC 8785 section 3.2.4', () => {
    expect(Buffer.from(canonicalBytes({ string: '€' })).toString('hex')).toBe('7b22737472696e67223a22e282ac227d');
  });

  it.each([
    ['the largest safe integer', 9007199254740991, '9007199254740991'],
    ['the smallest safe integer', -9007199254740991, '-9007199254740991'],
    ['minus zero', -0, '0'],
    ['an integer that was written 1e3', 1e3, '1000'],
  ])('writes %s', (_case, value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each([
    ['a fraction', { a: [0.5] }, '$.a[0]'],
    ['an unsafe integer', 2 ** 53, '$'],
    ['NaN', NaN, '$'],
    ['infinity', -Infinity, '$'],
    ['undefined', { a: undefined }, '$.a'],
    ['a hole in an array', [, 1], '$[0]'], // eslint-disable-line no-sparse-arrays
    ['a bigint', 1n, '$'],
    ['a symbol', Symbol('x'), '$'],
    ['a function', () => 1, '$'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    ['a lone surrogate', ['\ud800'], '$[0]'],
    ['a lone surrogate as a key', { '\udc00': 1 }, '$'],
  ])('refuses %s and says where', (_case, value, path) => {
    expect(() => canonical(value)).toThrow(NotCanonical);
    expect(() => canonical(value)).toThrow(expect.objectContaining({ path }));
  });

  it('stops at 64 levels', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(canonical(nested(MAX_DEPTH))).toHaveLength(2 * MAX_DEPTH + 1);
    expect(() => canonical(nested(MAX_DEPTH + 1))).toThrow(/deeper than 64/);
    expect(parseCanonical('['.repeat(100) + ']'.repeat(100))).toMatchObject({ ok: false });
  });

  it('reads back the value it wrote', () => {
    fc.assert(fc.property(values, value => { expect(JSON.parse(canonical(value))).toEqual(value); }));
  });

  it('writes again what it wrote', () => {
    fc.assert(fc.property(values, value => { expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value)); }));
  });

  it('does not depend on the order of members', () => {
    fc.assert(fc.property(values, value => { expect(canonical(reversed(value))).toBe(canonical(value)); }));
  });

  it('is the only accepted spelling', () => {
    fc.assert(fc.property(values, value => { expect(parseCanonical(canonical(value))).toEqual({ ok: true, value }); }));
    for (const text of ['{"a":1,"a":1}', '{"b":1,"a":2}', '[1, 2]', '1.0', '1e2', '"\\u0041"', '"\\/"', ' 1', '-0', '', '{', '1.5', '"\\ud800"']) {
      expect(parseCanonical(text), text).toMatchObject({ ok: false });
    }
  });

  it('keeps a member called __proto__', () => {
    expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});
