/** What happened, as past facts. An event's `v` rises when its data changes shape; old ones stay readable. */
import type { Day, Instant } from '#kernel/time.ts';
import type { VersionHash, VoteMode } from '#charter/law.ts';
import type { StandingLine, UnitLine } from './act.ts';
import type {
  Candidate, Decision, Election, Emergency, Instruction, Meeting, Motion, Petition, Presence, Ratification, RatificationVote, Report, Seat, TellerCount, Timer, VacancyReason,
} from './facts.ts';
import type { CodeChannel, Correction } from './roll-facts.ts';
import type { Choice, OrderOfPoll, VerdictRecord } from './order.ts';
import type { BodyId, DecisionId, ElectionId, MeetingId, MotionId, OrgId, PersonId, PetitionId, PollId, SeatId } from './ids.ts';

export interface EventData {
  'organisation-founded': { readonly org: OrgId; readonly version: VersionHash; readonly registrar: PersonId; readonly acknowledged: readonly string[] };
  'interim-registrar-lapsed': { readonly org: OrgId };
  'units-recorded': { readonly day: Day; readonly units: readonly UnitLine[] };
  'unit-ended': { readonly unit: string; readonly day: Day; readonly because: 'dissolved' | 'merged' | 'seceded' };
  /** Name, contacts, documents and attributes are gone; the id leads to nobody. */
  'person-erased': { readonly person: PersonId; readonly reason: 'left' | 'asked' };
  /** What stood on the roll before, and what stands there now. Rolls that were frozen before keep their lines. */
  'member-corrected': { readonly correction: Correction };
  'codes-issued': { readonly channel: CodeChannel; readonly by: PersonId; readonly persons: readonly PersonId[] };
  'codes-withdrawn': { readonly by: PersonId; readonly person: PersonId };
  'standing-recorded': { readonly day: Day; readonly lines: readonly StandingLine[] };
  /** The seats of a body as apportioned; seats not listed any more end with their holder's term. */
  'seats-apportioned': { readonly body: BodyId; readonly seats: readonly SeatLine[] };
  'election-called': { readonly election: Election };
  'candidate-nominated': { readonly election: ElectionId; readonly candidate: Candidate };
  'candidacy-changed': { readonly election: ElectionId; readonly candidate: Candidate };
  'election-moved': { readonly election: ElectionId; readonly stage: Election['stage']; readonly poll?: PollId; readonly elected?: readonly PersonId[]; /** Bodies any of which may verify it. */ readonly verifiers?: readonly BodyId[] };
  'poll-opened': { readonly order: OrderOfPoll; readonly body: BodyId };
  /** Lines of the roll that took part, sorted; what they chose is elsewhere, or nowhere. */
  'marks-entered': { readonly poll: PollId; readonly lines: readonly number[] };
  /** Open votes by line of the roll; a seat's line names the seat, so that a delegate's vote can be held against the mandate. */
  'votes-cast': { readonly poll: PollId; readonly votes: readonly { readonly line: number; readonly choice: Choice; readonly weight: number; readonly seat?: SeatId }[] };
  /** Part of the ballot box, sorted by random id; in an entry of its own. */
  'board-part': { readonly poll: PollId; readonly part: number; readonly ballots: readonly { readonly id: string; readonly choice: Choice; readonly weight: number }[] };
  /** The board as a whole, before the verdict on it: its parts, its ballots, and the hexadecimal root over the entries of the parts. */
  'board-published': { readonly poll: PollId; readonly parts: number; readonly ballots: number; readonly root: string };
  'poll-closed': { readonly poll: PollId; readonly verdict: VerdictRecord };
  'poll-tied': { readonly poll: PollId; readonly verdict: VerdictRecord };
  'poll-annulled': { readonly poll: PollId; readonly by: DecisionId };
  'teller-counted': { readonly count: TellerCount };
  'seat-filled': { readonly seat: SeatId; readonly person: PersonId; readonly until?: Day; readonly alternates: readonly PersonId[]; readonly how: 'elected' | 'alternate' | 'appointed' | 'co-opted'; readonly by: string; /** Which term in the body without a break this is, counting elections for a full term. */ readonly terms?: number };
  'seat-vacated': { readonly seat: SeatId; readonly person?: PersonId; readonly because: VacancyReason; readonly by: string };
  'petition-opened': { readonly petition: Petition };
  'petition-signed': { readonly petition: PetitionId; readonly person: PersonId; readonly unit?: string; /** Those that the demand gains or loses, where it counts inhabitants. */ readonly inhabitants?: number };
  'petition-unsigned': EventData['petition-signed'];
  'petition-closed': { readonly petition: PetitionId; readonly stage: 'reached' | 'lapsed'; readonly poll?: PollId; readonly meeting?: MeetingId; readonly due?: Instant };
  'meeting-convened': { readonly meeting: Meeting };
  'agenda-extended': { readonly meeting: MeetingId; readonly item: Meeting['agenda'][number] };
  'meeting-moved': { readonly meeting: MeetingId; readonly stage: Meeting['stage']; readonly quorum?: Meeting['quorum']; readonly direct?: true };
  'presence-noted': { readonly presence: Presence };
  'presence-ended': { readonly presence: string; readonly meeting: MeetingId };
  'motion-moved': { readonly motion: Motion };
  'motion-seconded': { readonly motion: MotionId; readonly person: PersonId };
  'mode-demanded': { readonly motion: MotionId; readonly mode: VoteMode; readonly person: PersonId };
  'motion-changed': { readonly motion: MotionId; readonly meeting?: MeetingId; readonly collides?: Motion['collides']; readonly stage?: Motion['stage']; readonly poll?: PollId; readonly decision?: DecisionId; readonly paragraphs?: Motion['paragraphs'] };
  'decision-registered': { readonly decision: Decision };
  'decision-changed': { readonly decision: DecisionId; readonly stage: Decision['stage']; readonly by: string; /** It no longer waits for the body it was taken for. */ readonly ratified?: boolean; readonly appealDecided?: boolean; /** It is set aside, and what it did stays done. */ readonly stands?: true; readonly refusedBy?: Decision['refusedBy'] };
  'ratification-opened': { readonly ratification: Ratification };
  'ratification-voted': { readonly vote: RatificationVote };
  'ratification-closed': { readonly ratification: string; readonly stage: 'carried' | 'lost' };
  'instruction-given': { readonly instruction: Instruction };
  'instruction-tested': { readonly instruction: string; readonly kept: boolean };
  'report-given': { readonly report: Report };
  'charter-amended': { readonly version: VersionHash; readonly inForce: Instant; readonly by: string };
  'emergency-declared': { readonly emergency: Emergency };
  'emergency-ended': { readonly emergency: string };
  'appeal-lodged': { readonly decision: DecisionId; readonly by: PersonId; readonly to: BodyId; readonly grounds: string; readonly suspends: boolean; readonly stands?: true };
  'timer-set': { readonly timer: Timer };
  'timer-done': { readonly timer: string };
}

export type SeatLine = Pick<Seat, 'id' | 'source' | 'constituency' | 'voice' | 'weight' | 'mandate'>;

export type EventKind = keyof EventData;
export type AssemblyEvent<K extends EventKind = EventKind> = { [P in K]: { readonly kind: P; readonly v: number; readonly data: EventData[P] } }[K];

/** Events whose shape has changed since version 1, and how: see `earlier-shapes.ts`. */
const VERSION: Readonly<Partial<Record<EventKind, number>>> = { 'poll-opened': 3 };

/** An event in the shape of today. */
export function event<K extends EventKind>(kind: K, data: EventData[K]): AssemblyEvent<K> {
  return { kind, v: VERSION[kind] ?? 1, data } as AssemblyEvent<K>;
}
