/**
 * Preparing an amendment of the charter: the changed text becomes a version that compiles and has passed
 * the check before anybody moves it, so that what is voted on is exactly what will be in force.
 */
import { randomBytes } from 'node:crypto';
import { compile } from '#charter/compile.ts';
import type { Finding } from '#charter/finding.ts';
import type { ArticleId, VersionHash } from '#charter/law.ts';
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

export type AmendmentFault = { readonly kind: 'text'; readonly refusal: AmendmentRefusal } | { readonly kind: 'findings'; readonly findings: readonly Finding[] };

export interface PreparedAmendment {
  /** For the motion that proposes it. */
  readonly effect: Extract<Effect, { kind: 'amend-charter' }>;
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
}

/** The text as it would be, or why it cannot be. */
function changedCharter(current: StoredVersion, amendment: ProposedAmendment): Result<Changed & { readonly findings: readonly Finding[]; readonly articles: readonly ArticleId[] }, AmendmentFault> {
  const text = amendText(current.text, amendment);
  if (!text.ok) return err({ kind: 'text', refusal: text.error });
  const compiled = compile({ file: current.file, text: text.value, version: 'draft' as VersionHash, ...(current.readings === null ? {} : { readings: { file: readingsFile(current.file), text: current.readings } }) });
  const blocking = blockingFindings(compiled.findings, amendment.acknowledged);
  if (!compiled.law || blocking.length > 0) return err({ kind: 'findings', findings: blocking });
  return ok({ file: current.file, text: text.value, readings: current.readings, findings: compiled.findings, articles: touched(amendment) });
}

/** Keeps the changed text as a version that waits to be adopted, and gives the effect for the motion. */
export async function prepareAmendment(assembly: Assembly, org: string, amendment: ProposedAmendment): Promise<Result<PreparedAmendment, AmendmentFault>> {
  const at = assembly.clock.now();
  return inSession(assembly.database.pool, async session => {
    const current = await inForceNow(session, org);
    if (!current) throw new Error(`organisation ${org} has no charter in force`);
    const changed = changedCharter(current, amendment);
    if (!changed.ok) return changed;
    const salt = randomBytes(SALT_BYTES);
    const { file, text, readings, articles, findings } = changed.value;
    const version = commitText(committedText({ text, readings }), salt) as string as VersionHash;
    await addVersion(session, org, { hash: version, salt, file, text, readings, at });
    const { content: ref } = await writeTexts(session, org, { text: amendment.articles }, at);
    return ok({ effect: { kind: 'amend-charter', text: ref as DocumentRef, version, articles, ...(amendment.inForce === undefined ? {} : { inForce: amendment.inForce }) }, findings });
  });
}
