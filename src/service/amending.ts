/**
 * Preparing a change of the charter, an amendment or a reading beside the text: it becomes a version that compiles and
 * has passed the check before anybody moves it, so that what is voted on is exactly what will be in force.
 */
import { randomBytes } from 'node:crypto';
import { compile } from '#charter/compile.ts';
import { readDocument } from '#charter/document.ts';
import type { Finding } from '#charter/finding.ts';
import type { VersionHash } from '#charter/law.ts';
import { amendText, touched, type Amendment, type AmendmentRefusal } from '#charter/replace.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { DocumentRef } from '#assembly/ids.ts';
import type { Effect, Organisation } from '#assembly/facts.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { commitText, SALT_BYTES } from '#record/commitment.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { addVersion, versionsOf, type StoredVersion } from '#store/assembly/organisations.ts';
import type { Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Assembly } from './assembly.ts';
import { writeTexts } from './documents.ts';
import { blockingFindings } from './founding.ts';
import { committedText } from './charter-text.ts';
import { readingsFile } from './laws.ts';

export interface ProposedAmendment extends Amendment {
  readonly inForce?: Day;
  /** Codes of dangers the movers accept. */
  readonly acknowledged: readonly string[];
}

/** What is said beside the text: Markdown with the headings of the articles it settles, each rule with `settles` and `reason`. */
export interface ProposedReading {
  readonly text: string;
  /** Codes of dangers the movers accept. */
  readonly acknowledged: readonly string[];
}

export type AmendmentFault = { readonly kind: 'text'; readonly refusal: AmendmentRefusal } | { readonly kind: 'findings'; readonly findings: readonly Finding[] };

export interface PreparedAmendment {
  /** For the motion that proposes it. */
  readonly effect: Extract<Effect, { kind: 'amend-charter' }>;
  readonly findings: readonly Finding[];
}

export interface PreparedReading {
  /** For the motion that proposes it. */
  readonly effect: Extract<Effect, { kind: 'adopt-reading' }>;
  readonly findings: readonly Finding[];
}

async function inForceNow(session: Session, org: string): Promise<StoredVersion | undefined> {
  const facts = new SqlFacts(session, org);
  const organisation = (await facts.answer({ ask: 'fact', kind: 'organisation', id: ORGANISATION_ID })) as Organisation | undefined;
  return (await versionsOf(session, org)).find(version => version.hash === organisation?.version);
}

interface Changed {
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
  readonly findings: readonly Finding[];
}

/** The charter as it would be, or why it cannot be. */
function cleanCharter(file: string, text: string, readings: string | null, acknowledged: readonly string[]): Result<Changed, AmendmentFault> {
  const compiled = compile({ file, text, version: 'draft' as VersionHash, ...(readings === null ? {} : { readings: { file: readingsFile(file), text: readings } }) });
  const blocking = blockingFindings(compiled.findings, acknowledged);
  if (!compiled.law || blocking.length > 0) return err({ kind: 'findings', findings: blocking });
  return ok({ file, text, readings, findings: compiled.findings });
}

function amended({ file, text: before, readings }: StoredVersion, amendment: ProposedAmendment): Result<Changed, AmendmentFault> {
  const text = amendText(before, amendment);
  return text.ok ? cleanCharter(file, text.value, readings, amendment.acknowledged) : err({ kind: 'text', refusal: text.error });
}

/** A later reading stands after the earlier ones. One that holds no rule would settle nothing. */
function readBeside({ file, text, readings }: StoredVersion, { text: reading, acknowledged }: ProposedReading): Result<Changed, AmendmentFault> {
  const written = readDocument(readingsFile(file), reading).articles.some(article => article.blocks.length > 0);
  if (!written) return err({ kind: 'text', refusal: { code: 'nothing-to-change', article: 'none' } });
  return cleanCharter(file, text, `${readings ?? '# Readings'}\n\n${reading.trim()}\n`, acknowledged);
}

interface Kept {
  readonly version: VersionHash;
  readonly ref: DocumentRef;
  readonly findings: readonly Finding[];
}

/** Keeps the changed charter as a version that waits to be adopted, and what was written as the text of the motion. */
async function keep(assembly: Assembly, org: string, written: string, change: (current: StoredVersion) => Result<Changed, AmendmentFault>): Promise<Result<Kept, AmendmentFault>> {
  const at = await assembly.now(org);
  return inSession(assembly.database.pool, async session => {
    const current = await inForceNow(session, org);
    if (!current) throw new Error(`organisation ${org} has no charter in force`);
    const changed = change(current);
    if (!changed.ok) return changed;
    const salt = randomBytes(SALT_BYTES);
    const { file, text, readings, findings } = changed.value;
    const version = commitText(committedText({ text, readings }), salt) as string as VersionHash;
    await addVersion(session, org, { hash: version, salt, file, text, readings, at });
    const { content: ref } = await writeTexts(session, org, { text: written }, at);
    return ok({ version, ref: ref as DocumentRef, findings });
  });
}

export async function prepareAmendment(assembly: Assembly, org: string, amendment: ProposedAmendment): Promise<Result<PreparedAmendment, AmendmentFault>> {
  const kept = await keep(assembly, org, amendment.articles, current => amended(current, amendment));
  if (!kept.ok) return kept;
  const { version, ref, findings } = kept.value;
  return ok({ effect: { kind: 'amend-charter', text: ref, version, articles: touched(amendment), ...(amendment.inForce === undefined ? {} : { inForce: amendment.inForce }) }, findings });
}

export async function prepareReading(assembly: Assembly, org: string, reading: ProposedReading): Promise<Result<PreparedReading, AmendmentFault>> {
  const kept = await keep(assembly, org, reading.text, current => readBeside(current, reading));
  if (!kept.ok) return kept;
  const { version, ref, findings } = kept.value;
  return ok({ effect: { kind: 'adopt-reading', text: ref, version }, findings });
}
