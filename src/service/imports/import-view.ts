/** What a keeper sees of an import before it is applied: how many of each kind, and the first of them. */
import { CHANGE_KINDS, type ChangeKind, type FieldChange, type MemberChange } from '#assembly/roll-import/diff.ts';
import type { UnitLine } from '#assembly/act.ts';
import type { ElectorateId } from '#charter/law.ts';
import type { ImportDiff } from './read-files.ts';

const FIRST = 50;

export interface ImportCounts {
  readonly members: Readonly<Record<ChangeKind | 'unchanged', number>>;
  readonly units: { readonly added: number; readonly changed: number; readonly unchanged: number };
}

export interface ChangeRow {
  readonly person: string;
  readonly line?: number;
  readonly name: string;
  readonly number?: string;
  readonly units: readonly string[];
  readonly status: string;
  readonly fields: readonly FieldChange[];
  readonly lost: readonly ElectorateId[];
  readonly gained: readonly ElectorateId[];
}

export interface ImportView {
  readonly counts: ImportCounts;
  /** At most 50 of each kind, in the order of the file. */
  readonly members: Readonly<Record<ChangeKind, readonly ChangeRow[]>>;
  readonly units: { readonly added: readonly UnitLine[]; readonly changed: readonly UnitLine[] };
}

export function viewOf({ units, members }: ImportDiff): ImportView {
  const byKind = new Map<ChangeKind, MemberChange[]>(CHANGE_KINDS.map(kind => [kind, []]));
  for (const change of members.changes) byKind.get(change.kind)?.push(change);
  const each = <T>(of: (changes: readonly MemberChange[]) => T): Record<ChangeKind, T> =>
    Object.fromEntries([...byKind].map(([kind, changes]) => [kind, of(changes)])) as Record<ChangeKind, T>;
  return {
    counts: {
      members: { ...each(changes => changes.length), unchanged: members.unchanged },
      units: { added: units.added.length, changed: units.changed.length, unchanged: units.unchanged },
    },
    members: each(changes => changes.slice(0, FIRST).map(rowOf)),
    units: { added: units.added.slice(0, FIRST), changed: units.changed.slice(0, FIRST) },
  };
}

function rowOf({ standing, particulars, line, fields, lost, gained }: MemberChange): ChangeRow {
  return {
    person: standing.person, name: particulars.name, units: standing.units, status: standing.status, fields, lost, gained,
    ...(line === undefined ? {} : { line }), ...(particulars.number === undefined ? {} : { number: particulars.number }),
  };
}
