/** A preview of an import as pages show it: each kind of change with its number and its first rows. */
import type { ChangeKind } from '#assembly/roll-import/diff.ts';
import type { ImportProblem } from '#assembly/roll-import/problem.ts';
import type { ImportPreview } from '../imports.ts';
import type { ChangeRow } from '../imports/import-view.ts';

export interface ChangeGroup {
  readonly count: number;
  readonly rows: readonly (ChangeRow & { readonly before: string; readonly after: string })[];
}

export interface ImportPreviewView extends Omit<ImportPreview, 'diff' | 'problems'> {
  readonly problems: readonly (Omit<ImportProblem, 'line' | 'column'> & { readonly line: number; readonly column: string; readonly message: string })[];
  /** joined, left, moved, lapsed, changed: members; unchanged has no rows. */
  readonly diff: Readonly<Record<ChangeKind | 'unchanged', ChangeGroup>>;
  readonly units: ImportPreview['diff']['units'] & { readonly counts: ImportPreview['diff']['counts']['units'] };
}

function rowOf(row: ChangeRow): ChangeGroup['rows'][number] {
  const words = (side: 'from' | 'to'): string => row.fields.map(field => `${field.field}: ${String(field[side] ?? '—')}`).join('; ');
  return { ...row, before: words('from'), after: words('to') };
}

/** The code in words; pages have sentences of their own for it. */
function messageOf({ code, value, nearest }: ImportProblem): string {
  return [code.replaceAll('-', ' '), ...(value === undefined ? [] : [`“${value}”`]), ...(nearest === undefined ? [] : [`(nearest: ${nearest})`])].join(' ');
}

export function importPreviewView({ diff, problems, ...preview }: ImportPreview): ImportPreviewView {
  const group = (kind: ChangeKind): ChangeGroup => ({ count: diff.counts.members[kind], rows: diff.members[kind].map(rowOf) });
  const told = problems.map(problem => ({ ...problem, line: problem.line ?? 0, column: problem.column?.name ?? '', message: messageOf(problem) }));
  return {
    ...preview, problems: told, units: { ...diff.units, counts: diff.counts.units },
    diff: {
      joined: group('joined'), left: group('left'), moved: group('moved'), lapsed: group('lapsed'), changed: group('changed'),
      unchanged: { count: diff.counts.members.unchanged, rows: [] },
    },
  };
}
