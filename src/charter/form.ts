/**
 * Forms: how a value of a key is written, read and described. A form reads a node to a value or to problems;
 * the same definition gives the tables of the documentation and the JSON Schema for editors.
 */
import { ok } from '#kernel/result.ts';
import type { Json } from '#kernel/json.ts';
import type { Problem } from './finding.ts';
import type { Names } from './names.ts';
import type { AttributeTypes } from './conditions.ts';
import { itemsOf, type Entry, type MapNode, type Node } from './node.ts';
import { fault, type Expectation, type Fault, type Parsed } from './parsed.ts';
import { nearest, splitList } from './words.ts';

/** What a form may look up while it reads. */
export interface Reading {
  readonly names: Names;
  readonly attributes: AttributeTypes;
}

export interface Outcome<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

export interface Form<T> {
  /** As printed in the key tables. */
  readonly name: string;
  readonly schema: Json;
  readonly read: (node: Node, reading: Reading) => Outcome<T>;
}

/** The text of the first key of a block and the value of any other key: what the person wrote. */
export function faultProblem(node: Node, found: Fault, written: string): Problem {
  return {
    code: 'problem-value', at: node.at, place: node.place,
    parameters: {
      written, expected: found.expected,
      ...(found.nearest === undefined ? {} : { nearest: found.nearest }),
      ...(found.allowed && found.allowed.length > 0 ? { allowed: found.allowed.slice(0, 24).join(', ') } : {}),
    },
  };
}

export function textForm<T>(name: string, parse: (text: string, reading: Reading) => Parsed<T>, schema: Json = { type: 'string' }): Form<T> {
  return {
    name, schema,
    read: (node, reading) => {
      if (node.kind !== 'text') return { problems: [faultProblem(node, { expected: 'text' }, node.kind)] };
      const parsed = parse(node.text, reading);
      return parsed.ok ? { value: parsed.value, problems: [] } : { problems: [faultProblem(node, parsed.error, node.text)] };
    },
  };
}

/** One of a few spellings. */
export function choiceForm<const T extends string>(spellings: Readonly<Record<string, T>>, expected: Expectation = 'choice'): Form<T> {
  const written = Object.keys(spellings);
  const parse = (text: string): Parsed<T> => {
    const word = text.trim().toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
    const value = Object.hasOwn(spellings, word) ? spellings[word] : undefined;
    return value === undefined ? fault(expected, nearest(word, written), written) : ok(value);
  };
  return textForm(written.join(' | '), parse, { enum: written });
}

/** A list, or one text with the items set off by commas. */
export function listForm<T>(item: Form<T>): Form<readonly T[]> {
  return {
    name: `list of ${item.name}`,
    schema: { oneOf: [item.schema, { type: 'array', items: item.schema }, { type: 'string' }] },
    read: (node, reading) => collected(itemsOf(node).flatMap(commaItems).map(one => item.read(one, reading))),
  };
}

function commaItems(node: Node): readonly Node[] {
  if (node.kind !== 'text') return [node];
  return splitList(node.text).map(text => ({ ...node, text, at: { ...node.at, column: node.at.column + Math.max(0, node.text.indexOf(text)) } }));
}

function collected<T>(outcomes: readonly Outcome<T>[]): Outcome<readonly T[]> {
  const problems = outcomes.flatMap(outcome => outcome.problems);
  return problems.length > 0 ? { problems } : { value: outcomes.map(outcome => outcome.value as T), problems };
}

/** A list whose items parse whole texts, commas included; several items in one text come back flattened. */
export function textsForm<T>(name: string, parse: (text: string, reading: Reading) => Parsed<readonly T[]>): Form<readonly T[]> {
  const one = textForm(name, parse);
  return {
    name, schema: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    read: (node, reading) => {
      const outcome = collected(itemsOf(node).map(item => one.read(item, reading)));
      return outcome.value ? { value: outcome.value.flat(), problems: [] } : { problems: outcome.problems };
    },
  };
}

export interface Key<T> {
  readonly form: Form<T>;
  readonly doc: string;
  readonly required?: boolean;
  /** What holds when the key is absent, in words; every absent key has one of `required`, `neutral` or `gap`. */
  readonly neutral?: string;
  /** The finding that arises when the key is absent. */
  readonly gap?: string;
}

export type Keys = Readonly<Record<string, Key<unknown>>>;
export type Values<K extends Keys> = { readonly [Name in keyof K]?: K[Name] extends Key<infer T> ? T : never };

/** A key with its value type kept. */
export function key<T>(form: Form<T>, doc: string, rest: Omit<Key<T>, 'form' | 'doc'> = {}): Key<T> {
  return { form, doc, ...rest };
}

/** Reads the entries of a map by its keys; reports every unknown, missing, repeated and wrong key at once. */
export function readKeys<K extends Keys>(keys: K, entries: readonly Entry[], owner: Pick<MapNode, 'at' | 'place'>, reading: Reading): { readonly values: Values<K>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const { key: name, at, value } of entries) {
    const place = value.place;
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!known) {
      const near = nearest(name, Object.keys(keys));
      problems.push({ code: 'problem-unknown-key', at, place, parameters: { key: name, allowed: Object.keys(keys).join(', '), ...(near === undefined ? {} : { nearest: near }) } });
    } else if (seen.has(name)) {
      problems.push({ code: 'problem-duplicate-key', at, place, parameters: { key: name } });
    } else {
      const outcome = known.form.read(value, reading);
      problems.push(...outcome.problems);
      if (outcome.value !== undefined) values[name] = outcome.value;
    }
    seen.add(name);
  }
  for (const [name, { required }] of Object.entries(keys)) {
    if (required && !seen.has(name)) problems.push({ code: 'problem-missing-key', at: owner.at, place: owner.place, parameters: { key: name } });
  }
  return { values: values as Values<K>, problems };
}

/** A map with keys of its own, such as one entry of "seats". */
export function mapForm<K extends Keys, T>(name: string, keys: K, build: (values: Values<K>, node: MapNode) => Parsed<T>): Form<T> {
  return {
    name, schema: keysSchema(keys),
    read: (node, reading) => {
      if (node.kind !== 'map') return { problems: [faultProblem(node, { expected: 'map' }, node.kind === 'text' ? node.text : 'list')] };
      const { values, problems } = readKeys(keys, node.entries, node, reading);
      if (problems.length > 0) return { problems };
      const built = build(values, node);
      return built.ok ? { value: built.value, problems: [] } : { problems: [faultProblem(node, built.error, name)] };
    },
  };
}

/** The JSON Schema of a map with these keys. */
export function keysSchema(keys: Keys): { readonly [name: string]: Json } {
  return {
    type: 'object', additionalProperties: false,
    properties: Object.fromEntries(Object.entries(keys).map(([name, { form, doc }]) => [name, { description: doc, ...(form.schema as object) }])),
    required: Object.entries(keys).filter(([, { required }]) => required).map(([name]) => name),
  };
}
