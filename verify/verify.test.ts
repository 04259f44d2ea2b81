import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotARecord, RecordCheck } from './check.ts';
import { readKey } from './note.ts';

// The good record is the one printed in the description of the format: the verifier knows nothing else.
const GOOD = /^```jsonl\n(.*?)^```$/ms.exec(readFileSync(new URL('../docs/record.md', import.meta.url), 'utf8'))?.[1] ?? '';
const LINES = GOOD.split('\n').slice(0, -1);
const KEY = (JSON.parse(LINES[0]!) as { publicKey: string }).publicKey;
const OTHER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

/** Codes of the faults found, or `not-a-record`. */
function faultsOf(record: string | Uint8Array, key?: string): string[] {
  const check = new RecordCheck(key === undefined ? undefined : readKey(key));
  const bytes = Buffer.from(record);
  try {
    for (let at = 0; at < bytes.length;) {
      const end = bytes.indexOf(10, at);
      const next = end < 0 ? bytes.length : end + 1;
      check.take(bytes.subarray(at, next));
      at = next;
    }
    check.end();
  } catch (error) {
    if (error instanceof NotARecord) return ['not-a-record'];
    throw error;
  }
  return check.faults.map(({ code }) => code);
}

/** The lines with a trailer that fits them, as a forger would write it. */
function resealed(lines: readonly string[]): string {
  const body = lines.filter(line => !line.startsWith('{"trailer"'));
  const count = (kind: string) => body.filter(line => line.startsWith(`{"${kind}":`)).length;
  const above = body.map(line => `${line}\n`).join('');
  const digest = createHash('sha256').update(above).digest('hex');
  return `${above}{"trailer":{"checkpoints":${count('checkpoint')},"documents":${count('document')},"entries":${count('entry')},"erased":${count('erased')},"particulars":${count('particulars')},"sha256":"${digest}"}}\n`;
}

function changed(from: string | RegExp, to: string): string {
  const forged = LINES.join('\n').replace(from, to);
  expect(forged).not.toBe(LINES.join('\n'));
  return resealed(forged.split('\n'));
}

describe('the verifier', () => {
  it('finds nothing wrong with a good record', () => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(faultsOf(GOOD, KEY)).toEqual([]);
    expect(resealed(LINES)).toBe(GOOD);
  });

  it('catches every flipped bit', () => {
    const bytes = Buffer.from(GOOD);
    fc.assert(fc.property(fc.nat(bytes.length * 8 - 1), bit => {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(faultsOf(damaged)).not.toEqual([]);
    }), { numRuns: 1000 });
  });

  it('catches every flipped bit under a forged trailer, but in what nothing vouches for', () => {
    const bytes = Buffer.from(GOOD.slice(0, GOOD.indexOf('{"trailer"')));
    // The date of export, the media types, and signatures of keys that it does not know.
    const free = [...bytes.toString('latin1').matchAll(/"exportedAt":\d+|"mediaType":"[^"]+"|\u00e2\u0080\u0094 bakery[^"]+"/g)].map(match => [match.index, match.index + match[0].length] as const);
    expect(free).toHaveLength(4);
    fc.assert(fc.property(fc.nat(bytes.length * 8 - 1), bit => {
      fc.pre(free.every(([from, to]) => bit < from * 8 || bit >= to * 8));
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const text = damaged.toString('utf8');
      fc.pre(Buffer.from(text).equals(damaged));
      expect(faultsOf(resealed(text.replace(/\n$/, '').split('\n')))).not.toEqual([]);
    }), { numRuns: 1000 });
  });

  it('catches every cut', () => {
    fc.assert(fc.property(fc.nat(GOOD.length - 1), end => { expect(faultsOf(GOOD.slice(0, end))).not.toEqual([]); }));
  });

  it('catches every dropped, doubled and exchanged line', () => {
    for (let i = 0; i < LINES.length; i++) {
      expect(faultsOf(`${LINES.toSpliced(i, 1).join('\n')}\n`), `without ${i}`).not.toEqual([]);
      expect(faultsOf(`${LINES.toSpliced(i, 0, LINES[i]!).join('\n')}\n`), `twice ${i}`).not.toEqual([]);
      for (let j = 0; j < i; j++) expect(faultsOf(`${LINES.with(i, LINES[j]!).with(j, LINES[i]!).join('\n')}\n`), `${j} for ${i}`).not.toEqual([]);
    }
  });

  it('catches, under a forged trailer, every dropped, doubled and exchanged line but a missing text', () => {
    for (let i = 1; i < 6; i++) {
      // A checkpoint in the middle may be missing: the last one vouches for all.
      if (i !== 3) expect(faultsOf(resealed(LINES.toSpliced(i, 1))), `without ${i}`).not.toEqual([]);
      if (i !== 3 && i !== 5) expect(faultsOf(resealed(LINES.toSpliced(i, 0, LINES[i]!))), `twice ${i}`).not.toEqual([]);
      for (let j = 1; j < i; j++) expect(faultsOf(resealed(LINES.with(i, LINES[j]!).with(j, LINES[i]!))), `${j} for ${i}`).not.toEqual([]);
    }
    for (let i = 6; i < 10; i++) {
      expect(faultsOf(resealed(LINES.toSpliced(i, 1))), `without ${i}`).toEqual([]);
      expect(faultsOf(resealed(LINES.toSpliced(i, 0, LINES[i]!))), `twice ${i}`).toEqual(['repeated']);
    }
  });

  it.each([
    ['an entry is changed', changed('"kind":"move"', '"kind":"rule"'), ['checkpoint-root']],
    ['an early entry is changed', changed('"p-boris"]', '"p-boriz"]'), ['checkpoint-root', 'checkpoint-root']],
    ['a checkpoint is given the root of a changed tree', changed('ktJpMhAU', 'ktJpMhAV'), ['signature', 'checkpoint-root']],
    ['a signature is changed', changed('uJ6CkV97', 'uJ6CkV98'), ['signature']],
    ['a signature is taken away', changed(/— sovet\/kitchen uJ6CkW[^\\]*\\n/, ''), ['signature']],
    ['a document is changed', changed('large oven', 'small oven'), ['commitment']],
    ['a salt is changed', changed('bZTvpJJi', 'cZTvpJJi'), ['commitment']],
    ['a salt is short', changed(/"salt":"[^"]*"/, '"salt":"AAAA"'), ['salt']],
    ['particulars are changed', changed('Anna Example', 'Anna Forged'), ['commitment']],
    ['an unknown text is told', resealed([...LINES, '{"erased":"sha256:' + '0'.repeat(64) + '"}']), ['unreferenced']],
    ['a text is told and erased', resealed([...LINES, '{"erased":"sha256:7652680515b19287e1bb961e93f2bcb7feb805a81bba2cc5c9492614fd1d0a14"}']), ['repeated']],
    ['an act comes twice', changed('"key":"k-3"', '"key":"k-2"'), ['act-repeated', 'checkpoint-root']],
    ['time goes back', changed('"at":1767258060000', '"at":1767257999999'), ['time-goes-back', 'checkpoint-root']],
    ['an entry is of another organisation', changed(/"org":"kitchen","v":1\}\}\n\{"checkpoint"/, '"org":"cellar","v":1}}\n{"checkpoint"'), ['wrong-org', 'checkpoint-root', 'checkpoint-root']],
    ['an entry has a member more', changed('"authority":"art-1"', '"author":1,"authority":"art-1"'), ['entry-shape', 'checkpoint-root']],
    ['an entry is spelled otherwise', changed('"org":"kitchen","v":1}}', '"org":"kitchen", "v":1}}'), ['not-canonical', 'checkpoint-root', 'checkpoint-root']],
    ['an entry has its members in another order', changed(/"org":"kitchen","v":1\}\}\n\{"checkpoint"/, '"v":1,"org":"kitchen"}}\n{"checkpoint"'), ['not-canonical', 'checkpoint-root', 'checkpoint-root']],
    ['a false signature stands beside the valid one', changed(/(— sovet\/kitchen uJ6CkV97)(.*?\\n)/, '$1$2— sovet/kitchen uJ6CkV98$2'), ['signature']],
    ['the record is given another name', changed('"origin":"sovet/kitchen"', '"origin":"sovet/cellar"'), ['origin', 'key-name', 'checkpoint-origin', 'checkpoint-origin']],
    ['the key is exchanged', changed(KEY, OTHER_KEY), ['key-name', 'signature', 'signature']],
    ['entries follow the last checkpoint', resealed(LINES.toSpliced(5, 1)), ['not-covered']],
    ['there is no checkpoint', resealed(LINES.filter(line => !line.startsWith('{"checkpoint"'))), ['not-covered', 'not-covered']],
    ['a line is of an unknown kind', resealed([...LINES, '{"note":1}']), ['unknown-line']],
    ['a checkpoint is not of the form', changed('sovet/kitchen\\n3\\n', 'sovet/kitchen\\n03\\n'), ['checkpoint-form', 'not-covered']],
  ])('says what is wrong when %s', (_case, record, faults) => {
    expect(faultsOf(record)).toEqual(faults);
  });

  it('holds a record against the key known from elsewhere', () => {
    expect(faultsOf(GOOD, OTHER_KEY)).toEqual(['key-differs', 'signature', 'signature']);
  });

  it('says nothing about what is no record', () => {
    for (const text of ['', '{}\n', 'x', GOOD.replace('"version":1', '"version":2'), GOOD.replace('sovet/kitchen+b', 'sovet/kitchen+c')]) expect(faultsOf(text), text.slice(0, 20)).toEqual(['not-a-record']);
  });
});

describe('sovet-verify', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'verify-')); });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(name: string, content: string | Uint8Array, ...options: string[]): Promise<{ status: number; out: string; complaint: string }> {
    const path = join(folder, name);
    await writeFile(path, content);
    const program = fileURLToPath(new URL('./verify.ts', import.meta.url));
    return new Promise(resolve => {
      const child = execFile(process.execPath, [program, path, ...options], (_error, out, complaint) => { resolve({ status: child.exitCode ?? -1, out, complaint }); });
    });
  }

  it('ends with 0 for a good record, plain or compressed', async () => {
    expect(await run('good.jsonl', GOOD)).toMatchObject({ status: 0, out: expect.stringContaining('good.jsonl: verified\n') });
    expect(await run('good.jsonl.gz', gzipSync(GOOD), '--key', KEY)).toMatchObject({ status: 0, out: expect.stringContaining(', as given') });
  });

  it('ends with 1 and names line and fault for a bad one', async () => {
    const { status, out } = await run('bad.jsonl', changed('large oven', 'small oven'));
    expect(status).toBe(1);
    expect(out).toContain('DOES NOT VERIFY');
    expect(out).toMatch(/^line 8: the text is not the one committed to as sha256:7652.* \(commitment\)$/m);
  });

  it('prints one JSON document when asked', async () => {
    const { status, out } = await run('bad.jsonl', GOOD.slice(0, -1), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verified: false, entries: 3, checkpoints: 2, untold: 0, faults: [{ line: 11, code: 'cut-off' }], unverifiedSignaturesOf: ['bakery.example/witness'] });
  });

  it('ends with 2 for input it cannot use', async () => {
    expect(await run('text.txt', 'Minutes of the assembly\n')).toMatchObject({ status: 2, out: '', complaint: expect.stringContaining('not a record: line 1: not JSON') });
    expect(await run('half.jsonl.gz', gzipSync(GOOD).subarray(0, 300))).toMatchObject({ status: 2, complaint: expect.stringContaining('unexpected end of file') });
    expect(await run('good.jsonl', GOOD, '--key', 'nonsense')).toMatchObject({ status: 2 });
    expect(await run('good.jsonl', GOOD, '--fast')).toMatchObject({ status: 2, complaint: expect.stringContaining('Usage:') });
  });
});
