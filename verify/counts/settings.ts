/** Settings of a counting rule, as the record spells them. */
import type { Json } from '../canonical.ts';
import { Malformed } from '../fields.ts';
import type { Members } from '../shape.ts';

export function oneOf<const T extends string>(rule: Members, name: string, values: readonly T[]): T {
  const found = values.find(value => value === rule[name]);
  if (found === undefined) throw new Malformed(`the rule has ${name}: ${JSON.stringify(rule[name] ?? null)}`);
  return found;
}

export function wholeIn(value: Json | undefined, name: string): number {
  if (typeof value !== 'number' || value < 0) throw new Malformed(`the rule has ${name}: ${JSON.stringify(value ?? null)}`);
  return value;
}
