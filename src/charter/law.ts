/**
 * The law: what a charter compiles to. Everything the engine, the check, the printer and the laboratory
 * know about an organisation's rules is in these types; nothing else holds a rule.
 *
 * Keys named here in quotes are the spellings of the charter language (docs/charter-language.md).
 */
import type { Brand } from '#kernel/brand.ts';
import type { Rational } from '#kernel/rational.ts';
import type { Day, Period } from '#kernel/time.ts';
import type { Threshold } from '#tally/threshold.ts';
import type { CountRule } from '#tally/rule.ts';
import type { TieStep } from '#tally/tie.ts';
import type { SeatRatio } from '#tally/seat-ratio.ts';
import type { Condition } from './condition.ts';

export type ArticleId = Brand<string, 'ArticleId'>;
export type BodyKindId = Brand<string, 'BodyKindId'>;
export type UnitKindId = Brand<string, 'UnitKindId'>;
export type ElectorateId = Brand<string, 'ElectorateId'>;
export type AttributeId = Brand<string, 'AttributeId'>;
export type MatterId = Brand<string, 'MatterId'>;
/** "sha256:…" of the version's text; computed by the shell, data to the core. */
export type VersionHash = Brand<string, 'VersionHash'>;

/** Where something stands in the charter's file; line and column count from 1. */
export interface FilePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** 'silent' = the law says nothing; 'unread' = our notes say nothing; 'unconfirmed' = from memory. */
export type ArticleMark = 'ruled' | 'declaratory' | 'silent' | 'unread' | 'unconfirmed';

export interface Article {
  /** Anchor that survives renumbering, e.g. "7" or "41-note", or an explicit `{#anchor}`. */
  readonly id: ArticleId;
  /** As printed: "7", "41 note". */
  readonly label: string;
  readonly title: string;
  /** Headings above it ("Part II"), outermost first. */
  readonly part: readonly string[];
  /** Markdown paragraphs of the binding text, in order. */
  readonly prose: readonly string[];
  readonly mark: ArticleMark;
  /** Heading, words and rule blocks as written: what an amendment changes. */
  readonly source: string;
  /** It has neither a rule nor a mark of its own: a finding, and read as declaratory meanwhile. */
  readonly unmarked?: boolean;
  readonly at: FilePosition;
}

/** What every compiled rule carries: the article it stands in, and where. */
export interface Ruled {
  readonly article: ArticleId;
  readonly at: FilePosition;
  /** Set when the rule comes from a reading beside the text, with the reason given there. */
  readonly reading?: string;
  /** Further articles (or readings) whose blocks complete this rule with other keys. */
  readonly alsoIn?: readonly ArticleId[];
}

export interface AttributeRule extends Ruled {
  readonly id: AttributeId;
  readonly type: 'text' | 'choice' | 'number' | 'day';
  readonly choices: readonly string[];
  /** Set when the attribute is nation, sex or belief: the legal question a franchise resting on it raises. */
  readonly sensitive?: 'nation' | 'sex' | 'belief';
}

export interface UnitKindRule extends Ruled {
  readonly id: UnitKindId;
  /** Kinds of unit this kind may lie in; empty for a top kind. */
  readonly within: readonly UnitKindId[];
  /** Figures recorded for such a unit: 'inhabitants', 'electors'. */
  readonly figures: readonly ('inhabitants' | 'electors')[];
}

/** Closed list of standings; transitions are made by acts only. */
export type StatusId = 'candidate' | 'full' | 'consultative' | 'suspended' | 'disfranchised' | 'expelled' | 'left';

/** A named set of members: "electorate: members in good standing". */
export interface ElectorateRule extends Ruled {
  readonly id: ElectorateId;
  readonly who: Condition;
  readonly asOf: SnapshotRule;
}

/** The day on which standing counts. */
export type SnapshotRule =
  | { readonly on: 'opening' }
  | { readonly on: 'before-opening'; readonly by: Period }
  | { readonly on: 'fixed'; readonly month: number; readonly day: number };

export type BodyForm = 'assembly' | 'council' | 'office' | 'commission' | 'referendum';
export type Voice = 'vote' | 'consultative';
export type MandateKind = 'free' | 'bound' | 'binding-forbidden';

/** Who elects: members of an electorate in the constituency, or the holders of seats in another body. */
export type Electors =
  | { readonly kind: 'members'; readonly electorate: ElectorateId }
  | { readonly kind: 'body'; readonly body: BodyKindId; /** Stand in, in order, for a body that has not met since the seats were last renewed (assembly/constituency.ts). */ readonly otherwise: readonly BodyKindId[] };

/** One way seats of a body arise; a body may have several (city and country, voting and consultative). */
export interface SeatSource extends Ruled {
  /** Constituencies: every live unit of this kind inside the body's unit; undefined = the body's own unit (at large). */
  readonly from?: UnitKindId;
  readonly electors: Electors;
  readonly size: SeatSize;
  readonly voice: Voice;
  /** What a seat carries in a card vote. */
  readonly weight: SeatWeight;
  /** How many alternates an election leaves in order. */
  readonly alternates: number;
  /** Only members who satisfy this may hold the seat (passive franchise). */
  readonly eligible?: ElectorateId;
}

/** What a charter fixes unit by unit, by the name of the unit as it is recorded. */
export type UnitTable = readonly { readonly unit: string; readonly count: number }[];

/** One vote; the constituency's electors shared over its seats; a number for each seat; or votes of each unit by a table, shared over its seats. */
export type SeatWeight = 'one' | 'electors' | { readonly each: number } | { readonly table: UnitTable };

export type SeatSize =
  | { readonly kind: 'table'; readonly table: UnitTable }
  | { readonly kind: 'number'; readonly seats: number; readonly upTo?: boolean }
  | { readonly kind: 'ratio'; readonly base: 'members' | 'electors' | 'inhabitants' | 'seats'; readonly ratio: SeatRatio; /** The text does not say how parts are rounded; only whole multiples count until a reading says more. */ readonly roundingUnsaid?: boolean };

export type VacancyStep =
  | 'next-alternate' | 'by-election' | 'by-election-at-large' | 'co-option' | 'stays-empty' | 'appointed-by-electors';

/** "body: city council". One live body exists for each live unit of `forEach`. */
export interface BodyRule extends Ruled {
  readonly id: BodyKindId;
  readonly form: BodyForm;
  /** Undefined: one body of the whole organisation. */
  readonly forEach?: UnitKindId;
  /** For an assembly or a referendum: everybody in this electorate takes part in person. */
  readonly everybody?: ElectorateId;
  readonly seats: readonly SeatSource[];
  readonly cap?: { readonly seats: number; readonly reduceBy?: 'dhondt' };
  /** Day of the figures that seats are apportioned by. */
  readonly apportionedAsOf: SnapshotRule;
  readonly term?: Period;
  readonly holdOver: boolean;
  readonly mandate: MandateKind;
  readonly vacancy: readonly VacancyStep[];
  /** Offices that keep something for the engine: the roll, the chair, the count. */
  readonly keeps: readonly ('roll' | 'chair' | 'count')[];
  /** In units with fewer than this many the electors are the council themselves and no seats are elected (concept 16). */
  readonly directBelow?: { readonly count: number; readonly base: 'members' | 'electors' | 'inhabitants'; /** Where the number stands, in the text or in a reading. */ readonly article: ArticleId };
  /** How the body decides when no power says otherwise. */
  readonly decides?: DecisionRule;
}

export interface DecisionRule extends Ruled {
  readonly threshold: Threshold;
}

/** Who may do a thing. Several holders: any of them. */
export type Holder =
  | { readonly kind: 'members'; readonly electorate: ElectorateId }
  | { readonly kind: 'seats'; readonly body: BodyKindId }
  | { readonly kind: 'body'; readonly body: BodyKindId }
  | { readonly kind: 'keeper'; readonly of: 'roll' | 'chair' | 'count' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'share'; readonly share: Rational; readonly strict: boolean; readonly of: 'constituents' | 'members' | 'seats' | 'units' | 'inhabitants'; readonly unitKind?: UnitKindId }
  | { readonly kind: 'count'; readonly count: number; readonly of: 'constituents' | 'members' | 'seats' | 'units'; readonly unitKind?: UnitKindId };

export type Secrecy = 'secret' | 'open';

/** “Re-open nominations” on the ballot, and what its election does. */
export interface ReopeningRule {
  readonly elected: 'void' | 'empty';
  readonly excluded: 'as-any' | 'never';
}

/** Seats reserved for members of an electorate. */
export interface ReservedRule {
  readonly of: ElectorateId;
  readonly atLeast: number;
  /** Where fewer of them stand: the places are for anybody, or stay empty. */
  readonly unfilled: 'for-others' | 'empty';
}

/** "election of: city council". */
export interface ElectionRule extends Ruled {
  readonly body: BodyKindId;
  readonly calledBy: readonly Holder[];
  readonly nomination: readonly ('self' | 'others-with-acceptance' | 'electors-body' | 'petition')[];
  readonly nominators?: ElectorateId;
  readonly petitionSize?: number;
  readonly nominationsOpen: Period;
  readonly voting: Period;
  readonly secrecy?: Secrecy;
  /** The whole rule, whether the charter named it or spelled it. */
  readonly count: CountRule;
  readonly reopen?: ReopeningRule;
  readonly reserved?: readonly ReservedRule[];
  readonly ties: readonly TieStep[];
  readonly quorum?: Threshold;
  /** Verified by this body before the seats are taken (concept 28). */
  readonly verifiedBy?: BodyKindId;
  /** The ballots may be taken away as a file, for anybody to count again. */
  readonly ballotFile?: 'published';
  /** What happens when nobody sits in that body: 'wait' unless said. */
  readonly withoutVerifiers?: 'take-seats' | 'wait';
}

/** "recall of: city council". A missing number is a finding, and the recall is refused until it is settled. */
export interface RecallRule extends Ruled {
  readonly body: BodyKindId;
  /** Who signs: the constituents who elected the seat (members or the electing body). */
  readonly startedBy?: { readonly share: Rational; readonly strict: boolean } | { readonly count: number };
  readonly threshold?: Threshold;
  readonly signatures?: Period;
  readonly voting?: Period;
  readonly secrecy?: Secrecy;
  readonly againAfter?: Period;
}

/** "meetings of: congress". */
export interface MeetingRule extends Ruled {
  readonly body: BodyKindId;
  readonly every?: Period;
  readonly convenedBy: readonly Holder[];
  /** On whose demand it must be convened, and whether the demand convenes it by itself. */
  readonly onDemandOf: readonly Holder[];
  readonly within?: Period;
  readonly selfExecuting: boolean;
  readonly notice?: Period;
  /** Items must be in this long before the meeting. */
  readonly agendaCloses?: Period;
  readonly agendaBy: readonly Holder[];
  readonly presidedBy?: Holder;
  /** Presence required to open. */
  readonly quorum?: Threshold;
}

export type VoteMode = 'roll-call' | 'secret' | 'card' | 'hall-count';

/** "motions in: congress". */
export interface MotionRule extends Ruled {
  readonly body: BodyKindId;
  readonly movedBy: readonly Holder[];
  readonly seconders: number;
  readonly amendments: boolean;
  readonly modes: readonly VoteMode[];
  /** Who may demand a mode other than the first. */
  readonly demand: readonly { readonly mode: VoteMode; readonly by: Holder }[];
  /** May a motion be decided outside a meeting, by a vote open this long? */
  readonly betweenMeetings?: Period;
}

/**
 * What a resolution does when carried. Closed: every effect has a handler in assembly/effects.
 * 'decide' is a resolution on a named matter, or on anything in the body's competence.
 */
export type EffectKind =
  | 'decide' | 'admit-member' | 'suspend-member' | 'reinstate-member' | 'expel-member'
  | 'disfranchise-member' | 'restore-franchise'
  | 'create-unit' | 'split-unit' | 'merge-units' | 'admit-unit' | 'dissolve-unit' | 'secede-unit'
  | 'remove-holder' | 'appoint' | 'instruct-delegate'
  | 'override-decision' | 'ratify-decision' | 'decide-appeal'
  | 'amend-charter' | 'adopt-reading'
  | 'declare-emergency' | 'end-emergency'
  | 'call-referendum' | 'verify-election' | 'void-election' | 'annul-vote';

/** "power: expel a member". Exactly one power governs an effect over a scope, unless one names the other in `exceptWhere`. */
export interface PowerRule extends Ruled {
  readonly effect: EffectKind;
  /** For 'decide': the matter. For 'remove-holder', 'appoint', 'override-decision', 'void-election': the body it is over. */
  readonly matter?: MatterId;
  readonly over?: BodyKindId;
  readonly overUnit?: UnitKindId;
  readonly heldBy: BodyKindId;
  readonly threshold?: Threshold;
  readonly notice?: Period;
  readonly proposedBy: readonly Holder[];
  readonly sponsors?: { readonly count: number; readonly who: ElectorateId };
  readonly confirmedBy?: { readonly body: BodyKindId; readonly threshold?: Threshold };
  /** Each unit of the kind decides through this body; the threshold counts units. */
  readonly ratifiedBy?: { readonly units: UnitKindId; readonly through: BodyKindId; readonly threshold: Threshold; readonly within: Period };
  readonly delay?: Period;
  readonly lasts?: Period;
  readonly renewable?: boolean;
  /** 'amend-charter': the articles it may change (empty = all not named elsewhere); and those nobody may. */
  readonly articles: readonly ArticleId[];
  readonly untouchable: readonly ArticleId[];
  readonly appeal?: { readonly to: BodyKindId; readonly within?: Period; readonly suspends: boolean };
  readonly exceptWhere: readonly ArticleId[];
  /** It follows from the body's rule on vacancies (“co-option”, “appointed by electors”), and reaches only seats that fell vacant. */
  readonly ofVacancy?: true;
}

/** "matter: war and peace" (concept 13). */
export interface MatterRule extends Ruled {
  readonly id: MatterId;
  /** Which kind of power deciding it is; the check asks whether one body holds all three. */
  readonly branch?: 'legislative' | 'executive' | 'controlling';
}

/** "acting for: congress" (concept 39). */
export interface ActingForRule extends Ruled {
  readonly body: BodyKindId;
  readonly by: BodyKindId;
  /** Effects or matters it may not touch; undefined `only` = everything. */
  readonly only?: readonly (EffectKind | MatterId)[];
  readonly except: readonly (EffectKind | MatterId)[];
  readonly ratifiedBy?: { readonly body: BodyKindId; readonly within?: Period; readonly elseLapses: boolean };
}

/** "petition for: a referendum" (concepts 36, 38). */
export interface PetitionRule extends Ruled {
  readonly for: 'referendum' | 'agenda';
  readonly body: BodyKindId;
  /** Alternatives: any of them brings it ("20% of workplaces or 8% of members"). */
  readonly signedBy: readonly Holder[];
  readonly within?: Period;
}

/** "duty: report back". */
export interface DutyRule extends Ruled {
  readonly duty: 'report' | 'keep-instructions' | 'convene' | 'call-election';
  readonly of: BodyKindId;
  readonly due?: Period;
  readonly onDefault: 'happens-by-itself' | 'others-may-act' | 'nothing';
}

/** "limit: …" on holding seats. */
export interface LimitRule extends Ruled {
  readonly kind: 'incompatible' | 'terms';
  readonly body: BodyKindId;
  readonly with: readonly BodyKindId[];
  readonly terms?: number;
}

export interface Law {
  readonly name: string;
  /** BCP 47 tag of the prose. */
  readonly language: string;
  readonly zone: string;
  readonly version: VersionHash;
  /** Day this version came or comes into force, if the text is dated. */
  readonly inForce?: Day;
  readonly articles: readonly Article[];
  /** The readings beside the text, as written. */
  readonly readings?: string;
  readonly attributes: ReadonlyMap<AttributeId, AttributeRule>;
  readonly unitKinds: ReadonlyMap<UnitKindId, UnitKindRule>;
  readonly electorates: ReadonlyMap<ElectorateId, ElectorateRule>;
  readonly bodies: ReadonlyMap<BodyKindId, BodyRule>;
  readonly matters: ReadonlyMap<MatterId, MatterRule>;
  readonly elections: readonly ElectionRule[];
  readonly recalls: readonly RecallRule[];
  readonly meetings: readonly MeetingRule[];
  readonly motions: readonly MotionRule[];
  readonly powers: readonly PowerRule[];
  readonly actingFor: readonly ActingForRule[];
  readonly petitions: readonly PetitionRule[];
  readonly duties: readonly DutyRule[];
  readonly limits: readonly LimitRule[];
  /** Elections the text names without saying everything an election needs; refused until a reading settles them. */
  readonly unsettled?: readonly UnsettledElection[];
}

export interface UnsettledElection extends Partial<Omit<ElectionRule, keyof Ruled>>, Ruled {
  readonly body: BodyKindId;
  /** Keys the text leaves open. */
  readonly missing: readonly string[];
}
