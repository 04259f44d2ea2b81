/** What a roll is drawn from, before it is frozen. */
import type { Day } from '#kernel/time.ts';
import type { ElectorateId } from '#charter/law.ts';
import type { BodyId, MeetingId, UnitId } from './ids.ts';

/** Which members or seats a roll is drawn from. */
export type RollSpec =
  | { readonly of: 'members'; readonly electorate: ElectorateId; readonly unit?: UnitId; readonly day: Day }
  | { readonly of: 'holders'; readonly bodies: readonly BodyId[]; readonly weighted: boolean }
  /** Several bodies that elect together, some of them direct: holders of seats in `bodies`, and everybody in `units`, once. */
  | { readonly of: 'bodies'; readonly bodies: readonly BodyId[]; readonly electorate: ElectorateId; readonly units: readonly UnitId[]; readonly day: Day }
  /** Electors present at an assembly when the poll opens. */
  | { readonly of: 'present'; readonly meeting: MeetingId };

export type MembersRoll = Extract<RollSpec, { of: 'members' }>;
