import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointBody } from './checkpoint.ts';
import { EMPTY_FRONTIER, rootOfLeaves } from './frontier.ts';
import { leafHash } from './merkle.ts';
import { seal } from './sealer.ts';
import { toHex } from './sha256.ts';

const batches = fc.array(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 12 }), { maxLength: 8 });

describe('sealing', () => {
  it('gives, batch after batch, the head and nodes of all entries at once', () => {
    fc.assert(fc.property(batches, batched => {
      let head = EMPTY_FRONTIER;
      const nodes: string[] = [];
      for (const entries of batched) {
        const sealed = seal({ origin: 'sovet/x', head, entries });
        expect(sealed.leaves.map(toHex)).toEqual(entries.map(entry => toHex(leafHash(entry))));
        nodes.push(...sealed.nodes.map(({ level, index, hash }) => `${level}/${index} ${toHex(hash)}`));
        head = sealed.head;
      }
      const whole = seal({ origin: 'sovet/x', head: EMPTY_FRONTIER, entries: batched.flat() });
      expect(head.peaks.map(toHex)).toEqual(whole.head.peaks.map(toHex));
      expect(nodes).toEqual(whole.nodes.map(({ level, index, hash }) => `${level}/${index} ${toHex(hash)}`));
    }));
  });

  it('writes the checkpoint of the new head', () => {
    const entries = [Buffer.from('{}'), Buffer.from('[]')];
    const root = rootOfLeaves(entries.map(leafHash));
    expect(seal({ origin: 'sovet/x', head: EMPTY_FRONTIER, entries }).body).toBe(checkpointBody({ origin: 'sovet/x', size: 2, root }));
  });
});
