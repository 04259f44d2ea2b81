import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from './canonical-json.ts';
import { parseEntry } from './entry.ts';
import { openRecordFile, writeRecordFile } from './export-file.ts';
import { readRecord, writeRecord } from './export-format.ts';
import { formatLine, parseLine, type RecordBodyLine } from './export-line.ts';
import { EXAMPLE_ENTRIES, EXAMPLE_HEADER, exampleBody } from './worked-example.ts';

async function written(body: readonly RecordBodyLine[] = exampleBody()): Promise<string> {
  const lines: string[] = [];
  for await (const line of writeRecord(EXAMPLE_HEADER, body)) lines.push(line);
  return lines.join('');
}

/** Handed over in pieces of `size` bytes, as a disk might. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array | string, size = 64) {
  const results = [];
  for await (const result of readRecord(pieces(Buffer.from(bytes), size))) results.push(result);
  return results;
}

/** What the reader last said: undefined when it found no fault. */
async function faultOf(text: string | Uint8Array) {
  const last = (await read(text)).at(-1);
  return last === undefined || last.ok ? undefined : last.error;
}

describe('an exported record', () => {
  it('is read back line by line, however the bytes arrive', async () => {
    const text = await written();
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 2000 }), async size => {
      const results = await read(text, size);
      const lines = results.map(result => (result.ok ? result.value.line : result.error));
      expect(lines.slice(1, -1)).toEqual(exampleBody());
      expect(lines[0]).toEqual({ kind: 'header', header: EXAMPLE_HEADER });
      expect(lines.at(-1)).toMatchObject({ kind: 'trailer', trailer: { entries: 3, checkpoints: 2, documents: 2, particulars: 1, erased: 1 } });
    }), { numRuns: 30 });
  });

  it('holds the entries word for word', async () => {
    const entries = (await read(await written())).flatMap(result => (result.ok && result.value.line.kind === 'entry' ? [parseEntry(result.value.line.text)] : []));
    expect(entries).toEqual(EXAMPLE_ENTRIES.map(value => ({ ok: true, value })));
  });

  it('shows every flipped bit', async () => {
    const bytes = Buffer.from(await written());
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async bit => {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(await faultOf(damaged)).toMatchObject({ line: expect.any(Number), reason: expect.any(String) });
    }), { numRuns: 300 });
  });

  it('shows where it was cut', async () => {
    const text = await written();
    await fc.assert(fc.asyncProperty(fc.nat(text.length - 1), async end => {
      const cut = text.slice(0, end);
      expect((await faultOf(cut))?.line).toBe(cut.split('\n').length);
    }));
  });

  it.each([
    ['an empty file', () => '', { line: 1, reason: 'the file ends without a trailer' }],
    ['a file without header', (text: string) => text.slice(text.indexOf('\n') + 1), { line: 1, reason: 'the file does not begin with the header of a record' }],
    ['a second header', (text: string) => text.replace('\n', `\n${text.slice(0, text.indexOf('\n') + 1)}`), { line: 2, reason: 'a second header' }],
    ['a line after the trailer', (text: string) => `${text}{}\n`, { line: 12, reason: 'a line after the trailer' }],
    ['spaces', (text: string) => text.replace('{"entry":', '{"entry": '), { line: 2, reason: 'not in canonical form' }],
    ['an unknown line', (text: string) => text.replace('{"erased"', '{"eraser"'), { line: 10, reason: 'no line of a record is called "eraser"' }],
    ['two things on a line', (text: string) => text.replace('{"erased":', '{"document":1,"erased":'), { line: 10, reason: 'a line holds one thing, not document and erased' }],
    ['a missing line', (text: string) => text.replace(/\{"erased".*\n/, ''), { line: 10, reason: 'the trailer counts 1 erased, the file has 0' }],
    ['a short salt', (text: string) => text.replace(/"salt":"[^"]*"/, '"salt":"AAAA"'), { line: 7, reason: 'salt: not 32 bytes in base64' }],
  ] as const)('is refused as %s, with line and reason', async (_case, change, fault) => {
    expect(await faultOf(change(await written()))).toEqual(fault);
  });

  it('puts all entries before what is said about them', async () => {
    const late = [...exampleBody().slice(5), ...exampleBody().slice(0, 5)];
    await expect(written(late)).rejects.toThrow('a line of kind entry after the documents');
    const text = await written();
    const lines = text.split('\n');
    const moved = [...lines.slice(0, 4), lines[6], lines[4], lines[5], ...lines.slice(7)].join('\n');
    expect(await faultOf(moved)).toEqual({ line: 6, reason: 'a line of kind entry after the documents' });
  });

  it('spells each line in the canonical way', () => {
    for (const line of exampleBody()) {
      expect(formatLine(line)).toBe(canonical(JSON.parse(formatLine(line))));
      expect(parseLine(formatLine(line))).toEqual({ ok: true, value: line });
    }
  });
});

describe('an entry', () => {
  const text = canonical(EXAMPLE_ENTRIES[2]);

  it.each([
    ['with a number of its own', text.replace('"org"', '"number":2,"org"'), /number/],
    ['without authority', text.replace('"authority":"art-1",', ''), /authority/],
    ['without events', text.replace(/"events":\[.*\],"org"/, '"events":[],"org"'), /events/],
    ['of another version', text.replace(/"v":1\}$/, '"v":2}'), /^v: /],
    ['with a time that is no whole number', text.replace('1767258060000', '"noon"'), /act\.at/],
  ])('is refused %s', (_case, changed, reason) => {
    expect(parseEntry(changed)).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });
});

describe('a record file', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'record-')); });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['record.jsonl', 'record.jsonl.gz'])('comes back from disk as %s', async name => {
    const path = join(folder, name);
    await writeRecordFile(path, EXAMPLE_HEADER, exampleBody());
    const chunks: Uint8Array[] = [];
    for await (const chunk of openRecordFile(path)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString('utf8')).toBe(await written());
    const stored = await readFile(path);
    expect((name.endsWith('.gz') ? gunzipSync(stored) : stored).toString('utf8')).toBe(await written());
  });

  it('leaves nothing behind when the writing fails', async () => {
    const before = await readdir(folder);
    await expect(writeRecordFile(join(folder, 'failed.jsonl'), EXAMPLE_HEADER, exampleBody().toReversed())).rejects.toThrow(RangeError);
    expect(await readdir(folder)).toEqual(before);
  });

  it('says so when there is none', async () => {
    for (const name of ['nothing.jsonl', 'nothing.jsonl.gz']) {
      await expect(openRecordFile(join(folder, name)).next()).rejects.toThrow('ENOENT');
    }
  });
});
