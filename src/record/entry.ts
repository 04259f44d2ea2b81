/**
 * One entry of the record: one judged act and all that it caused. An entry is never changed. Its place
 * in the tree is its number, so it carries none.
 *
 * It holds identifiers and salted commitments only: what must be erasable stands elsewhere.
 */
import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { canonicalBytes, parseCanonical } from './canonical-json.ts';
import type { Commitment } from './commitment.ts';

export const ENTRY_VERSION = 1;

export interface RecordedAct {
  /** Unique in the record: what makes a repeated request one act. */
  readonly key: string;
  readonly kind: string;
  readonly by: Json;
  readonly on?: Json;
  readonly content: Json;
  /** UTC milliseconds since 1970; never before the entry above. */
  readonly at: number;
}

export interface RecordedEvent {
  readonly kind: string;
  /** Version of the shape of `data` for this kind. */
  readonly v: number;
  readonly data: Json;
}

export interface Entry {
  readonly v: typeof ENTRY_VERSION;
  readonly org: string;
  readonly act: RecordedAct;
  /** The article that gave the power to act, or 'house-rules', 'constituent', 'clock'. */
  readonly authority: string;
  /** Further articles that were applied, with reasons. */
  readonly applied: readonly Json[];
  /** The charter version judged under. */
  readonly charter: Commitment | string;
  readonly events: readonly RecordedEvent[];
}

const present = z.custom<Json>(value => value !== undefined, 'missing');
const name = z.string().min(1);
const shape = z.strictObject({
  v: z.literal(ENTRY_VERSION),
  org: name,
  act: z.strictObject({ key: name, kind: name, by: present, on: present.optional(), content: present, at: z.int() }),
  authority: name,
  applied: z.array(present),
  charter: name,
  events: z.array(z.strictObject({ kind: name, v: z.int().min(1), data: present })).min(1),
});

/** What is hashed. @throws NotCanonical when the entry holds a value that the record cannot. */
export function entryBytes(entry: Entry): Uint8Array {
  return canonicalBytes(entry);
}

export function parseEntry(text: string): Result<Entry, string> {
  const value = parseCanonical(text);
  if (!value.ok) return value;
  const parsed = shape.safeParse(value.value);
  if (!parsed.success) return err(firstIssue(parsed.error));
  return ok(value.value as unknown as Entry);
}

/** The first thing wrong, with its place, on one line. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}` : error.message;
}
