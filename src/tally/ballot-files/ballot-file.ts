/** What every ballot file comes to, whatever its format. */
import type { BallotGroup, OptionId } from '../ballot.ts';
import type { Papers } from '../papers.ts';

export interface BallotFile {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  /** Rankings as papers, or groups of points. */
  readonly ballots: readonly BallotGroup[] | Papers;
  /** As the file says, where it does. */
  readonly seats?: number;
  /** Empty where the file has none. */
  readonly title: string;
}
