/** Candidates of clerical acts: for whoever keeps the roll. */
import type { Asking } from '../asking.ts';
import { candidate, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

export function* clericalCandidates({ rules, at }: Place): Asking<readonly AnyCandidate[]> {
  const day = rules.calendar.dayOf(at);
  const on = { type: 'roll', id: 'roll' } as const;
  return [candidate('enrol', on, { day, lines: [] }), candidate('record-units', on, { day, units: [] })];
}
