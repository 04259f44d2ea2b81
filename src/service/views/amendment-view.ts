/** An amendment as its movers see it before they move it: findings, changed words, and what follows. */
import { readDocument } from '#charter/document.ts';
import type { VersionHash } from '#charter/law.ts';
import { amendText, touched, type Amendment } from '#charter/replace.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Json } from '#kernel/json.ts';
import { versionsOf, type StoredVersion } from '#store/assembly/organisations.ts';
import { obstaclesOf } from '../blocking-findings.ts';
import { draftOf, prepareAmendment, prepareReading, type AmendmentFault, type PreparedAmendment, type PreparedReading, type ProposedAmendment, type ProposedReading } from '../amending.ts';
import type { Reading } from '../reading.ts';
import { charterWayViews, type CharterWayView } from './charter-ways.ts';
import { findingView, type CharterDiffView, type FindingView } from './charter-articles.ts';

export interface AmendmentView {
  readonly effect: PreparedAmendment['effect'];
  readonly findings: readonly FindingView[];
  readonly diff: CharterDiffView;
}

export interface AmendmentProblem {
  readonly code: 'charter-not-clean' | 'amendment-unreadable';
  readonly message: string;
  readonly facts: { readonly findings?: readonly FindingView[]; readonly reason?: Json; readonly article?: string };
}

export async function amendmentView(reading: Reading, amendment: ProposedAmendment): Promise<Result<AmendmentView, AmendmentProblem>> {
  const prepared = await prepareAmendment(reading.assembly, reading.org, amendment);
  if (!prepared.ok) return err(problemOf(prepared.error));
  const { effect, findings, diff } = prepared.value;
  return ok({ effect, findings: findings.map(findingView), diff });
}

export interface ReadingView {
  readonly effect: PreparedReading['effect'];
  readonly findings: readonly FindingView[];
  readonly diff: CharterDiffView;
}

export async function readingView(reading: Reading, proposed: ProposedReading): Promise<Result<ReadingView, AmendmentProblem>> {
  const prepared = await prepareReading(reading.assembly, reading.org, proposed);
  if (!prepared.ok) return err(problemOf(prepared.error));
  const { effect, findings, diff } = prepared.value;
  return ok({ effect, findings: findings.map(findingView), diff });
}

export interface CharterTextView {
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
  /** Each article as it stands in the text: what an amendment of it starts from. */
  readonly articles: readonly { readonly id: string; readonly text: string }[];
}

async function storedVersion({ session, org, organisation }: Reading, hash: string = organisation.version): Promise<StoredVersion | undefined> {
  if (!organisation.versions.some(version => version.hash === hash)) return undefined;
  return (await versionsOf(session, org)).find(version => version.hash === hash);
}

/** The text itself. Undefined for a version the organisation has never had. */
export async function charterTextView(reading: Reading, version: string | undefined): Promise<CharterTextView | undefined> {
  const stored = await storedVersion(reading, version);
  if (!stored) return undefined;
  const { file, text, readings } = stored;
  const articles = readDocument(file, text).articles.filter(article => !article.unnumbered);
  return { file, text, readings, articles: articles.map(({ id, from, to }) => ({ id, text: text.slice(from, to).trim() })) };
}

export interface AmendmentCheckView {
  readonly findings: readonly FindingView[];
  /** Codes of dangers that the movers must acknowledge. */
  readonly blocking: readonly string[];
  /** True when problems or conflicts must be mended first. */
  readonly unusable: boolean;
  /** Null while the text cannot be compiled. */
  readonly diff: CharterDiffView | null;
  /** The bodies that may adopt an amendment of these articles. */
  readonly ways: readonly CharterWayView[];
}

/** What an amendment would do, while it is still being written: nothing is kept. */
export async function amendmentCheck(reading: Reading, amendment: Amendment): Promise<Result<AmendmentCheckView, AmendmentProblem>> {
  const current = await storedVersion(reading);
  if (!current) throw new Error(`organisation ${reading.org} has no charter in force`);
  const text = amendText(current.text, amendment);
  if (!text.ok) return err(problemOf({ kind: 'text', refusal: text.error }));
  const { file, readings } = current;
  const draft = await draftOf(reading.assembly, reading.rules.law, { file, text: text.value, readings, version: 'draft' as VersionHash });
  return ok({ findings: draft.findings.map(findingView), diff: draft.diff ?? null, ways: await charterWayViews(reading, touched(amendment)), ...obstaclesOf(draft) });
}

function problemOf(fault: AmendmentFault): AmendmentProblem {
  if (fault.kind === 'findings') return { code: 'charter-not-clean', message: 'The amended charter must be mended, or its dangers acknowledged, first.', facts: { findings: fault.findings.map(findingView) } };
  return { code: 'amendment-unreadable', message: 'The amendment does not fit the charter.', facts: { reason: fault.refusal.code, article: fault.refusal.article } };
}
