/** What every ballot file comes to, whatever its format. */
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import type { Papers } from '#tally/papers.ts';

export interface BallotFile {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  /** Rankings or points, and papers already rejected; many rankings come as papers. */
  readonly ballots: readonly BallotGroup[] | Papers;
  /** As the file says, where it does. */
  readonly seats?: number;
  readonly title: string;
}
