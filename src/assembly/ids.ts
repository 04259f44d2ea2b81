/** Identities of the assembly. Made by `parse…` at a border, by `main/`, or from the key of the act that creates the thing. */
import type { Brand } from '#kernel/brand.ts';
import type { BodyKindId } from '#charter/law.ts';

export type OrgId = Brand<string, 'OrgId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type UnitId = Brand<string, 'UnitId'>;
export type SeatId = Brand<string, 'SeatId'>;
export type ElectionId = Brand<string, 'ElectionId'>;
export type PetitionId = Brand<string, 'PetitionId'>;
export type MeetingId = Brand<string, 'MeetingId'>;
export type MotionId = Brand<string, 'MotionId'>;
export type PollId = Brand<string, 'PollId'>;
export type DecisionId = Brand<string, 'DecisionId'>;
/** Stands in for a person who has not been chosen yet, and is nobody else. */
export const NOBODY = 'nobody' as PersonId;

/** Chosen by whoever acts; the same key is the same act, however often it is sent. */
export type ActKey = Brand<string, 'ActKey'>;
/** "sha256:…" of a salted text kept in an erasable table. */
export type DocumentRef = Brand<string, 'DocumentRef'>;

/** A body is derived, never listed by hand: its kind, and the unit it belongs to ('whole' = the organisation). */
export type BodyId = Brand<string, 'BodyId'>;

export function bodyId(kind: BodyKindId, unit: UnitId | undefined): BodyId {
  return (unit === undefined ? kind : `${kind}@${unit}`) as BodyId;
}

export function kindOfBody(body: BodyId): BodyKindId {
  return (body.split('@', 1)[0] ?? body) as BodyKindId;
}

/** The unit of the body; undefined for a body of the whole organisation. */
export function unitOfBody(body: BodyId): UnitId | undefined {
  const at = body.indexOf('@');
  return at < 0 ? undefined : (body.slice(at + 1) as UnitId);
}

/** An id for the nth thing an act creates: unique because the key is. */
export function idFrom<T extends string>(key: ActKey, n = 0): T {
  return (n === 0 ? key : `${key}.${n}`) as unknown as T;
}
