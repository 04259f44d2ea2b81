/** Records as files: plain, or compressed when the name ends in .gz. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { writeRecord } from './export-format.ts';
import type { RecordBodyLine, RecordHeader } from './export-line.ts';

/** Takes its name only when complete, so that no half-written export is ever taken for a record. */
export async function writeRecordFile(path: string, header: RecordHeader, body: AsyncIterable<RecordBodyLine> | Iterable<RecordBodyLine>): Promise<void> {
  const unfinished = `${path}.part`;
  const lines = Readable.from(writeRecord(header, body));
  const file = createWriteStream(unfinished, { flush: true });
  try {
    await (path.endsWith('.gz') ? pipeline(lines, createGzip(), file) : pipeline(lines, file));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The bytes of the record, for `readRecord`. Errors of disk and decompression are thrown while reading. */
export async function* openRecordFile(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return yield* file;
  const unzipped = createGunzip();
  file.on('error', error => unzipped.destroy(error));
  yield* file.pipe(unzipped);
}
