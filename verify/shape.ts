/** What members each part of a record must have. Nothing may be missing and nothing may be added. */
import type { Json } from './canonical.ts';

export interface Entry {
  readonly org: string;
  readonly act: { readonly key: string; readonly kind: string; readonly by: Json; readonly on?: Json; readonly content: Json; readonly at: number };
  readonly authority: string;
  readonly applied: readonly Json[];
  readonly charter: string;
  readonly events: readonly { readonly kind: string; readonly v: number; readonly data: Json }[];
}

export type Members = { readonly [name: string]: Json };
type Check = (value: Json) => string | undefined;

export function isMembers(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text: Check = value => (typeof value === 'string' && value !== '' ? undefined : 'is not a text');
const anyText: Check = value => (typeof value === 'string' ? undefined : 'is not a text');
const whole: Check = value => (typeof value === 'number' ? undefined : 'is not a number');
const count: Check = value => (typeof value === 'number' && value >= 0 ? undefined : 'is not a count');
const version: Check = value => (typeof value === 'number' && value >= 1 ? undefined : 'is not a version');
const anything: Check = () => undefined;
const members: Check = value => (isMembers(value) ? undefined : 'is not an object');
const list: Check = value => (Array.isArray(value) ? undefined : 'is not a list');
const commitment: Check = value => (typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value) ? undefined : 'is not a commitment');
const exactly = (wanted: Json): Check => value => (value === wanted ? undefined : `is not ${JSON.stringify(wanted)}`);

/** A name with `?` may be missing. */
function object(checks: { readonly [name: string]: Check }): Check {
  return value => {
    if (!isMembers(value)) return 'is not an object';
    for (const name of Object.keys(value)) if (!(name in checks) && !(`${name}?` in checks)) return `has a member ${JSON.stringify(name)} that does not belong there`;
    for (const [declared, check] of Object.entries(checks)) {
      const name = declared.replace('?', '');
      const member = Object.hasOwn(value, name) ? value[name] : undefined;
      if (member === undefined && declared === name) return `lacks ${name}`;
      const wrong = member === undefined ? undefined : check(member);
      if (wrong !== undefined) return `${name} ${wrong}`;
    }
    return undefined;
  };
}

const listOf = (check: Check): Check => value => {
  if (!Array.isArray(value) || value.length === 0) return 'is not a list of at least one';
  return value.map(check).find(wrong => wrong !== undefined);
};

export const headerShape = object({ format: exactly('sovet-record'), version: exactly(1), org: text, origin: text, publicKey: text, exportedAt: whole });
export const entryShape = object({
  v: exactly(1), org: text, authority: text, applied: list, charter: text,
  act: object({ key: text, kind: text, by: anything, 'on?': anything, content: anything, at: whole }),
  events: listOf(object({ kind: text, v: version, data: anything })),
});
export const documentShape = object({ commitment, salt: text, mediaType: text, text: anyText });
export const particularsShape = object({ commitment, salt: text, content: members });
export const trailerShape = object({ entries: count, checkpoints: count, documents: count, particulars: count, erased: count, sha256: text });
export const commitmentShape = commitment;
