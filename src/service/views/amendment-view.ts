/** An amendment as its movers see it before they move it: findings, changed words, and what follows. */
import { err, ok, type Result } from '#kernel/result.ts';
import type { Json } from '#kernel/json.ts';
import { versionsOf } from '#store/assembly/organisations.ts';
import { compileVersion } from '../laws.ts';
import { prepareAmendment, type AmendmentFault, type PreparedAmendment, type ProposedAmendment } from '../amending.ts';
import type { Reading } from '../reading.ts';
import { diffOf, findingView, type CharterDiffView, type FindingView } from './charter-view.ts';

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
  const { effect, findings } = prepared.value;
  const version = (await versionsOf(reading.session, reading.org)).find(each => each.hash === effect.version);
  if (!version) throw new Error(`prepared version ${effect.version} is missing`);
  return ok({ effect, findings: findings.map(findingView), diff: diffOf(reading.rules.law, compileVersion(version)) });
}

function problemOf(fault: AmendmentFault): AmendmentProblem {
  if (fault.kind === 'findings') return { code: 'charter-not-clean', message: 'The amended charter must be mended, or its dangers acknowledged, first.', facts: { findings: fault.findings.map(findingView) } };
  return { code: 'amendment-unreadable', message: 'The amendment does not fit the charter.', facts: { reason: fault.refusal.code, article: fault.refusal.article } };
}
