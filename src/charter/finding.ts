/** What the compiler and the check report: code, place and data. Texts are made in finding-text.ts. */
import type { Json } from '#kernel/json.ts';
import type { ArticleId, FilePosition } from './law.ts';
import type { Place } from './node.ts';

/** problem: the text cannot be read. conflict: two rules govern one act. gap: none does. danger: lawful and risky. */
export type FindingKind = 'problem' | 'conflict' | 'gap' | 'danger';
export type Severity = 'error' | 'warn' | 'info';

export interface Finding {
  /** Stable code, listed in docs/findings.md. */
  readonly code: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Label of the first article, as printed: "41 note"; "none" when the charter has no article on it. */
  readonly article: string;
  readonly articles: readonly string[];
  /** The same articles by id, in the same order. */
  readonly articleIds: readonly ArticleId[];
  readonly at: FilePosition;
  /** English text; other languages from `findingText`. */
  readonly message: string;
  /** What the text is made from. */
  readonly parameters: Readonly<Record<string, string>>;
  /** An example that shows the finding to be true. */
  readonly witness?: Json;
}

/** A problem before it is given its text. */
export interface Problem {
  readonly code: ProblemCode;
  readonly at: FilePosition;
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
}

export type ProblemCode =
  | 'problem-yaml' | 'problem-not-a-map' | 'problem-empty-block' | 'problem-rule-type' | 'problem-unknown-key' | 'problem-missing-key'
  | 'problem-duplicate-key' | 'problem-value' | 'problem-duplicate-name' | 'problem-duplicate-article' | 'problem-reading'
  | 'problem-one-of' | 'problem-no-articles' | 'problem-version' | 'problem-circular'
  | 'problem-count-reopen' | 'problem-count-reserved' | 'problem-count-both';
