/** An act somebody might do now: a template, what it is about, and what must still be filled in. */
import type { Instant } from '#kernel/time.ts';
import type { ActContents, ActKind } from '../act.ts';
import type { RefusalCode } from '../judgement.ts';

/** What the person fills in before the act can be sent; `path` names the place in the content. */
export interface Field {
  readonly path: string;
  readonly type: 'person' | 'text' | 'paragraphs' | 'changes' | 'choice' | 'mode' | 'number' | 'instant' | 'effect' | 'option' | 'decision' | 'seats';
  /** Only members of this unit (person), or only these values (mode, option, decision, seats). */
  readonly within?: string;
  readonly oneOf?: readonly string[];
  /** The act may be done without it. */
  readonly optional?: true;
}

export type ObjectType = 'body' | 'election' | 'poll' | 'seat' | 'meeting' | 'motion' | 'petition' | 'decision' | 'roll';

export interface Candidate<K extends ActKind = ActKind> {
  readonly kind: K;
  /** Judged as it stands: fields to fill in carry a stand-in that is as good as any. */
  readonly content: ActContents[K];
  readonly on: { readonly type: ObjectType; readonly id: string };
  readonly fields: readonly Field[];
  readonly due?: Instant;
  /** The refusal that speaks of the stand-in alone: whoever gets no other may do the act with a real answer. */
  readonly standInFault?: RefusalCode;
}

export type AnyCandidate = { [K in ActKind]: Candidate<K> }[ActKind];

export function candidate<K extends ActKind>(kind: K, on: Candidate['on'], content: ActContents[K], fields: readonly Field[] = [], due?: Instant): AnyCandidate {
  return { kind, on, content, fields, ...(due === undefined ? {} : { due }) } as AnyCandidate;
}

/** Stands in for a text that is not written yet. */
export const UNWRITTEN = 'sha256:unwritten' as never;
