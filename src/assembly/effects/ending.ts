/** What was done for a time ends when the time is over, unless something else has taken its place. */
import { ask, type Asking } from '../asking.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { NOTHING, type Carrying } from './carrying.ts';
import { endAppointment } from './offices.ts';
import { restoredStanding } from './standing.ts';

/** What a member was deprived of for a time, and the standing that says so. */
const DEPRIVED = { 'suspend-member': 'suspended', 'disfranchise-member': 'disfranchised' } as const;

/** A suspension or a loss of the vote ends in the standing the member had before; an appointment ends with the seat vacant. */
export function* endEffect(rules: Rules, carrying: Carrying): Asking<Change> {
  const { effect } = carrying.decision;
  if (effect.kind === 'appoint') return yield* endAppointment(rules, effect, carrying);
  if (effect.kind !== 'suspend-member' && effect.kind !== 'disfranchise-member') return NOTHING;
  const now = yield* ask({ ask: 'membership', person: effect.person, day: rules.calendar.dayOf(carrying.at) });
  return now?.status === DEPRIVED[effect.kind] ? yield* restoredStanding(rules, effect.person, carrying) : NOTHING;
}
