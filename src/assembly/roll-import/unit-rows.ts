/** The lines of a units file: keys, kinds, places in the tree and figures, checked one by one and then together. */
import { slug, spoken } from '#charter/words.ts';
import type { Law, UnitKindId, UnitKindRule } from '#charter/law.ts';
import type { UnitLine } from '../act.ts';
import type { UnitId } from '../ids.ts';
import type { Header, UnitColumn } from './columns.ts';
import { NearestKey, type RollUnit } from './known.ts';
import { parentsFirst } from './parents-first.ts';
import type { Problems } from './problem.ts';
import { LONGEST, Row, type RawRow } from './row.ts';

const KEY = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
const FIGURES = ['inhabitants', 'electors'] as const;

interface ReadUnit {
  readonly row: Row<UnitColumn>;
  readonly line: UnitLine;
}

/** Reads units files, row after row; `finish` checks what only the whole file can tell. */
export class UnitRows {
  readonly #law: Law;
  readonly #header: Header<UnitColumn>;
  readonly #problems: Problems;
  readonly #units = new Map<string, ReadUnit>();
  readonly #kinds: NearestKey;

  constructor(law: Law, header: Header<UnitColumn>, problems: Problems) {
    this.#law = law;
    this.#header = header;
    this.#problems = problems;
    this.#kinds = new NearestKey([...law.unitKinds.keys()].map(spoken));
  }

  add(raw: RawRow): void {
    const row = new Row('units', this.#header, raw, this.#problems);
    if (!row.sound) return;
    const unit = this.#key(row);
    const [kind, name] = [this.#kind(row), row.required('name', LONGEST.name)];
    const parents = listOf(row.bounded('parent', LONGEST.name) ?? '') as readonly UnitId[];
    const figures = this.#figures(row, kind);
    if (unit === undefined || kind === undefined || name === undefined || !row.sound) return;
    this.#units.set(unit, { row, line: { unit, kind: kind.id, name, parents, figures } });
  }

  /** Units in an order in which parents come before their children; some are missing when there were problems. */
  finish(roll: ReadonlyMap<string, RollUnit>): readonly UnitLine[] {
    const keys = new NearestKey([...roll.keys(), ...this.#units.keys()]);
    for (const each of this.#units.values()) this.#place(each, roll, keys);
    return this.#sorted(roll);
  }

  #key(row: Row<UnitColumn>): UnitId | undefined {
    const key = row.required('unit', LONGEST.unit);
    if (key === undefined) return undefined;
    if (!KEY.test(key)) return row.complain('unit', 'bad-unit-key');
    const before = this.#units.get(key);
    return before ? row.complain('unit', 'unit-twice', { facts: { firstLine: before.row.line } }) : key as UnitId;
  }

  #kind(row: Row<UnitColumn>): UnitKindRule | undefined {
    const text = row.required('kind', LONGEST.name);
    if (text === undefined) return undefined;
    const kind = this.#law.unitKinds.get(slug(text) as UnitKindId);
    return kind ?? row.complain('kind', 'unknown-kind', { ...this.#kinds.of(spoken(slug(text))), facts: { kinds: [...this.#law.unitKinds.keys()].map(spoken) } });
  }

  #figures(row: Row<UnitColumn>, kind: UnitKindRule | undefined): UnitLine['figures'] {
    const figures: { inhabitants?: number; electors?: number } = {};
    for (const figure of FIGURES) {
      const text = row.bounded(figure, LONGEST.number) ?? '';
      if (text === '') continue;
      if (!/^\d{1,12}$/.test(text)) row.complain(figure, 'not-a-figure');
      else if (kind?.figures.includes(figure)) figures[figure] = Number(text);
      // A figure the charter asks of another kind only: there is nothing to do with it, and dropping it silently would hide a mistake.
      else if (kind && Number(text) > 0) row.complain(figure, 'not-a-figure', { facts: { kind: spoken(kind.id) } });
    }
    return figures;
  }

  #place({ row, line }: ReadUnit, roll: ReadonlyMap<string, RollUnit>, keys: NearestKey): void {
    const known = roll.get(line.unit);
    if (known?.until !== undefined) row.complain('unit', 'unit-ended', { facts: { day: known.until } });
    if (known && known.kind !== line.kind) row.complain('kind', 'kind-changed', { facts: { kind: spoken(known.kind) } });
    const within = this.#law.unitKinds.get(line.kind)?.within ?? [];
    for (const parent of line.parents) {
      const found = this.#units.get(parent)?.line ?? roll.get(parent);
      if (!found) row.complain('parent', 'unknown-unit', { ...keys.of(parent), facts: { unit: parent } });
      else if (!within.includes(found.kind)) row.complain('parent', 'not-within', { facts: { unit: parent, kind: spoken(line.kind), parentKind: spoken(found.kind), within: within.map(spoken) } });
      else if ('until' in found && found.until !== undefined) row.complain('parent', 'unit-ended', { facts: { unit: parent, day: found.until } });
    }
  }

  #sorted(roll: ReadonlyMap<string, RollUnit>): readonly UnitLine[] {
    const parentsOf = (unit: string): readonly string[] => (this.#units.get(unit)?.line ?? roll.get(unit))?.parents ?? [];
    const { order, circular } = parentsFirst(new Set([...roll.keys(), ...this.#units.keys()]), parentsOf);
    for (const unit of circular) this.#units.get(unit)?.row.complain('parent', 'cycle', { facts: { unit } });
    return order.flatMap(unit => this.#units.get(unit)?.line ?? []);
  }
}

/** "a; b" as two keys. */
export function listOf(text: string): readonly string[] {
  return [...new Set(text.split(';').map(each => each.trim()).filter(each => each !== ''))];
}
