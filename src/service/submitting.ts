/** One act of a person: texts stored, judged, answered; the same key gives the same answer. */
import type { Json } from '#kernel/json.ts';
import type { ActKind } from '#assembly/act.ts';
import type { ActKey, PollId } from '#assembly/ids.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { Choice } from '#assembly/order.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { findEntry } from '#store/assembly/entries.ts';
import type { Outcome, Submission } from './act-queue.ts';
import { separateTexts } from './documents.ts';
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
  const { assembly, org, viewer } = reading;
  if (act.kind === 'cast') {
    const { poll, choice } = act.content as unknown as { poll: PollId; choice: Choice };
    return ok(await assembly.cast(org, poll, { key: act.key, person: viewer.person, choice }));
  }
  const { content, texts } = separateTexts(act.content);
  const outcome = await assembly.submit(org, { ...submission(reading, act, content), texts });
  // Asked after the act: of two who send one key at the same moment, the later is told whose it is.
  return outcome.repeated && !await isOwn(reading, act) ? err('key-used') : ok(outcome);
}

/** The act done under this key is one of this kind and of this person. */
async function isOwn({ session, org, viewer }: Reading, { key, kind }: PersonalAct): Promise<boolean> {
  const entry = await findEntry(session, org, key);
  const by = entry?.act.by as { readonly person?: string } | undefined;
  return entry?.act.kind === kind && by?.person === viewer.person;
}

/** "May I?": the same judgement, without a trace. */
export async function askAct(reading: Reading, act: Omit<PersonalAct, 'key'>): Promise<Judgement> {
  const { key: _, ...asked } = submission(reading, { ...act, key: 'asked' }, act.content);
  return reading.assembly.ask(reading.org, asked);
}

function submission(reading: Reading, act: PersonalAct, content: Json): Submission {
  return { key: act.key as ActKey, kind: act.kind, by: { as: 'person', person: reading.viewer.person }, content } as unknown as Submission;
}
