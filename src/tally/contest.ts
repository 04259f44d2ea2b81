/**
 * What goes into a counting rule and what comes out, the same for every rule.
 *
 * Definition: a contest is options, grouped ballots, seats and the means to break ties; a count is the whole account of it,
 * stage by stage, and never the winners alone.
 * Source: the form of the official stage reports of the Scottish council elections, widened to rules with one stage.
 * Complexity: that of the rule.
 */
import type { BallotGroup, InvalidBallots, OptionId } from './ballot.ts';
import type { Papers } from './papers.ts';
import type { RuleName } from './presets.ts';
import type { ReopenNominations } from './stv/reopen.ts';
import type { ReservedPlaces } from './stv/reserved.ts';
import type { Tie, TieInputs } from './tie.ts';

export interface Contest {
  /** Those that stand, in the order of the ballot paper. */
  readonly options: readonly OptionId[];
  /** Those that ballots may name and that no longer stand. */
  readonly withdrawn: readonly OptionId[];
  readonly ballots: readonly BallotGroup[];
  readonly seats: number;
  readonly ties: TieInputs;
  /** Under rules that transfer papers. */
  readonly reopen?: ReopenNominations;
  /** Under the family of rules that transfer papers, which then excludes one at a time, apart from those who cannot be elected. */
  readonly reserved?: readonly ReservedPlaces[];
}

/** Rules of ranked papers also take them in their compact form. */
export interface RankedContest extends Omit<Contest, 'ballots'> {
  readonly ballots: readonly BallotGroup[] | Papers;
  /** Under instant run-off: excluded before all others while they hold votes, such as everybody whose name was not declared, counted as one. */
  readonly firstOut?: readonly OptionId[];
}

export type StageAction =
  | { readonly kind: 'votes-counted' }
  | { readonly kind: 'surplus-transferred'; readonly of: OptionId }
  | { readonly kind: 'excluded'; readonly of: OptionId }
  | { readonly kind: 'excluded-together'; readonly all: readonly OptionId[] }
  /** Papers of the excluded that are worth `value` each, after the dearer ones. */
  | { readonly kind: 'batch-transferred'; readonly all: readonly OptionId[]; readonly value: string }
  /** A count by keep values found its balance. */
  | { readonly kind: 'balanced' }
  /** A preference of this rank was added. */
  | { readonly kind: 'preferences-added'; readonly rank: number }
  /** Every two options were compared; the votes of the stage are victories. */
  | { readonly kind: 'compared' };

export interface StageReason {
  readonly option: OptionId;
  readonly code: 'reached-quota' | 'reached-active-share' | 'fills-last-vacancy' | 'most-votes' | 'majority' | 'carried' | 'not-carried' | 'fewest-votes' | 'tie-broken' | 'cannot-reach-next' | 'beaten-by-nobody' | 'seats-reserved' | 'not-declared';
}

/** Votes that went from one option to another in a stage. */
export interface StageTransfer {
  readonly from: OptionId;
  readonly to: OptionId;
  readonly votes: string;
}

export interface Stage {
  /** From 1. */
  readonly stage: number;
  readonly action: StageAction;
  /** Votes at the end of the stage, as exact decimals in the rule's precision; excluded options hold none, but papers that no longer move since the count is complete. */
  readonly votes: Readonly<Record<OptionId, string>>;
  /** Votes that count for nobody any more, with what the rule loses by truncation. Abstentions, in a vote on a motion. */
  readonly nonTransferable: string;
  /** Votes against, where the rule asks for or against. */
  readonly against?: string;
  readonly elected: readonly OptionId[];
  readonly excluded: readonly OptionId[];
  readonly reasons: readonly StageReason[];
  /** Who received what from whom, under rules that move votes. */
  readonly transfers?: readonly StageTransfer[];
  /** Where the quota changes from stage to stage. */
  readonly quota?: string;
}

export interface Count {
  /** The name of the preset, or the family of a rule that is spelled out. */
  readonly rule: RuleName;
  readonly seats: number;
  /** Votes: the sum of weights. */
  readonly valid: bigint;
  /** Ballots. */
  readonly validHeads: bigint;
  /** Votes. */
  readonly invalid: bigint;
  readonly invalidBecause: readonly InvalidBallots[];
  readonly quota?: string;
  /** In order of election; within one stage by votes, and equal votes in the order of the ballot paper, which means nothing. */
  readonly elected: readonly OptionId[];
  /** Seats that stay empty because "re-open nominations" won; it is itself not among the elected. */
  readonly reopened?: number;
  /** Runners-up, best first; those the rule puts equal stand together. Empty while a ruling is needed. */
  readonly ranking: readonly (readonly OptionId[])[];
  readonly stages: readonly Stage[];
  /** In the order they arose. When a ruling is needed, the last one is the open one. */
  readonly ties: readonly Tie[];
  readonly status: 'decided' | 'ruling-needed';
  /** Under rules that compare options in pairs: votes for the first over the second, and how strong the strongest path is between them. */
  readonly pairwise?: {
    readonly preferred: Readonly<Record<OptionId, Readonly<Record<OptionId, string>>>>;
    readonly paths?: Readonly<Record<OptionId, Readonly<Record<OptionId, string>>>>;
  };
}
