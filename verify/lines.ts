/** The lines of a record on disk, compressed when the name ends in .gz; `-` is standard input. */
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes. No writer makes such lines; a damaged file might. */
const LONGEST = 64 * 1024 * 1024;

/** Bytes of each line with its newline; only the last may lack one. @throws Error with a `code` when the file cannot be read or decompressed. */
export async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path) as AsyncIterable<Buffer>) {
    let block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10)) {
      yield block.subarray(0, end + 1);
      block = block.subarray(end + 1);
    }
    if (block.length > LONGEST) throw Object.assign(new Error(`a line is longer than ${LONGEST} bytes`), { code: 'LINE_TOO_LONG' });
    rest = block;
  }
  if (rest.length > 0) yield rest;
}

function bytesOf(path: string): Readable {
  if (path === '-') return process.stdin;
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  // Errors of either end reach whoever reads the last stream.
  return path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
}
