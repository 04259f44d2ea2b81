/** What follows when a motion has been voted on. */
import type { Asking } from './asking.ts';
import type { Closed } from './closed.ts';
import type { Change } from './vacancies.ts';

export function* closeMotionPoll(_closed: Closed, _motion: string): Asking<Change> {
  return { events: [], applied: [] };
}
