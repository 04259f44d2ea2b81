import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batched } from './batched.ts';

describe('a batched read', () => {
  it('always answers every caller with what belongs to the key, in batches of at most the given size', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(30)), async keys => {
      const sizes: number[] = [];
      const read = batched(asked => {
        sizes.push(asked.length);
        return Promise.resolve(new Map(asked.filter(key => Number(key) % 2 === 0).map(key => [key, Number(key) * 10])));
      }, 7);
      expect(await Promise.all(keys.map(key => read(String(key))))).toEqual(keys.map(key => (key % 2 === 0 ? key * 10 : undefined)));
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(7);
    }));
  });

  it('gathers what is asked while it reads', async () => {
    const batches: (readonly string[])[] = [];
    const gate = Promise.withResolvers<undefined>();
    const read = batched(async asked => {
      batches.push(asked);
      await gate.promise;
      return new Map<string, string>();
    });
    const first = read('a');
    await Promise.resolve();
    const rest = [read('b'), read('c'), read('b')];
    gate.resolve(undefined);
    await Promise.all([first, ...rest]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('tells a failure to those who asked, and goes on', async () => {
    let failing = true;
    const read = batched(asked => (failing ? Promise.reject(new Error('gone')) : Promise.resolve(new Map(asked.map(key => [key, 1])))));
    await expect(read('a')).rejects.toThrow('gone');
    failing = false;
    expect(await read('a')).toBe(1);
  });
});
