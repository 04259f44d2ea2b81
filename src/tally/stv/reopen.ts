/**
 * "Re-open nominations" (RON) as something to vote for.
 *
 * Definition: RON stands like a candidate; a seat it wins stays empty. What follows from that, and whether it can be excluded, differs between rule books.
 * Source: the model ruling of the National Union of Students on RON under the transferable vote, which names the practice 'void'; election pages of
 * student unions (Greenwich, Arden) for 'empty'; the protected RON of the Open Rights Group's count of 2012 for 'never'.
 */
import type { OptionId } from '../ballot.ts';

export interface ReopenNominations {
  /** Which of the options it is. */
  readonly option: OptionId;
  /**
   * Once it is elected:
   * - void: so are all seats that nobody has yet; of those elected in the same stage, whoever has fewer votes than it has no seat
   * - empty: its own seat alone stays empty, and the count goes on
   */
  readonly elected: 'void' | 'empty';
  /** Excluded like anybody; or never, and then the lowest other one goes in its place. */
  readonly excluded: 'as-any' | 'never';
}
