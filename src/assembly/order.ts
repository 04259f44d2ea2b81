/** The order of poll, frozen at opening, and the verdict on it. Both go into the record as they stand here. */
import type { Instant } from '#kernel/time.ts';
import type { ArticleId, Secrecy, UnitKindId, VersionHash, VoteMode } from '#charter/law.ts';
import type { RuleName } from '#tally/presets.ts';
import type { CountRule } from '#tally/rule.ts';
import type { ReopenNominations } from '#tally/stv/reopen.ts';
import type { ReservedPlaces } from '#tally/stv/reserved.ts';
import type { Base, Counted, ShiftKind } from '#tally/threshold.ts';
import type { TieStep } from '#tally/tie.ts';
import type { RollSpec } from './roll-spec.ts';
import type { MeetingId, PersonId, PollId, UnitId } from './ids.ts';

/** Thresholds as the record spells them: fractions as "2/3". */
export interface ThresholdRecord {
  readonly all: readonly { readonly share: string; readonly strict: boolean; readonly of: Base; readonly counted: Counted; readonly unitKind?: string }[];
  readonly quorum: readonly { readonly share: string; readonly strict: boolean; readonly of: Base; readonly measured: 'cast' | 'present'; /** Heads when absent. */ readonly counted?: Counted; readonly unitKind?: string }[];
}

export interface PollOption {
  readonly id: string;
  readonly person?: PersonId;
}

export type ProcedureRef =
  | { readonly kind: 'election'; readonly id: string }
  | { readonly kind: 'recall'; readonly id: string }
  | { readonly kind: 'motion'; readonly id: string };

/** Sizes of the bases at opening, in heads, seats, units or inhabitants. */
export type Bases = Readonly<Partial<Record<Base, number>>>;

/** The units of a kind that the threshold counts, in order of id, with their inhabitants where it counts those. */
export interface CountedUnits {
  readonly kind: UnitKindId;
  readonly units: readonly { readonly unit: UnitId; readonly inhabitants?: number }[];
}

/** Everything that a count of ballots rests on. */
export interface CountDecision {
  readonly kind: 'count';
  /** The name of the rule in the world, or its family. */
  readonly method: RuleName;
  /** The whole rule. Absent in orders frozen before rules were written out: there the name says it all. */
  readonly rule?: CountRule;
  readonly seats: number;
  readonly reopen?: ReopenNominations;
  readonly reserved?: readonly ReservedPlaces[];
  readonly quorum?: ThresholdRecord;
}

export interface OrderOfPoll {
  readonly poll: PollId;
  readonly for: ProcedureRef;
  readonly version: VersionHash;
  readonly authority: ArticleId;
  readonly options: readonly PollOption[];
  readonly roll: { readonly spec: RollSpec; readonly root: string; readonly size: number; readonly weight: number };
  /** Everybody votes in the place of seats: of a direct council all seats are counted as there and filled. */
  readonly direct?: true;
  readonly bases: Bases;
  /** Set where the threshold counts units besides votes: each vote and ballot names its own. */
  readonly units?: readonly CountedUnits[];
  readonly decision:
    | { readonly kind: 'threshold'; readonly threshold: ThresholdRecord }
    | CountDecision;
  readonly ties: readonly TieStep[];
  readonly secrecy: Secrecy;
  readonly mode: VoteMode | 'ballot';
  /** Only those who are checked in to this meeting when they vote. Hands are counted of those in the hall anyway. */
  readonly meeting?: MeetingId;
  readonly opens: Instant;
  /** Undefined: the chair closes it in the hall. */
  readonly closes?: Instant;
}

/**
 * A choice as cast: 'for' | 'against' | 'abstain', or option ids in order (rankings, ranks) or not (picks), or points for them. Splits: a card vote divided.
 * `of`: the units that its line votes for, where the order counts units.
 */
export type Choice =
  | { readonly kind: 'question'; readonly vote: 'for' | 'against' | 'abstain'; readonly of?: readonly UnitId[] }
  | { readonly kind: 'ranking'; readonly order: readonly string[] }
  /** Ranks that may be shared, best first. */
  | { readonly kind: 'ranks'; readonly ranks: readonly (readonly string[])[] }
  | { readonly kind: 'picks'; readonly options: readonly string[] }
  /** Points from 1; whoever gets none is not named. */
  | { readonly kind: 'points'; readonly points: Readonly<Record<string, number>> }
  | { readonly kind: 'split'; readonly for: number; readonly against: number; readonly abstain: number; readonly of?: readonly UnitId[] };

export interface GroupedBallots {
  readonly choice: Choice;
  readonly heads: number;
  readonly weight: number;
}

/** One test of a threshold or quorum: what was needed, of what, and whether it was met. */
export interface TestRecord {
  readonly kind: 'majority' | 'quorum';
  readonly share: string;
  readonly strict: boolean;
  readonly of: Base;
  readonly counted: Counted;
  readonly unitKind?: string;
  readonly have: string;
  readonly need: string;
  readonly base: string;
  readonly met: boolean;
}

/** How a poll ended, with every number it rests on; fractions and counts beyond whole votes as strings. */
export interface VerdictRecord {
  /** "sha256:…" of the order of poll. */
  readonly order: string;
  readonly outcome: 'carried' | 'lost' | 'elected' | 'ruling-needed' | 'void';
  readonly marks: number;
  /** Where hands were counted. All others are on the board or among the open votes, and are not told twice. */
  readonly ballots?: readonly GroupedBallots[];
  readonly present?: number;
  /** Votes per option or answer, in heads and in weights. */
  readonly totals: Readonly<Record<string, { readonly heads: number; readonly weight: number }>>;
  readonly tests: readonly TestRecord[];
  /** Alternatives: each is a set of shifts that together turn the result. */
  readonly wouldHaveChangedIt: readonly { readonly shifts: readonly { readonly kind: ShiftKind; readonly counted: Counted; readonly unitKind?: string; readonly by: string }[] }[];
  /** Every unit that counts, with its votes and what follows. */
  readonly units?: readonly UnitVerdict[];
  readonly count?: CountRecord;
}

/** How a unit stands: by the votes cast in it, or by those its delegation carries. */
export interface UnitVerdict {
  readonly kind: UnitKindId;
  readonly unit: UnitId;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly inhabitants?: number;
  /** neither: as many for as against. silent: nobody has voted. */
  readonly stands: 'for' | 'against' | 'neither' | 'silent';
}

export interface TiesGiven {
  readonly lots?: readonly string[];
  readonly rulings: readonly { readonly between: readonly string[]; readonly winner: string }[];
}

type PairTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Pairwise {
  readonly preferred: PairTable;
  readonly paths?: PairTable;
}

export interface CountRecord {
  /** As in the order, where it has one. */
  readonly rule?: CountRule;
  readonly quota?: string;
  readonly elected: readonly string[];
  readonly alternates: readonly string[];
  readonly stages: readonly { readonly stage: number; readonly action: string; readonly votes: Readonly<Record<string, string>>; readonly nonTransferable: string; readonly elected: readonly string[]; readonly excluded: readonly string[]; /** Where it changes from stage to stage. */ readonly quota?: string }[];
  readonly ties: readonly { readonly stage: number; readonly between: readonly string[]; readonly brokenBy: string }[];
  /** Seats that stay empty because “re-open nominations” won. */
  readonly reopened?: number;
  /** Votes for the first over the second, and the strength of the strongest way between them, under rules that compare pairs. */
  readonly pairwise?: Pairwise;
  /** Set while a ruling by people is needed. */
  readonly tied?: readonly string[];
  /** What people gave to break ties so far; a count that ties again is made again with all of it. */
  readonly given?: TiesGiven;
}
