/** A poll that has just been judged, as its consequences need it. */
import type { Act } from './act.ts';
import type { Poll } from './facts.ts';
import type { VerdictRecord } from './order.ts';
import type { Rules } from './rules.ts';

export interface Closed {
  readonly rules: Rules;
  readonly poll: Poll;
  readonly verdict: VerdictRecord;
  readonly act: Act<'close-poll' | 'settle-tie' | 'confirm-hall-count'>;
}
