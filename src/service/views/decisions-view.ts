/** The register of decisions. */
import type { Decision, Effect } from '#assembly/facts.ts';
import { textsOf } from '../documents.ts';
import type { Reading } from '../reading.ts';
import { labelOf } from './body-view.ts';
import { factById } from './facts-by.ts';
import { bindingView, type BindingView } from './binding-view.ts';
import type { CharterDiffView } from './charter-articles.ts';
import { charterChange, effectObjects, type EffectObjectView } from './effect-view.ts';
import { decisionRows, type DecisionRow } from './summaries.ts';

const PAGE = 100;

export interface DecisionView extends DecisionRow {
  readonly articleLabel: string;
  readonly effectInFull: Effect;
  /** What the effect is about, by name. */
  readonly objects: readonly EffectObjectView[];
  /** What an amendment of the charter changes. */
  readonly charter: CharterDiffView | null;
  /** Set for an instruction: whom it binds, on what, and whether it was kept. */
  readonly binds: BindingView | null;
  readonly paragraphs: readonly { readonly id: string; readonly text: string | null }[];
  readonly actedFor: Decision['actedFor'] | null;
  readonly appeal: Decision['appeal'] | null;
  readonly since: number | null;
}

export interface DecisionQuery {
  readonly body?: string | undefined;
  readonly stage?: string | undefined;
  readonly page: number;
}

/** Newest first. */
export async function decisionRegister(reading: Reading, { body, stage, page }: DecisionQuery): Promise<{ decisions: readonly DecisionRow[]; more: boolean }> {
  const rows = await reading.session.query<{ value: Decision }>(
    `select value from fact where org = $1 and kind = 'decision' and ($2::text is null or value ->> 'body' = $2) and ($3::text is null or value ->> 'stage' = $3)
     order by (value ->> 'at')::bigint desc, id collate "C" limit $4 offset $5`, [reading.org, body ?? null, stage ?? null, PAGE + 1, page * PAGE]);
  return { decisions: await decisionRows(reading, rows.slice(0, PAGE).map(row => row.value)), more: rows.length > PAGE };
}

export async function decisionView(reading: Reading, id: string): Promise<DecisionView | undefined> {
  const decision = await factById(reading, 'decision', id);
  if (!decision) return undefined;
  const [row] = await decisionRows(reading, [decision]);
  if (!row) return undefined;
  const motion = await factById(reading, 'motion', decision.motion);
  const texts = await textsOf(reading.session, reading.org, motion?.paragraphs.map(paragraph => paragraph.text) ?? []);
  return {
    ...row, articleLabel: labelOf(reading, decision.authority), effectInFull: decision.effect, objects: await effectObjects(reading, decision.effect), charter: charterChange(reading, decision.effect, decision.version), binds: await bindingView(reading, decision), paragraphs: motion?.paragraphs.map(paragraph => ({ id: paragraph.id, text: texts(paragraph.text) })) ?? [],
    actedFor: decision.actedFor ?? null, appeal: decision.appeal ?? null, since: decision.since ?? null,
  };
}
