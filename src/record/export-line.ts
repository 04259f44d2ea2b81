/** The lines of an exported record, one canonical JSON object each. Format: docs/record.md. */
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { isCommitment, SALT_BYTES, type Commitment } from './commitment.ts';
import { firstIssue } from './entry.ts';
import { fromBase64 } from './sha256.ts';

const RECORD_FORMAT = 'sovet-record';
const RECORD_VERSION = 1;

const commitment = z.custom<Commitment>(value => typeof value === 'string' && isCommitment(value), 'not a commitment');
const salt = z.string().refine(text => fromBase64(text)?.length === SALT_BYTES, `not ${SALT_BYTES} bytes in base64`);
const count = z.int().min(0);

const header = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_VERSION),
  org: z.string().min(1),
  origin: z.string().min(1),
  publicKey: z.string().min(1),
  exportedAt: z.int(),
});
const document = z.strictObject({ commitment, salt, mediaType: z.string().min(1), text: z.string() });
const particulars = z.strictObject({ commitment, salt, content: z.record(z.string(), z.custom<Json>(() => true)) });
const trailer = z.strictObject({
  entries: count, checkpoints: count, documents: count, particulars: count, erased: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface RecordHeader {
  readonly org: string;
  readonly origin: string;
  /** The verifier key in one line: name+identifier+base64. */
  readonly publicKey: string;
  /** UTC milliseconds since 1970. Informs; nothing depends on it. */
  readonly exportedAt: number;
}

/** A text of the organisation, with the salt that ties it to its commitment. */
export interface ExportedDocument {
  readonly commitment: Commitment;
  /** 32 bytes in base64. */
  readonly salt: string;
  readonly mediaType: string;
  readonly text: string;
}

export interface ExportedParticulars {
  readonly commitment: Commitment;
  readonly salt: string;
  readonly content: { readonly [name: string]: Json };
}

export type RecordTrailer = Readonly<z.infer<typeof trailer>>;

/** What lies between header and trailer. An entry is kept as its canonical text, the very bytes that were hashed. */
export type RecordBodyLine =
  | { readonly kind: 'entry'; readonly text: string }
  | { readonly kind: 'checkpoint'; readonly note: string }
  | { readonly kind: 'document'; readonly document: ExportedDocument }
  | { readonly kind: 'particulars'; readonly particulars: ExportedParticulars }
  | { readonly kind: 'erased'; readonly commitment: Commitment };

export type RecordLine =
  | { readonly kind: 'header'; readonly header: RecordHeader }
  | RecordBodyLine
  | { readonly kind: 'trailer'; readonly trailer: RecordTrailer };

/** Without the newline. An entry's text is set in as it is, so it must be canonical already. */
export function formatLine(line: RecordLine): string {
  switch (line.kind) {
    case 'header': return canonical({ format: RECORD_FORMAT, version: RECORD_VERSION, ...line.header });
    case 'entry': return `${ENTRY_OPENS}${line.text}}`;
    case 'checkpoint': return canonical({ checkpoint: line.note });
    case 'document': return canonical({ document: line.document });
    case 'particulars': return canonical({ particulars: line.particulars });
    case 'erased': return canonical({ erased: line.commitment });
    case 'trailer': return canonical({ trailer: line.trailer });
  }
}

const ENTRY_OPENS = '{"entry":';

export function parseLine(text: string): Result<RecordLine, string> {
  const parsed = parseCanonical(text);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err('not an object');
  const members = value as { readonly [name: string]: Json };
  if ('format' in members) return parseHeader(members);
  const [kind = 'nothing', ...more] = Object.keys(members);
  if (more.length > 0) return err(`a line holds one thing, not ${kind} and ${more.join(', ')}`);
  return parseBody(kind, members[kind]!, text);
}

function parseHeader(value: Json): Result<RecordLine, string> {
  const parsed = header.safeParse(value);
  if (!parsed.success) return err(firstIssue(parsed.error));
  const { org, origin, publicKey, exportedAt } = parsed.data;
  return ok({ kind: 'header', header: { org, origin, publicKey, exportedAt } });
}

function parseBody(kind: string, value: Json, text: string): Result<RecordLine, string> {
  switch (kind) {
    // The line is canonical and has this one member, so its value is canonical too and stands here in full.
    case 'entry': return ok({ kind, text: text.slice(ENTRY_OPENS.length, -1) });
    case 'checkpoint': return typeof value === 'string' ? ok({ kind, note: value }) : err('a checkpoint is a string');
    case 'erased': return typeof value === 'string' && isCommitment(value) ? ok({ kind, commitment: value }) : err('not a commitment');
    case 'document': return shaped(document, value, data => ({ kind, document: data }));
    case 'particulars': return shaped(particulars, value, data => ({ kind, particulars: data }));
    case 'trailer': return shaped(trailer, value, data => ({ kind, trailer: data }));
    default: return err(`no line of a record is called ${JSON.stringify(kind)}`);
  }
}

function shaped<T>(schema: z.ZodType<T>, value: Json, line: (value: T) => RecordLine): Result<RecordLine, string> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(line(parsed.data)) : err(firstIssue(parsed.error));
}
