/** The outcome of judging an act: lawful with events, or refused with what would make it lawful. */
import type { Json } from '#kernel/json.ts';
import type { ArticleId } from '#charter/law.ts';
import type { AssemblyEvent } from './event.ts';

/** Where authority comes from when it is not an article of the charter. */
export type Authority = ArticleId | 'house-rules' | 'constituent' | 'clock';

/** An article that was applied on the way, and what it gave. */
export interface Reason {
  readonly article: Authority;
  readonly code: string;
  readonly facts: Readonly<Record<string, Json>>;
}

export interface Remedy {
  readonly code: string;
  readonly facts: Readonly<Record<string, Json>>;
}

export interface Refusal {
  readonly lawful: false;
  readonly code: RefusalCode;
  readonly article: ArticleId | 'none' | 'house-rules';
  readonly facts: Readonly<Record<string, Json>>;
  readonly remedies: readonly Remedy[];
}

export interface Lawful {
  readonly lawful: true;
  readonly authority: Authority;
  readonly applied: readonly Reason[];
  readonly events: readonly AssemblyEvent[];
}

export type Judgement = Lawful | Refusal;

/** Stable codes; every one has a sentence in each language of the interface. */
export type RefusalCode =
  | 'no-such-thing' | 'not-governed' | 'governed-twice' | 'not-entitled' | 'not-a-member' | 'not-keeper'
  | 'already-done' | 'already-founded' | 'too-early' | 'too-late' | 'not-open' | 'wrong-stage'
  | 'no-reason' | 'not-own' | 'not-eligible' | 'not-nominated' | 'own-motion' | 'election-under-way' | 'no-constituencies' | 'over-cap' | 'table-mismatch' | 'one-seat-rule' | 'direct-council' | 'not-signed'
  | 'seat-vacant' | 'not-constituent' | 'recall-unspecified' | 'recall-too-soon' | 'vote-under-way'
  | 'not-on-roll' | 'already-voted' | 'invalid-choice' | 'split-mismatch' | 'not-holder'
  | 'ballots-not-published' | 'too-few-ballots' | 'no-ballot-file' | 'vote-not-over' | 'counts-differ' | 'over-presence' | 'same-teller' | 'no-count' | 'not-tied'
  | 'notice-too-short' | 'meeting-not-open' | 'no-quorum' | 'not-present' | 'agenda-closed' | 'mode-not-allowed'
  | 'not-seconded' | 'no-paragraph' | 'collides' | 'sponsors-missing' | 'untouchable' | 'incompatible' | 'term-limit'
  | 'not-renewable' | 'no-appeal' | 'not-in-competence' | 'charter-not-clean' | 'binding-forbidden' | 'not-bound';

/** A refusal with its article, its numbers and what would make the act lawful. */
export function refuse(
  code: RefusalCode,
  article: Refusal['article'],
  facts: Readonly<Record<string, Json>> = {},
  remedies: readonly Remedy[] = [],
): Refusal {
  return { lawful: false, code, article, facts, remedies };
}

export function remedy(code: string, facts: Readonly<Record<string, Json>> = {}): Remedy {
  return { code, facts };
}

export function lawful(authority: Authority, events: readonly AssemblyEvent[], applied: readonly Reason[] = []): Lawful {
  return { lawful: true, authority, applied, events };
}
