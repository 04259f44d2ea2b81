/**
 * The catalogue of acts: everything anybody can do. Charter acts need an authority in the text; clerical acts
 * rest on the printed House Rules (docs/house-rules.md); acts of the clock happen by themselves when due.
 */
import type { Day, Instant } from '#kernel/time.ts';
import type { ArticleId, EffectKind, UnitKindId, VersionHash, VoteMode } from '#charter/law.ts';
import type { Effect, ParagraphChange, Petition } from './facts.ts';
import type { Choice } from './order.ts';
import type { CodeChannel, ParticularsCorrection } from './roll-facts.ts';
import type { ActKey, BodyId, DecisionId, DocumentRef, ElectionId, MeetingId, MotionId, OrgId, PersonId, PollId, SeatId, UnitId } from './ids.ts';

/** A member's line of an import: the whole standing from the day on. */
export interface StandingLine {
  readonly person: PersonId;
  readonly units: readonly UnitId[];
  readonly status: string;
  readonly joined: Day;
  readonly attributes: Readonly<Record<string, string>>;
  /** Commitment to name, number and contacts, which lie in an erasable table. */
  readonly particulars?: DocumentRef;
}

export interface UnitLine {
  readonly unit: UnitId;
  readonly kind: UnitKindId;
  readonly name: string;
  readonly parents: readonly UnitId[];
  readonly figures: { readonly inhabitants?: number; readonly electors?: number };
}

/** What had been entered wrongly in every standing that holds on the day or later; null: it should never have been entered. */
export interface StandingCorrection {
  readonly since: Day;
  readonly joined?: Day;
  readonly attributes: Readonly<Record<string, string | null>>;
}

export interface ActContents {
  // Founding and clerical acts
  'found': { readonly org: OrgId; readonly version: VersionHash; readonly registrar: PersonId; readonly acknowledged: readonly string[] };
  'record-units': { readonly day: Day; readonly units: readonly UnitLine[] };
  'enrol': { readonly day: Day; readonly lines: readonly StandingLine[] };
  /** Ids and a code only: what is erased must not stay in the act that erases it. */
  'erase-person': { readonly person: PersonId; readonly reason: 'left' | 'asked' };
  /** House Rule H4. Names and addresses as commitments only; what is not named stays as it is. */
  'correct-member': { readonly person: PersonId; readonly reason?: DocumentRef; readonly particulars?: ParticularsCorrection; readonly standing?: StandingCorrection };
  /** House Rule H7. For whom, and how they are sent; never a code. */
  'issue-codes': { readonly channel: CodeChannel; readonly persons: readonly PersonId[] };
  'withdraw-codes': { readonly person: PersonId };
  // Elections
  'call-election': { readonly body: BodyId };
  'nominate': { readonly election: ElectionId; readonly person: PersonId };
  'accept-nomination': { readonly election: ElectionId };
  'withdraw-candidacy': { readonly election: ElectionId };
  'state-candidacy': { readonly election: ElectionId; readonly statement: DocumentRef };
  'close-nominations': { readonly election: ElectionId };
  'close-poll': { readonly poll: PollId; readonly lots?: readonly string[] };
  'settle-tie': { readonly poll: PollId; readonly winner: string };
  // Voting
  'cast': { readonly poll: PollId; readonly choice: Choice };
  'enter-hall-count': { readonly poll: PollId; readonly for: number; readonly against: number; readonly abstain: number };
  'confirm-hall-count': { readonly poll: PollId };
  // Seats
  'resign': { readonly seat: SeatId };
  'end-terms': { readonly body: BodyId; /** The day the clock was set to. */ readonly until?: Day };
  // Petitions
  'sign': { readonly for: Petition['for']; readonly seat?: SeatId; readonly body?: BodyId; readonly motion?: MotionId; readonly unit?: UnitId };
  'unsign': { readonly petition: string; /** For a demand of units: the unit that demands no longer. */ readonly unit?: UnitId };
  'lapse-petition': { readonly petition: string };
  // Meetings
  'convene': { readonly body: BodyId; readonly meetingAt: Instant; readonly place?: DocumentRef };
  'put-on-agenda': { readonly meeting: MeetingId; readonly title: DocumentRef; readonly motion?: MotionId };
  'open-meeting': { readonly meeting: MeetingId };
  'close-meeting': { readonly meeting: MeetingId };
  'check-in': { readonly meeting: MeetingId };
  'check-out': { readonly meeting: MeetingId };
  // Motions
  'move': { readonly body: BodyId; readonly meeting?: MeetingId; readonly title: DocumentRef; readonly paragraphs: readonly { readonly id: string; readonly text: DocumentRef }[]; readonly effect: Effect; /** The decision of another body in whose name it is moved. */ readonly inNameOf?: DecisionId };
  'move-amendment': { readonly motion: MotionId; readonly title: DocumentRef; readonly changes: readonly ParagraphChange[] };
  'second': { readonly motion: MotionId };
  'withdraw-motion': { readonly motion: MotionId };
  /** Asks for a way of voting; with enough of those entitled it must be used. */
  'demand-mode': { readonly motion: MotionId; readonly mode: VoteMode };
  'put-to-vote': { readonly motion: MotionId; readonly mode: VoteMode };
  'close-ratification': { readonly ratification: string };
  'lapse-decision': { readonly decision: DecisionId };
  'end-emergency-by-clock': { readonly emergency: string };
  /** A decision that the charter delays is carried out when its time has come. */
  'take-effect': { readonly decision: DecisionId };
  /** What a decision did for a time ends. */
  'end-effect': { readonly decision: DecisionId };
  // Mandate
  'report': { readonly seat: SeatId; readonly about?: MotionId; readonly text: DocumentRef };
  // Appeal
  'appeal': { readonly decision: DecisionId; readonly grounds: DocumentRef };
}

export type ActKind = keyof ActContents;
export type ActClass = 'charter' | 'clerical' | 'clock' | 'constituent';

/** Who acts: a person, the clock for what falls due, or the founders once. */
export type Actor =
  | { readonly as: 'person'; readonly person: PersonId }
  | { readonly as: 'clock' }
  | { readonly as: 'founders' };

interface ActOf<K extends ActKind> {
  readonly key: ActKey;
  readonly kind: K;
  readonly by: Actor;
  readonly at: Instant;
  readonly content: ActContents[K];
}

export type Act<K extends ActKind = ActKind> = { [P in K]: ActOf<P> }[K];

export const ACT_CLASS: { readonly [K in ActKind]: ActClass } = {
  'found': 'constituent',
  'record-units': 'clerical',
  'enrol': 'clerical',
  'erase-person': 'clerical',
  'correct-member': 'clerical',
  'issue-codes': 'clerical',
  'withdraw-codes': 'clerical',
  'call-election': 'charter',
  'nominate': 'charter',
  'accept-nomination': 'charter',
  'withdraw-candidacy': 'charter',
  'state-candidacy': 'charter',
  'close-nominations': 'clock',
  'close-poll': 'clock',
  'settle-tie': 'charter',
  'cast': 'charter',
  'enter-hall-count': 'charter',
  'confirm-hall-count': 'charter',
  'resign': 'charter',
  'end-terms': 'clock',
  'sign': 'charter',
  'unsign': 'charter',
  'lapse-petition': 'clock',
  'convene': 'charter',
  'put-on-agenda': 'charter',
  'open-meeting': 'charter',
  'close-meeting': 'charter',
  'check-in': 'charter',
  'check-out': 'charter',
  'move': 'charter',
  'move-amendment': 'charter',
  'second': 'charter',
  'withdraw-motion': 'charter',
  'demand-mode': 'charter',
  'put-to-vote': 'charter',
  'close-ratification': 'clock',
  'lapse-decision': 'clock',
  'end-emergency-by-clock': 'clock',
  'take-effect': 'clock',
  'end-effect': 'clock',
  'report': 'charter',
  'appeal': 'charter',
};

/** The verbs `check` asks the charter about: each needs exactly one authority per body or effect. */
export type Governed = { readonly act: ActKind; readonly body?: BodyId; readonly effect?: EffectKind; readonly article?: ArticleId };
