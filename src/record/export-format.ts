/**
 * Writing and reading an exported record as a stream, so that its size is bounded by the disk alone.
 *
 * Order of lines: header; entries, each checkpoint directly after the last entry it covers; documents,
 * particulars and erased commitments; trailer with the counts and a digest of everything above it.
 */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#kernel/result.ts';
import { formatLine, parseLine, type RecordBodyLine, type RecordHeader, type RecordLine, type RecordTrailer } from './export-line.ts';

/** Bytes; a longer line is taken for a damaged file before it fills the memory. */
const MAX_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

export interface RecordFault {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface NumberedLine {
  readonly number: number;
  readonly line: RecordLine;
}

type Counts = Omit<RecordTrailer, 'sha256'>;

const COUNTED = { entry: 'entries', checkpoint: 'checkpoints', document: 'documents', particulars: 'particulars', erased: 'erased' } as const;
const NOTHING_YET: Counts = { entries: 0, checkpoints: 0, documents: 0, particulars: 0, erased: 0 };

/** Entries may not follow what is said about them, so that one pass suffices to check a record. */
function isLate(line: RecordBodyLine, counts: Counts): boolean {
  const sealed = line.kind === 'entry' || line.kind === 'checkpoint';
  return sealed && counts.documents + counts.particulars + counts.erased > 0;
}

/** Yields one line at a time, newline included. @throws RangeError when the caller hands lines over in the wrong order. */
export async function* writeRecord(header: RecordHeader, body: AsyncIterable<RecordBodyLine> | Iterable<RecordBodyLine>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const counts: { -readonly [K in keyof Counts]: number } = { ...NOTHING_YET };
  const told = (line: RecordLine): string => {
    const text = `${formatLine(line)}\n`;
    digest.update(text, 'utf8');
    return text;
  };
  yield told({ kind: 'header', header });
  for await (const line of body) {
    if (isLate(line, counts)) throw new RangeError(`a line of kind ${line.kind} after the documents`);
    counts[COUNTED[line.kind]] += 1;
    yield told(line);
  }
  yield `${formatLine({ kind: 'trailer', trailer: { ...counts, sha256: digest.digest('hex') } })}\n`;
}

/**
 * Yields every line in turn. The first fault is the last thing yielded. Form, order, counts and digest
 * are checked here; hashes and signatures are the verifier's.
 */
export async function* readRecord(source: AsyncIterable<Uint8Array>): AsyncGenerator<Result<NumberedLine, RecordFault>> {
  const counts: { -readonly [K in keyof Counts]: number } = { ...NOTHING_YET };
  const digest = createHash('sha256');
  let number = 0;
  let ended = false;
  for await (const bytes of splitLines(source)) {
    number += 1;
    const fault = (reason: string) => err({ line: number, reason });
    if (ended) return yield fault('a line after the trailer');
    const text = decode(bytes);
    if (!text.ok) return yield fault(text.error);
    const parsed = parseLine(text.value);
    if (!parsed.ok) return yield fault(parsed.error);
    const line = parsed.value;
    if ((line.kind === 'header') !== (number === 1)) return yield fault(number === 1 ? 'the file does not begin with the header of a record' : 'a second header');
    if (line.kind === 'trailer') {
      const wrong = trailerFault(line.trailer, { ...counts, sha256: digest.digest('hex') });
      if (wrong !== undefined) return yield fault(wrong);
      ended = true;
    } else {
      digest.update(bytes);
      if (line.kind !== 'header') {
        if (isLate(line, counts)) return yield fault(`a line of kind ${line.kind} after the documents`);
        counts[COUNTED[line.kind]] += 1;
      }
    }
    yield ok({ number, line });
  }
  if (!ended) yield err({ line: number + 1, reason: 'the file ends without a trailer' });
}

function trailerFault(stated: RecordTrailer, found: RecordTrailer): string | undefined {
  for (const name of Object.values(COUNTED)) {
    if (stated[name] !== found[name]) return `the trailer counts ${stated[name]} ${name}, the file has ${found[name]}`;
  }
  return stated.sha256 === found.sha256 ? undefined : 'the digest in the trailer is not that of the lines above';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(line: Uint8Array): Result<string, string> {
  if (line.length > MAX_LINE) return err(`longer than ${MAX_LINE} bytes`);
  if (line.at(-1) !== NEWLINE) return err('cut off: no newline at the end');
  try {
    return ok(utf8.decode(line.subarray(0, -1)));
  } catch {
    return err('not UTF-8');
  }
}

/** Lines with their newlines; the last may lack it. Stops collecting once a line is longer than any may be. */
async function* splitLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const tail = chunk.subarray(start, end + 1);
      yield waiting.length === 0 ? tail : Buffer.concat([...waiting, tail]);
      [waiting, length, start] = [[], 0, end + 1];
    }
    if (start < chunk.length) waiting.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > MAX_LINE) break;
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}
