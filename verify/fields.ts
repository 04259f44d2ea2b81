/** Reading what entries hold. A forger may write anything; whoever reads must not fall over it. */
import { spell, type Json } from './canonical.ts';
import { isMembers, type Members } from './shape.ts';
import { sha256 } from './tree.ts';

/** An event is not of the form that its kind and version promise. */
export class Malformed extends Error {}

export function membersIn(value: Json | undefined, name: string): Members {
  if (!isMembers(value)) throw new Malformed(`${name} is not an object`);
  return value;
}

export function listIn(value: Json | undefined, name: string): readonly Json[] {
  if (!Array.isArray(value)) throw new Malformed(`${name} is not a list`);
  return value;
}

export function textIn(value: Json | undefined, name: string): string {
  if (typeof value !== 'string') throw new Malformed(`${name} is not a text`);
  return value;
}

export function textsIn(value: Json | undefined, name: string): readonly string[] {
  return listIn(value, name).map(each => textIn(each, name));
}

/** A whole number from 0. */
export function countIn(value: Json | undefined, name: string): number {
  if (typeof value !== 'number' || value < 0) throw new Malformed(`${name} is not a count`);
  return value;
}

/** Milliseconds from the beginning of 1970; less than 0 before it. */
export function timeIn(value: Json | undefined, name: string): number {
  if (typeof value !== 'number') throw new Malformed(`${name} is not a time`);
  return value;
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return (a === undefined ? undefined : spell(a, 0)) === (b === undefined ? undefined : spell(b, 0));
}

/** Of the canonical bytes, as the record writes digests. */
export function digestOf(value: Json): string {
  return `sha256:${sha256(spell(value, 0)).toString('hex')}`;
}
