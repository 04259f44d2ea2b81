/** One act of a person: texts stored, judged, answered; the same key gives the same answer. */
import type { Json } from '#kernel/json.ts';
import type { ActKind } from '#assembly/act.ts';
import type { ActKey, PollId } from '#assembly/ids.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { Choice } from '#assembly/order.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { findEntry } from '#store/assembly/entries.ts';
import type { Outcome, Submission } from './act-queue.ts';
import { dropTexts, writeTexts } from './documents.ts';
import type { Reading } from './reading.ts';

export interface PersonalAct {
  readonly key: string;
  readonly kind: ActKind;
  /** Where a document is referred to, `{text}` may stand. */
  readonly content: Json;
}

/** The key belongs to another act, or to another person's. */
export type KeyUsed = 'key-used';

export async function submitAct(reading: Reading, act: PersonalAct): Promise<Result<Outcome, KeyUsed>> {
  const { assembly, org, session, viewer } = reading;
  if (act.kind === 'cast') {
    const { poll, choice } = act.content as unknown as { poll: PollId; choice: Choice };
    return ok(await assembly.cast(org, poll, { key: act.key, person: viewer.person, choice }));
  }
  const before = await findEntry(session, org, act.key);
  const by = before?.act.by as { readonly person?: string } | undefined;
  if (before && (before.act.kind !== act.kind || by?.person !== viewer.person)) return err('key-used');
  const written = before ? { content: act.content, refs: [] } : await writeTexts(session, org, act.content, reading.at);
  const outcome = await assembly.submit(org, submission(reading, act, written.content)).catch(async (error: unknown) => {
    await dropTexts(session, org, written.refs);
    throw error;
  });
  if (!outcome.judgement.lawful || outcome.repeated) await dropTexts(session, org, written.refs);
  return ok(outcome);
}

/** "May I?": the same judgement, without a trace. */
export async function askAct(reading: Reading, act: Omit<PersonalAct, 'key'>): Promise<Judgement> {
  const { key: _, ...asked } = submission(reading, { ...act, key: 'asked' }, act.content);
  return reading.assembly.ask(reading.org, asked);
}

function submission(reading: Reading, act: PersonalAct, content: Json): Submission {
  return { key: act.key as ActKey, kind: act.kind, by: { as: 'person', person: reading.viewer.person }, content } as unknown as Submission;
}
