/**
 * Imports of units and members from files (House Rules H3, H6). First a preview, which changes nothing and shows
 * problems and differences; then, when there are no problems, applying exactly what was shown. A file is applied as a
 * whole or not at all.
 */
import { randomUUID } from 'node:crypto';
import type { ActKey, DocumentRef, PersonId } from '#assembly/ids.ts';
import { refuse, remedy, type Refusal } from '#assembly/judgement.ts';
import { Problems, type ImportProblem } from '#assembly/roll-import/problem.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Day, Instant } from '#kernel/time.ts';
import { asIf, inSession } from '#store/assembly/in-session.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import type { Submission } from './act-queue.ts';
import type { Together } from './act-together.ts';
import type { Assembly } from './assembly.ts';
import { viewOf, type ImportCounts, type ImportView } from './imports/import-view.ts';
import { readFiles, type Ground, type ImportFiles } from './imports/read-files.ts';
import { fingerprintOf, lastRecorded, rollOf, unitsOf } from './imports/roll-of.ts';
import { dropExpired, dropWaiting, findImport, keepImport, markApplied, storedParts, type ImportPart, type MemberPart } from './imports/stored-import.ts';
import { writeParticulars } from './particulars.ts';
import { keeperRules, NOT_KEEPER } from './roll-keeping.ts';

/** Milliseconds for which a preview may be applied. */
const LASTS = 24 * 3_600_000;

export interface ImportPreview {
  /** The first thousand of them. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  /** Of the lines that could be read, when there are problems. */
  readonly diff: ImportView;
  /** Only without problems. */
  readonly importId?: string;
}

export interface AppliedImport {
  readonly counts: ImportCounts;
  readonly acts: number;
  /** True when this key had applied it before: nothing happened now. */
  readonly repeated: boolean;
}

interface Met extends Omit<Ground, 'problems' | 'newPerson'> {
  readonly fingerprint: string;
  readonly last: Day | undefined;
  readonly today: Day;
}

/** Reads the files and shows what they would change. @throws never for a bad file: what is wrong with it is in `problems` */
export async function previewImport(assembly: Assembly, org: string, person: PersonId, files: ImportFiles): Promise<Result<ImportPreview, Refusal>> {
  const met = await asIf(assembly.database.pool, session => meet(assembly, session, org, person, files.day));
  if (!met) return err(NOT_KEEPER);
  const problems = new Problems();
  checkDay(files, met, problems);
  const diff = await readFiles(files, { ...met, problems, newPerson: () => randomUUID() as string as PersonId });
  const view = viewOf(diff);
  if (problems.count > 0) return ok({ problems: problems.found, problemCount: problems.count, diff: view });
  const [importId, createdAt] = [randomUUID() as string, assembly.clock.now()];
  const head = { id: importId, org, by: person, day: files.day, createdAt, expiresAt: createdAt + LASTS, fingerprint: met.fingerprint, counts: view.counts };
  await inSession(assembly.database.pool, session => keepImport(session, head, diff));
  return ok({ problems: [], problemCount: 0, diff: view, importId });
}

/** The roll and its fingerprint as they are at one moment. */
async function meet(assembly: Assembly, session: Session, org: string, person: PersonId, day: Day): Promise<Met | undefined> {
  await session.query('set transaction isolation level repeatable read');
  const rules = await keeperRules(assembly, session, org, person);
  if (!rules) return undefined;
  return {
    law: rules.law, today: rules.calendar.dayOf(await assembly.now(org, session) as Instant), fingerprint: await fingerprintOf(session, org, rules.law.version),
    units: await unitsOf(session, org), roll: await rollOf(session, org, day), last: await lastRecorded(session, org),
  };
}

/** Standing is recorded forwards: what was so on an earlier day has been counted with. */
function checkDay({ day, members }: ImportFiles, { today, last }: Met, problems: Problems): void {
  const file = members === undefined ? 'units' : 'members';
  if (day > today) problems.add({ file, code: 'day-in-future', value: day, facts: { today } });
  if (last !== undefined && day < last) problems.add({ file, code: 'day-before-roll', value: day, facts: { last } });
}

/** Applies what the preview showed, in acts of at most 5,000 lines: all of them, or none. */
export function applyImport(assembly: Assembly, org: string, person: PersonId, importId: string, key: string): Promise<Result<AppliedImport, Refusal>> {
  return assembly.together(org, async (together): Promise<AppliedImport> => {
    const { session, at } = together;
    const rules = await keeperRules(assembly, session, org, person);
    if (!rules) return together.refuse(NOT_KEEPER);
    const waiting = await findImport(session, org, importId);
    if (waiting?.applied_key === key) return { counts: waiting.counts, acts: 0, repeated: true };
    if (waiting && waiting.applied_key !== null) return together.refuse(refuse('already-done', 'house-rules', { import: importId }));
    if (!waiting || Number(waiting.expires_at) <= at) return together.refuse(refuse('no-such-thing', 'house-rules', { import: importId }, [PREVIEW_AGAIN]));
    if (waiting.fingerprint !== await fingerprintOf(session, org, rules.law.version)) return together.refuse(refuse('wrong-stage', 'house-rules', { import: importId, because: 'roll-moved' }, [PREVIEW_AGAIN]));
    let acts = 0;
    for await (const part of storedParts(session, org, importId)) {
      const act = { key: `${key}:${acts++}` as ActKey, by: { as: 'person', person } } as const;
      await together.act({ ...act, ...(await contentOf(together, org, waiting.day, part)) } as Submission);
    }
    await markApplied(session, org, importId, { key, at });
    return { counts: waiting.counts, acts, repeated: false };
  });
}

const PREVIEW_AGAIN = remedy('preview-again');

async function contentOf({ session }: Together, org: string, day: Day, part: ImportPart): Promise<Pick<Submission, 'kind' | 'content'>> {
  if (part.kind === 'units') return { kind: 'record-units', content: { day, units: part.lines } };
  const refs = await renewed(session, org, part.lines);
  return { kind: 'enrol', content: { day, lines: part.lines.map(({ standing }) => { const ref = refs.get(standing.person); return ref === undefined ? standing : { ...standing, particulars: ref }; }) } };
}

async function renewed(session: Session, org: string, lines: readonly MemberPart[]): Promise<ReadonlyMap<string, DocumentRef>> {
  const rows = lines.flatMap(({ standing, particulars }) => (particulars ? [{ person: standing.person, ...particulars }] : []));
  const written = rows.length === 0 ? [] : await writeParticulars(session, org, rows);
  return new Map(written.map(({ person, ref }) => [person, ref as DocumentRef]));
}

/** Forgets a preview. True when there was one. */
export async function dropImport(assembly: Assembly, org: string, person: PersonId, importId: string): Promise<Result<boolean, Refusal>> {
  return inSession(assembly.database.pool, async session => (await keeperRules(assembly, session, org, person) ? ok(await dropWaiting(session, org, importId) > 0) : err(NOT_KEEPER)));
}

/** For the daily upkeep: previews hold names, and are not kept longer than they can be applied. */
export function sweepImports(assembly: Assembly): Promise<void> {
  return dropExpired(sessionOf(assembly.database.pool), assembly.clock.now());
}
