/** What every ballot file comes to, whatever its format. */
import type { BallotGroup, OptionId } from '#tally/ballot.ts';

export interface BallotFile {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  /** Rankings, and papers already rejected. */
  readonly ballots: readonly BallotGroup[];
  /** As the file says, where it does. */
  readonly seats?: number;
  readonly title: string;
}
