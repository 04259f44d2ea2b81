/** Imports that wait for the keeper's decision, in the lines of the acts they will become. */
import type { StandingLine, UnitLine } from '#assembly/act.ts';
import type { ImportParticulars, MemberChange } from '#assembly/roll-import/diff.ts';
import type { Day } from '#kernel/time.ts';
import type { Session } from '#store/assembly/session.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';
import type { ImportCounts } from './import-view.ts';
import type { ImportDiff } from './read-files.ts';

/** Lines of one act: what is found again in one piece, and hashed in one piece. */
const LINES_OF_AN_ACT = 5_000;

export interface MemberPart {
  readonly standing: Omit<StandingLine, 'particulars'>;
  /** Only where name, number or address are new. */
  readonly particulars?: ImportParticulars;
}

export type ImportPart = { readonly kind: 'units'; readonly lines: readonly UnitLine[] } | { readonly kind: 'members'; readonly lines: readonly MemberPart[] };

export interface ImportHead {
  readonly id: string;
  readonly org: string;
  readonly by: string;
  readonly day: Day;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly fingerprint: string;
  readonly counts: ImportCounts;
}

/** Replaces what the same person had prepared before. */
export async function keepImport(session: Session, head: ImportHead, diff: ImportDiff): Promise<void> {
  await session.query('delete from roll_import where org = $1 and applied_key is null and (by_person = $2 or expires_at <= $3)', [head.org, head.by, head.createdAt]);
  await session.query('insert into roll_import (org, id, by_person, day, created_at, expires_at, fingerprint, counts) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [head.org, head.id, head.by, head.day, head.createdAt, head.expiresAt, head.fingerprint, JSON.stringify(head.counts)]);
  let part = 0;
  for (const { kind, lines } of partsOf(diff)) {
    await session.query('insert into roll_import_part (org, import, part, kind, lines) values ($1, $2, $3, $4, $5)', [head.org, head.id, part++, kind, JSON.stringify(lines)]);
    await yieldToLoop();
  }
}

function* partsOf({ units, members }: ImportDiff): Generator<ImportPart> {
  for (let from = 0; from < units.lines.length; from += LINES_OF_AN_ACT) yield { kind: 'units', lines: units.lines.slice(from, from + LINES_OF_AN_ACT) };
  // By unit: an act then asks for a few units and not for all of them.
  const sorted = [...members.changes].sort((a, b) => compareText(a.standing.units[0], b.standing.units[0]));
  for (let from = 0; from < sorted.length; from += LINES_OF_AN_ACT) yield { kind: 'members', lines: sorted.slice(from, from + LINES_OF_AN_ACT).map(memberPart) };
}

function compareText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function memberPart({ standing, particulars, renewed }: MemberChange): MemberPart {
  return renewed ? { standing, particulars } : { standing };
}

export interface WaitingImport {
  readonly day: Day;
  readonly expires_at: bigint;
  readonly fingerprint: string;
  readonly counts: ImportCounts;
  readonly applied_key: string | null;
}

export async function findImport(session: Session, org: string, id: string): Promise<WaitingImport | undefined> {
  const [row] = await session.query<WaitingImport>('select day, expires_at, fingerprint, counts, applied_key from roll_import where org = $1 and id = $2 for update', [org, id]);
  return row;
}

/** One part at a time, so that a large import is never in memory as a whole. */
export async function* storedParts(session: Session, org: string, id: string): AsyncGenerator<ImportPart> {
  for (let part = 0; ; part++) {
    const [row] = await session.query<{ kind: 'units' | 'members'; lines: string }>('select kind, lines from roll_import_part where org = $1 and import = $2 and part = $3', [org, id, part]);
    if (!row) return;
    yield { kind: row.kind, lines: JSON.parse(row.lines) } as ImportPart;
  }
}

/** Keeps that it happened, and drops the names. */
export async function markApplied(session: Session, org: string, id: string, applied: { readonly key: string; readonly at: number }): Promise<void> {
  await session.query('delete from roll_import_part where org = $1 and import = $2', [org, id]);
  await session.query('update roll_import set applied_key = $3, applied_at = $4 where org = $1 and id = $2', [org, id, applied.key, applied.at]);
}

/** Imports that wait, or one of them. Returns how many were dropped. */
export async function dropWaiting(session: Session, org: string, id?: string): Promise<number> {
  const rows = await session.query('delete from roll_import where org = $1 and applied_key is null and ($2::text is null or id = $2) returning id', [org, id ?? null]);
  return rows.length;
}

/** Of all organisations; for the daily upkeep. */
export async function dropExpired(session: Session, now: number): Promise<void> {
  await session.query('delete from roll_import where applied_key is null and expires_at <= $1', [now]);
}
