/**
 * How the pure core asks for what it must know. A rule is a generator that yields questions and is
 * resumed with their answers; a database, memory and a simulator each drive the same rule. `needs` of the
 * design is the list of questions such a run yields, so no rule is written twice (docs/decisions/0020).
 */
import type { Day } from '#kernel/time.ts';
import type { Json } from '#kernel/json.ts';
import type { Condition } from '#charter/condition.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { FactKind, FactTypes, Membership, Unit } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Choice, GroupedBallots } from './order.ts';
import type { PersonId, PollId, SeatId, UnitId } from './ids.ts';

/** The closed list of questions. */
export type FactQuery =
  | { readonly ask: 'fact'; readonly kind: FactKind; readonly id: string }
  /** All facts of a kind with this value in a declared index (facts.ts, INDEXES), in order of id. */
  | { readonly ask: 'facts'; readonly kind: FactKind; readonly index: string; readonly value: string }
  /** Standing valid on the day; undefined for a stranger. */
  | { readonly ask: 'membership'; readonly person: PersonId; readonly day: Day }
  /** How many members of the unit (and the units inside it) meet the condition on the day. */
  | CountQuery
  /** Standing on the day of everybody recorded in the unit or in units inside it, in order of person. */
  | { readonly ask: 'members-of'; readonly unit: UnitId; readonly day: Day }
  /** The unit and everything it lies in, nearest first, each once. */
  | { readonly ask: 'ancestors'; readonly unit: UnitId }
  /** Live units of a kind inside a unit (or anywhere), in order of id. */
  | { readonly ask: 'units'; readonly kind: UnitKindId; readonly within?: UnitId }
  /** Freezes the lines of a roll; `who` is the condition of its electorate. */
  | { readonly ask: 'freeze-roll'; readonly poll: PollId; readonly spec: RollSpec; readonly who?: Condition; /** Each line names the first unit of each kind that its person stands in on the day, or its seat's constituency lies in. */ readonly units?: { readonly kinds: readonly UnitKindId[]; readonly day: Day } }
  | { readonly ask: 'roll-line'; readonly poll: PollId; readonly person: PersonId }
  | { readonly ask: 'ballots'; readonly poll: PollId }
  /** Votes of an open poll by line of the roll, in order of line; none for a secret one. */
  | { readonly ask: 'open-votes'; readonly poll: PollId }
  /** What will be asked soon, so that a store may fetch it at once. Changes no answer, and is answered by nothing. */
  | { readonly ask: 'foresee'; readonly facts: readonly ForeseenFacts[]; readonly ids: readonly { readonly kind: FactKind; readonly id: string }[]; readonly counts?: readonly CountQuery[] }
  /** SHA-256 of the canonical JSON, as "sha256:…". */
  | { readonly ask: 'digest'; readonly of: Json };

export interface CountQuery {
  readonly ask: 'count-members';
  readonly who: Condition;
  readonly unit?: UnitId;
  readonly day: Day;
}

/** A look-up of 'facts' that is to come. */
export interface ForeseenFacts {
  readonly kind: FactKind;
  readonly index: string;
  readonly value: string;
}

export interface FrozenRoll {
  readonly root: string;
  readonly size: number;
  readonly weight: number;
}

/** A line of a roll, with whether it has been marked. Lines of seats follow the seat's holder. */
export interface RollLine {
  readonly line: number;
  readonly weight: number;
  readonly seat?: string;
  /** In order of the kinds that the poll counts; without those that the line belongs to none of. */
  readonly units?: readonly UnitId[];
  readonly marked: boolean;
}

/** An open vote: whose line it was, a person's or a seat's. */
export interface OpenVote {
  readonly person?: PersonId;
  readonly seat?: SeatId;
  readonly choice: Choice;
}

export interface BallotBox {
  readonly ballots: readonly GroupedBallots[];
  readonly marks: number;
}

export type AnswerTo<Q extends FactQuery> =
  Q extends { ask: 'fact'; kind: infer K extends FactKind } ? FactTypes[K] | undefined
  : Q extends { ask: 'facts'; kind: infer K extends FactKind } ? readonly FactTypes[K][]
  : Q extends { ask: 'membership' } ? Membership | undefined
  : Q extends { ask: 'count-members' } ? number
  : Q extends { ask: 'members-of' } ? readonly Membership[]
  : Q extends { ask: 'ancestors' } ? readonly Unit[]
  : Q extends { ask: 'units' } ? readonly Unit[]
  : Q extends { ask: 'freeze-roll' } ? FrozenRoll
  : Q extends { ask: 'roll-line' } ? RollLine | undefined
  : Q extends { ask: 'ballots' } ? BallotBox
  : Q extends { ask: 'open-votes' } ? readonly OpenVote[]
  : Q extends { ask: 'foresee' } ? undefined
  : Q extends { ask: 'digest' } ? string
  : never;

export type Asking<T> = Generator<FactQuery, T, unknown>;

/** Yields one question and gives its answer, typed by the question. */
export function* ask<const Q extends FactQuery>(query: Q): Generator<FactQuery, AnswerTo<Q>, unknown> {
  return (yield query) as AnswerTo<Q>;
}

export function fact<K extends FactKind>(kind: K, id: string): Generator<FactQuery, FactTypes[K] | undefined, unknown> {
  return ask({ ask: 'fact', kind, id }) as Generator<FactQuery, FactTypes[K] | undefined, unknown>;
}

export function facts<K extends FactKind>(kind: K, index: string, value: string): Generator<FactQuery, readonly FactTypes[K][], unknown> {
  return ask({ ask: 'facts', kind, index, value }) as Generator<FactQuery, readonly FactTypes[K][], unknown>;
}

/** Runs a rule to its end where every question can be answered at once. */
export function runNow<T>(asking: Asking<T>, answer: (query: FactQuery) => unknown): T {
  let step = asking.next();
  while (!step.done) step = asking.next(answer(step.value));
  return step.value;
}

/** Runs a rule to its end where answers take time. */
export async function run<T>(asking: Asking<T>, answer: (query: FactQuery) => Promise<unknown>): Promise<T> {
  let step = asking.next();
  while (!step.done) step = asking.next(await answer(step.value));
  return step.value;
}
