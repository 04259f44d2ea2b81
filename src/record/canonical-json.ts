/**
 * One spelling for every JSON value, so that two programs hash the same bytes.
 *
 * Narrower than the standard: numbers are safe integers, because counts and exact shares travel as
 * strings and no two languages agree on the digits of every float; nesting stops at 64 levels, so that
 * a recursive reader in any language is safe.
 *
 * @see RFC 8785 (JSON Canonicalization Scheme), sections 3.2.2 and 3.2.3
 */
import type { Json } from '#kernel/json.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export const MAX_DEPTH = 64;

/** A value that the record cannot hold; `path` says where it sits, as in `$.act.content[2]`. */
export class NotCanonical extends TypeError {
  readonly path: string;
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'NotCanonical';
    this.path = path;
  }
}

/** @throws NotCanonical for anything but null, booleans, safe integers, well-formed strings, arrays and plain objects. */
export function canonical(value: unknown): string {
  return write(value, '$', 0);
}

/** The UTF-8 bytes that are hashed as a leaf. */
export function canonicalBytes(value: unknown): Uint8Array {
  return Buffer.from(canonical(value), 'utf8');
}

/** The value, only if `text` is the canonical spelling of it; doubled keys and odd spacing are refused with the rest. */
export function parseCanonical(text: string): Result<Json, string> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return err('not JSON');
  }
  try {
    return canonical(value) === text ? ok(value) : err('not in canonical form');
  } catch (error) {
    if (error instanceof NotCanonical) return err(error.message);
    throw error;
  }
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new NotCanonical(path, `nested deeper than ${MAX_DEPTH} levels`);
  switch (typeof value) {
    case 'string': return writeString(value, path);
    case 'number': return writeInteger(value, path);
    case 'boolean': return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth);
    case 'bigint': throw new NotCanonical(path, 'a bigint; spell it as a string');
    default: throw new NotCanonical(path, `${typeof value} has no JSON form`);
  }
}

function writeString(text: string, path: string): string {
  if (!text.isWellFormed()) throw new NotCanonical(path, 'a lone surrogate');
  return JSON.stringify(text);
}

/** Minus zero is written 0, as section 3.2.2.3 asks through ECMAScript. */
function writeInteger(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) throw new NotCanonical(path, `${value} is not a safe integer; spell fractions and large counts as strings`);
  return String(value);
}

function writeArray(values: readonly unknown[], path: string, depth: number): string {
  const parts: string[] = [];
  for (let i = 0; i < values.length; i++) parts.push(write(values[i], `${path}[${i}]`, depth + 1));
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(path, 'not a plain object');
  const members = value as Readonly<Record<string, unknown>>;
  // The default sort compares UTF-16 code units, which is the order section 3.2.3 prescribes.
  const parts = Object.keys(members).sort().map(key => `${writeString(key, path)}:${write(members[key], `${path}.${key}`, depth + 1)}`);
  return `{${parts.join(',')}}`;
}
