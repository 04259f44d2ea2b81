/** What a roll is drawn from, before it is frozen. */
import type { Day } from '#kernel/time.ts';
import type { ElectorateId } from '#charter/law.ts';
import type { BodyId, MeetingId, UnitId } from './ids.ts';

/** Which members or seats a roll is drawn from. */
export type RollSpec =
  | { readonly of: 'members'; readonly electorate: ElectorateId; readonly unit?: UnitId; readonly day: Day }
  | { readonly of: 'holders'; readonly bodies: readonly BodyId[]; readonly weighted: boolean }
  /** Electors present at an assembly when the poll opens. */
  | { readonly of: 'present'; readonly meeting: MeetingId };
