/**
 * Preparing a change of the charter, an amendment or a reading beside the text: it becomes a version that compiles and
 * has passed the check before anybody moves it, so that what is voted on is exactly what will be in force.
 */
import { randomBytes } from 'node:crypto';
import { readDocument } from '#charter/document.ts';
import type { Finding } from '#charter/finding.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import { amendText, touched, type Amendment, type AmendmentRefusal } from '#charter/replace.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { DocumentRef } from '#assembly/ids.ts';
import type { Effect, Organisation } from '#assembly/facts.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { commitText, SALT_BYTES } from '#record/commitment.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { addVersion, versionsOf, type StoredVersion } from '#store/assembly/organisations.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Assembly } from './assembly.ts';
import { writeTexts } from './documents.ts';
import { blockingFindings } from './blocking-findings.ts';
import { committedText } from './charter-text.ts';
import type { Draft } from './charter-work.ts';
import { readingsFile } from './readings-file.ts';
import type { CharterDiffView } from './views/charter-articles.ts';

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

interface Prepared {
  readonly findings: readonly Finding[];
  /** From the charter in force. */
  readonly diff: CharterDiffView;
}

export interface PreparedAmendment extends Prepared {
  /** For the motion that proposes it. */
  readonly effect: Extract<Effect, { kind: 'amend-charter' }>;
}

export interface PreparedReading extends Prepared {
  /** For the motion that proposes it. */
  readonly effect: Extract<Effect, { kind: 'adopt-reading' }>;
}

async function inForceNow(session: Session, org: string): Promise<StoredVersion | undefined> {
  const facts = new SqlFacts(session, org);
  const organisation = (await facts.answer({ ask: 'fact', kind: 'organisation', id: ORGANISATION_ID })) as Organisation | undefined;
  return (await versionsOf(session, org)).find(version => version.hash === organisation?.version);
}

interface Changed {
  readonly text: string;
  readonly readings: string | null;
}

function amended({ text: before, readings }: StoredVersion, amendment: ProposedAmendment): Result<Changed, AmendmentFault> {
  const text = amendText(before, amendment);
  return text.ok ? ok({ text: text.value, readings }) : err({ kind: 'text', refusal: text.error });
}

/** A later reading stands after the earlier ones. One that holds no rule would settle nothing. */
function readBeside({ file, text, readings }: StoredVersion, { text: reading }: ProposedReading): Result<Changed, AmendmentFault> {
  const written = readDocument(readingsFile(file), reading).articles.some(article => article.blocks.length > 0);
  if (!written) return err({ kind: 'text', refusal: { code: 'nothing-to-change', article: 'none' } });
  return ok({ text, readings: `${readings ?? '# Readings'}\n\n${reading.trim()}\n` });
}

/** The change compiled beside everybody's way, and compared with what is in force. @throws CharterUnread */
export async function draftOf(assembly: Assembly, before: Law, { file, text, readings, version }: Changed & { readonly file: string; readonly version: VersionHash }): Promise<Draft> {
  return assembly.charters.draft({ file, text, version, ...(readings === null ? {} : { readings: { file: readingsFile(file), text: readings } }) }, before);
}

interface Kept extends Prepared {
  readonly version: VersionHash;
  readonly ref: DocumentRef;
}

interface Change {
  /** The text of the motion. */
  readonly written: string;
  readonly acknowledged: readonly string[];
  readonly to: (current: StoredVersion) => Result<Changed, AmendmentFault>;
}

/** Keeps the changed charter as a version that waits to be adopted, and what was written as the text of the motion. */
async function keep(assembly: Assembly, org: string, change: Change): Promise<Result<Kept, AmendmentFault>> {
  const current = await inForceNow(sessionOf(assembly.database.pool), org);
  if (!current) throw new Error(`organisation ${org} has no charter in force`);
  const changed = change.to(current);
  if (!changed.ok) return changed;
  const { text, readings } = changed.value;
  const salt = randomBytes(SALT_BYTES);
  const version = commitText(committedText({ text, readings }), salt) as string as VersionHash;
  const { law: before } = await assembly.laws.rules(sessionOf(assembly.database.pool), org, current.hash);
  const { law, findings, diff } = await draftOf(assembly, before, { file: current.file, text, readings, version });
  const blocking = blockingFindings(findings, change.acknowledged);
  if (!law || !diff || blocking.length > 0) return err({ kind: 'findings', findings: blocking });
  const at = await assembly.now(org);
  const ref = await inSession(assembly.database.pool, async session => {
    if ((await inForceNow(session, org))?.hash !== current.hash) return undefined;
    await addVersion(session, org, { hash: version, salt, file: current.file, text, readings, at });
    return (await writeTexts(session, org, { text: change.written }, at)).content as DocumentRef;
  });
  // Another charter came into force while this one was read.
  if (ref === undefined) return keep(assembly, org, change);
  assembly.laws.remember(law);
  return ok({ version, ref, findings, diff });
}

export async function prepareAmendment(assembly: Assembly, org: string, amendment: ProposedAmendment): Promise<Result<PreparedAmendment, AmendmentFault>> {
  const kept = await keep(assembly, org, { written: amendment.articles, acknowledged: amendment.acknowledged, to: current => amended(current, amendment) });
  if (!kept.ok) return kept;
  const { version, ref, findings, diff } = kept.value;
  return ok({ effect: { kind: 'amend-charter', text: ref, version, articles: touched(amendment), ...(amendment.inForce === undefined ? {} : { inForce: amendment.inForce }) }, findings, diff });
}

export async function prepareReading(assembly: Assembly, org: string, reading: ProposedReading): Promise<Result<PreparedReading, AmendmentFault>> {
  const kept = await keep(assembly, org, { written: reading.text, acknowledged: reading.acknowledged, to: current => readBeside(current, reading) });
  if (!kept.ok) return kept;
  const { version, ref, findings, diff } = kept.value;
  return ok({ effect: { kind: 'adopt-reading', text: ref, version }, findings, diff });
}
