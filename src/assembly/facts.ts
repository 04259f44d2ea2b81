/**
 * The standing state of an organisation, as small JSON records that events change.
 * Counts are whole numbers below 2^53; fractions are spelled by `formatRational`.
 */
import type { Day, Instant } from '#kernel/time.ts';
import type { Standing } from '#charter/condition.ts';
import type { ArticleId, BodyKindId, EffectKind, MandateKind, MatterId, StatusId, UnitKindId, VersionHash, Voice, VoteMode } from '#charter/law.ts';
import type { OrderOfPoll, VerdictRecord } from './order.ts';
import type { CodesByKeeper, CodesOfPerson, Correction } from './roll-facts.ts';
import type { BodyId, DecisionId, DocumentRef, ElectionId, MeetingId, MotionId, OrgId, PersonId, PetitionId, PollId, SeatId, UnitId } from './ids.ts';

export interface Organisation {
  readonly id: OrgId;
  readonly version: VersionHash;
  readonly versions: readonly { readonly hash: VersionHash; readonly inForce: Instant; readonly by: string }[];
  /** Keeps the roll until the charter's own office is filled. */
  readonly interimRegistrar?: PersonId;
}

export interface Unit {
  readonly id: UnitId;
  readonly kind: UnitKindId;
  readonly name: string;
  readonly parents: readonly UnitId[];
  readonly figures: { readonly inhabitants?: number; readonly electors?: number };
  readonly from: Day;
  readonly until?: Day;
}

/** A member's standing, valid from a day until the next one recorded. */
export interface Membership extends Standing {
  readonly person: PersonId;
  readonly units: readonly UnitId[];
  readonly status: StatusId;
  readonly from: Day;
}

/** What is known of a body beyond its derivation. */
export interface BodyState {
  readonly id: BodyId;
  readonly kind: BodyKindId;
  readonly lastMet?: Instant;
  readonly lastElected?: Instant;
  /** When the last election of all its seats that filled any was called: a sitting of its electors after that is a new one. */
  readonly renewalCalled?: Instant;
  readonly nextMeetingDue?: Instant;
}

export interface Seat {
  readonly id: SeatId;
  readonly body: BodyId;
  /** Index of its source in the body's rule. */
  readonly source: number;
  /** Undefined: at large. */
  readonly constituency?: UnitId;
  readonly voice: Voice;
  /** Votes of the seat in a card vote. */
  readonly weight: number;
  readonly mandate: MandateKind;
  readonly holder?: PersonId;
  readonly since?: Instant;
  readonly until?: Day;
  readonly alternates: readonly PersonId[];
  readonly vacantBecause?: VacancyReason;
  /** The bodies that elected to it last, where the charter names several who might. */
  readonly electors?: readonly BodyId[];
  /** Poll or decision by which it was filled or vacated last. */
  readonly by?: string;
  /** Who was elected to it last, and how many terms in the body without a break that makes. Stays when the seat falls vacant. */
  readonly served?: { readonly person: PersonId; readonly terms: number };
}

export type VacancyReason = 'never-filled' | 'nominations-reopened' | 'recalled' | 'resigned' | 'removed' | 'left' | 'term-ended' | 'no-candidates' | 'election-void' | 'not-qualified' | 'unit-ended';

export interface Candidate {
  readonly person: PersonId;
  readonly nominatedBy: PersonId;
  readonly stage: 'nominated' | 'accepted' | 'withdrawn';
  readonly statement?: DocumentRef;
  /** Whoever has signed, where the candidate comes forward by petition: with too few the name does not go on the ballot. */
  readonly signers?: readonly PersonId[];
}

export interface Election {
  readonly id: ElectionId;
  readonly body: BodyId;
  readonly source: number;
  readonly constituency?: UnitId;
  readonly seats: readonly SeatId[];
  readonly byElection: boolean;
  readonly governedBy: VersionHash;
  readonly authority: ArticleId;
  readonly stage: 'nomination' | 'poll' | 'tied' | 'verification' | 'done' | 'void';
  readonly nominationsClose: Instant;
  readonly candidates: readonly Candidate[];
  /** To whom it fell when it was called, where the charter names several bodies who might elect. */
  readonly electors?: readonly BodyId[];
  /** Set when it is applied, not told by the event. */
  readonly called?: Instant;
  readonly poll?: PollId;
  readonly elected?: readonly PersonId[];
  /** Bodies any of which may verify it; the seats wait for one of them. */
  readonly verifiers?: readonly BodyId[];
}

export interface Petition {
  readonly id: PetitionId;
  readonly for: 'recall' | 'convene' | 'referendum' | 'agenda';
  readonly body: BodyId;
  readonly seat?: SeatId;
  readonly holder?: PersonId;
  readonly motion?: MotionId;
  readonly stage: 'open' | 'reached' | 'lapsed';
  /** Signatures needed, from the base frozen when the first one signed. */
  readonly need: number;
  readonly base: number;
  readonly signed: number;
  /** Units sign, and count as many as live in them. */
  readonly counted?: 'inhabitants';
  readonly opened: Instant;
  readonly closes?: Instant;
  readonly authority: ArticleId;
  readonly governedBy: VersionHash;
  readonly poll?: PollId;
  /** The meeting that it convened, or on whose agenda it stands. */
  readonly meeting?: MeetingId;
  /** Until when those who convene must have done so; nothing happens by itself when it passes. */
  readonly due?: Instant;
}

export interface Signature {
  readonly id: string;
  readonly petition: PetitionId;
  readonly person: PersonId;
  /** For a demand of units: the unit that demands. */
  readonly unit?: UnitId;
}

export interface Meeting {
  readonly id: MeetingId;
  readonly body: BodyId;
  readonly at: Instant;
  readonly place?: DocumentRef;
  readonly noticeGiven: Instant;
  readonly stage: 'convened' | 'open' | 'closed' | 'cancelled';
  readonly agenda: readonly { readonly id: string; readonly title: DocumentRef; readonly motion?: MotionId }[];
  /** Voting seats or, in an assembly, electors present now. */
  readonly present: number;
  /** Set when it opened as that of a direct council: everybody takes part, to its end. */
  readonly direct?: true;
  /** Those needed to open, and of how many. */
  readonly quorum?: { readonly need: number; readonly base: number };
  readonly authority: ArticleId;
  readonly governedBy: VersionHash;
}

export interface Presence {
  readonly id: string;
  readonly meeting: MeetingId;
  readonly person: PersonId;
  readonly seat?: SeatId;
  /** Only voting voices count toward a quorum. */
  readonly voice: Voice;
  readonly since: Instant;
}

export interface Paragraph {
  /** Stable through amendment and renumbering. */
  readonly id: string;
  readonly text: DocumentRef;
}

export interface Motion {
  readonly id: MotionId;
  readonly body: BodyId;
  readonly meeting?: MeetingId;
  readonly mover: PersonId;
  /** The decision of another body in whose name it was moved. */
  readonly inNameOf?: DecisionId;
  readonly seconders: readonly PersonId[];
  readonly secondersNeeded: number;
  readonly title: DocumentRef;
  readonly paragraphs: readonly Paragraph[];
  readonly effect: Effect;
  /** Set for an amendment: the motion it changes, and how. */
  readonly amends?: { readonly motion: MotionId; readonly changes: readonly ParagraphChange[] };
  readonly stage: 'moved' | 'admitted' | 'poll' | 'confirmation' | 'ratification' | 'carried' | 'lost' | 'withdrawn' | 'void';
  readonly poll?: PollId;
  readonly decision?: DecisionId;
  /** Who has demanded which way of voting. */
  readonly demands?: readonly { readonly mode: VoteMode; readonly by: readonly PersonId[] }[];
  /** Carried amendments that have changed what this amendment would change. */
  readonly collides?: readonly MotionId[];
  readonly moved: Instant;
  readonly governedBy: VersionHash;
  readonly authority: ArticleId;
}

export type ParagraphChange =
  | { readonly do: 'replace'; readonly paragraph: string; readonly text: DocumentRef }
  | { readonly do: 'strike'; readonly paragraph: string }
  | { readonly do: 'insert'; readonly after: string | 'start'; readonly paragraph: string; readonly text: DocumentRef };

/** What a resolution does when it is carried. */
export type Effect =
  | { readonly kind: 'decide'; readonly matter?: MatterId }
  | { readonly kind: 'admit-member' | 'suspend-member' | 'reinstate-member' | 'expel-member' | 'disfranchise-member' | 'restore-franchise'; readonly person: PersonId; readonly unit?: UnitId; readonly sponsors?: readonly PersonId[]; readonly until?: Day }
  | { readonly kind: 'create-unit' | 'admit-unit'; readonly unitKind: UnitKindId; readonly name: string; readonly parents: readonly UnitId[] }
  | { readonly kind: 'split-unit'; readonly unit: UnitId; readonly name: string; readonly members: readonly PersonId[] }
  | { readonly kind: 'merge-units'; readonly unit: UnitId; readonly into: UnitId }
  | { readonly kind: 'dissolve-unit' | 'secede-unit'; readonly unit: UnitId }
  | { readonly kind: 'remove-holder'; readonly seat: SeatId }
  | { readonly kind: 'appoint'; readonly body: BodyId; readonly seat: SeatId; readonly person: PersonId }
  | { readonly kind: 'instruct-delegate'; readonly seats: readonly SeatId[]; readonly motion: MotionId; readonly vote: 'for' | 'against' | 'abstain' }
  | { readonly kind: 'override-decision' | 'ratify-decision'; readonly decision: DecisionId; readonly how?: 'suspend' | 'annul' }
  | { readonly kind: 'decide-appeal'; readonly decision: DecisionId; readonly uphold: boolean }
  | { readonly kind: 'amend-charter'; readonly text: DocumentRef; readonly version: VersionHash; readonly articles: readonly ArticleId[]; readonly inForce?: Day }
  | { readonly kind: 'adopt-reading'; readonly text: DocumentRef; readonly version: VersionHash }
  | { readonly kind: 'declare-emergency'; readonly until?: Day }
  | { readonly kind: 'end-emergency' }
  | { readonly kind: 'call-referendum'; readonly body: BodyId; readonly motion: MotionId }
  | { readonly kind: 'verify-election'; readonly election: ElectionId }
  | { readonly kind: 'void-election'; readonly election: ElectionId }
  | { readonly kind: 'annul-vote'; readonly poll: PollId };

/** Keeps `Effect` and the law's catalogue in step: fails to compile when one has a kind the other lacks. */
export type EffectCovers = Effect['kind'] extends EffectKind ? (EffectKind extends Effect['kind'] ? true : never) : never;

export interface Poll {
  readonly id: PollId;
  readonly order: OrderOfPoll;
  readonly stage: 'open' | 'tied' | 'closed' | 'annulled';
  readonly body: BodyId;
  readonly closes?: Instant;
  readonly verdict?: VerdictRecord;
}

export interface Decision {
  readonly id: DecisionId;
  readonly body: BodyId;
  readonly motion: MotionId;
  readonly poll?: PollId;
  readonly title: DocumentRef;
  readonly effect: Effect;
  readonly authority: ArticleId;
  readonly version: VersionHash;
  readonly at: Instant;
  /** 'refused': somebody asked to be let in or back, and was not; the article lets them appeal. */
  readonly stage: 'in-force' | 'suspended' | 'annulled' | 'lapsed' | 'awaits-ratification' | 'awaits-confirmation' | 'refused';
  /** Who refused last: the body itself, or the one that had to confirm. */
  readonly refusedBy?: 'vote' | 'confirmation';
  readonly actedFor?: { readonly body: BodyId; readonly ratifyBy?: Instant; /** The body that must still ratify it, or it lapses. */ readonly awaits?: BodyId };
  /** It was set aside after it had been carried out, and what it did could not be undone. */
  readonly stands?: true;
  /** Since when it stands at this stage. */
  readonly since?: Instant;
  /** The last appeal against it. */
  readonly appeal?: { readonly to: BodyId; readonly by: PersonId; readonly at: Instant; readonly open: boolean };
}

export interface Instruction {
  readonly id: string;
  readonly seat: SeatId;
  readonly motion: MotionId;
  readonly vote: 'for' | 'against' | 'abstain';
  readonly by: DecisionId;
  /** Set when the delegate's open vote is known. */
  readonly kept?: boolean;
}

export interface Report {
  readonly id: string;
  readonly seat: SeatId;
  readonly person: PersonId;
  readonly about?: MotionId;
  readonly text: DocumentRef;
  readonly at: Instant;
}

/** One teller's independent count of the hall. */
export interface TellerCount {
  readonly id: string;
  readonly poll: PollId;
  readonly teller: PersonId;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** When it was entered, or corrected last. */
  readonly at: Instant;
}

export interface Ratification {
  readonly id: string;
  readonly motion: MotionId;
  readonly decision: DecisionId;
  readonly unitKind: UnitKindId;
  readonly units: number;
  readonly for: number;
  readonly against: number;
  readonly closes: Instant;
  readonly stage: 'open' | 'carried' | 'lost';
}

export interface RatificationVote {
  readonly id: string;
  readonly ratification: string;
  readonly unit: UnitId;
  readonly motion: MotionId;
  readonly outcome?: 'for' | 'against';
}

export interface Emergency {
  readonly id: string;
  readonly body: BodyId;
  readonly from: Instant;
  readonly until?: Instant;
  readonly stage: 'in-force' | 'ended';
  readonly authority: ArticleId;
}

/** An act that falls due; missed ones are executed on restart, once, with their due time on record. */
export interface Timer {
  readonly id: string;
  readonly at: Instant;
  readonly act: { readonly kind: string; readonly content: Readonly<Record<string, string>> };
}

export interface FactTypes {
  readonly organisation: Organisation;
  readonly unit: Unit;
  readonly body: BodyState;
  readonly seat: Seat;
  readonly election: Election;
  readonly petition: Petition;
  readonly signature: Signature;
  readonly meeting: Meeting;
  readonly presence: Presence;
  readonly motion: Motion;
  readonly poll: Poll;
  readonly decision: Decision;
  readonly instruction: Instruction;
  readonly report: Report;
  readonly 'teller-count': TellerCount;
  readonly ratification: Ratification;
  readonly 'ratification-vote': RatificationVote;
  readonly emergency: Emergency;
  readonly timer: Timer;
  readonly correction: Correction;
  readonly 'codes-of-person': CodesOfPerson;
  readonly 'codes-by-keeper': CodesByKeeper;
}

export type FactKind = keyof FactTypes;

type Keys = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The only look-ups besides by id. A store keeps these as indexes; nothing else may be searched by the core. */
export const INDEXES: { readonly [K in FactKind]: (fact: FactTypes[K]) => Keys } = {
  organisation: () => ({}),
  unit: fact => ({ kind: fact.until === undefined ? fact.kind : undefined, parent: fact.until === undefined ? fact.parents : undefined }),
  body: fact => ({ kind: fact.kind }),
  seat: fact => ({ body: fact.body, holder: fact.holder, constituency: fact.constituency }),
  election: fact => ({ body: fact.body, verifier: fact.stage === 'verification' ? fact.verifiers : undefined, live: isLive(fact.stage) ? fact.body : undefined, constituency: isLive(fact.stage) ? (fact.constituency ?? 'whole') : undefined }),
  petition: fact => ({ body: fact.stage === 'open' ? fact.body : undefined, seat: fact.stage === 'open' ? fact.seat : undefined, waiting: fact.stage === 'reached' && fact.for === 'agenda' && fact.meeting === undefined ? fact.body : undefined }),
  signature: fact => ({ petition: fact.petition, person: fact.person }),
  meeting: fact => ({ body: fact.body, live: fact.stage === 'convened' || fact.stage === 'open' ? fact.body : undefined }),
  presence: fact => ({ meeting: fact.meeting, person: fact.person }),
  motion: fact => ({ body: fact.body, live: LIVE_MOTION.has(fact.stage) ? fact.body : undefined, amends: fact.amends?.motion }),
  poll: fact => ({ body: fact.body, live: fact.stage === 'open' || fact.stage === 'tied' ? fact.body : undefined }),
  decision: fact => ({ body: fact.body, stage: fact.stage, awaits: fact.stage === 'in-force' ? fact.actedFor?.awaits : undefined, about: 'person' in fact.effect ? fact.effect.person : undefined }),
  instruction: fact => ({ seat: fact.seat, motion: fact.motion }),
  report: fact => ({ seat: fact.seat }),
  'teller-count': fact => ({ poll: fact.poll }),
  ratification: fact => ({ motion: fact.motion }),
  'ratification-vote': fact => ({ ratification: fact.ratification, motion: fact.motion }),
  emergency: fact => ({ live: fact.stage === 'in-force' ? 'yes' : undefined, body: fact.body }),
  timer: () => ({}),
  correction: fact => ({ person: fact.person }),
  'codes-of-person': () => ({}),
  'codes-by-keeper': () => ({ kept: 'roll' }),
};

const LIVE_MOTION: ReadonlySet<Motion['stage']> = new Set(['moved', 'admitted', 'poll', 'confirmation', 'ratification']);

function isLive(stage: Election['stage']): boolean {
  return stage !== 'done' && stage !== 'void';
}
