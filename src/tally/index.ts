/** The count library as others import it: everything that a caller needs, and nothing that may change without a word. */
export { count, countContest } from './count.ts';
export type { Contest, Count, RankedContest, Stage, StageAction, StageReason, StageTransfer } from './contest.ts';
export type { BallotGroup, Choice, InvalidBallots, InvalidReason, OptionId } from './ballot.ts';
export { parseOptionId } from './ballot.ts';
export type { BallotForm } from './ballot-form.ts';
export { ballotFormOf, fillsOneSeat } from './ballot-form.ts';
export { ERS97_TIES, PRESETS, SCOTTISH_TIES } from './presets.ts';
export type { PresetName, RuleName } from './presets.ts';
export type { CountRule } from './rule.ts';
export { checkRule } from './rule-check.ts';
export type { RuleProblem } from './rule-check.ts';
export type { Ruling, Tie, TieInputs, TieLadder, TiePurpose, TieStep } from './tie.ts';
export type { ReopenNominations } from './stv/reopen.ts';
export type { ReservedPlaces } from './stv/reserved.ts';
export { countbackOfMember, recountWithoutMember } from './stv/countback.ts';
export type { Countback, Vacancy } from './stv/countback.ts';

export type { BallotFile } from './ballot-files/ballot-file.ts';
export { contestOf, parseBlt, writeBlt } from './ballot-files/blt.ts';
export type { Blt, BltBallot, BltProblem } from './ballot-files/blt.ts';
export { BltReader } from './ballot-files/blt-reader.ts';
export { CsvReader } from './ballot-files/csv-reader.ts';
export type { CsvProblem, CsvWants } from './ballot-files/csv-reader.ts';
export type { PaperRules } from './ballot-files/csv-ranks.ts';
export { JOINED, PaperPile, SKIPPED } from './papers.ts';
export type { Papers } from './papers.ts';
export { groupsOf } from './reading.ts';

export { apportion } from './apportion/apportion.ts';
export { apportionLists } from './apportion/lists.ts';
export type { ListClaim, ListSeats } from './apportion/lists.ts';
export type { Apportionment, Award, Claim, Method } from './apportion/method.ts';
export { methodNamed, METHODS } from './apportion/method-names.ts';
export type { MethodName } from './apportion/method-names.ts';

export { evaluate } from './threshold.ts';
export type { Base, CountedFigures, Figures, Judgement, QuorumTest, Test, Threshold } from './threshold.ts';
export { formatRational, parseRational, rational } from '#kernel/rational.ts';
export type { Rational } from '#kernel/rational.ts';
export type { Result } from '#kernel/result.ts';
