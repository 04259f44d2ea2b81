/** What goes in at the assembly's door, and what comes back. */
import type { Act } from '#assembly/act.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { NewText } from './documents.ts';

export type Submission = Omit<Act, 'at'> & {
  /** For acts of the clock: when they fell due. */
  readonly due?: number;
  /** Texts the content refers to: stored together with the act, or not at all. */
  readonly texts?: readonly NewText[];
};

export interface Outcome {
  readonly judgement: Judgement;
  /** True when this key had been used before: nothing happened now. */
  readonly repeated: boolean;
  readonly at: number;
}
