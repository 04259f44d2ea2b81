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
  return write(value, []);
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

/** Members and positions from the root to the value being written; shared and restored, since spelling out each path would cost more than the writing. */
type Trail = (string | number)[];

function refuse(trail: Trail, reason: string): never {
  const path = trail.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  throw new NotCanonical(`$${path}`, reason);
}

function write(value: unknown, trail: Trail): string {
  if (trail.length > MAX_DEPTH) refuse(trail, `nested deeper than ${MAX_DEPTH} levels`);
  switch (typeof value) {
    case 'string': return writeString(value, trail);
    case 'number': return writeInteger(value, trail);
    case 'boolean': return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, trail) : writeObject(value, trail);
    case 'bigint': return refuse(trail, 'a bigint; spell it as a string');
    default: return refuse(trail, `${typeof value} has no JSON form`);
  }
}

function writeString(text: string, trail: Trail): string {
  if (!text.isWellFormed()) refuse(trail, 'a lone surrogate');
  return JSON.stringify(text);
}

/** Minus zero is written 0, as section 3.2.2.3 asks through ECMAScript. */
function writeInteger(value: number, trail: Trail): string {
  if (!Number.isSafeInteger(value)) refuse(trail, `${value} is not a safe integer; spell fractions and large counts as strings`);
  return String(value);
}

function writeArray(values: readonly unknown[], trail: Trail): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) {
    trail.push(i);
    text += (i === 0 ? '' : ',') + write(values[i], trail);
    trail.pop();
  }
  return text + ']';
}

function writeObject(value: object, trail: Trail): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(trail, 'not a plain object');
  const members = value as Readonly<Record<string, unknown>>;
  let text = '{';
  // The default sort compares UTF-16 code units, which is the order section 3.2.3 prescribes.
  for (const key of Object.keys(members).sort()) {
    text += (text === '{' ? '' : ',') + writeString(key, trail) + ':';
    trail.push(key);
    text += write(members[key], trail);
    trail.pop();
  }
  return text + '}';
}
