/** What a ballot must say for a rule to count it. */
import { marksAllowed } from './marks/count-marks.ts';
import type { CountRule } from './rule.ts';

export type BallotForm =
  | { readonly kind: 'ranking' }
  /** Names, up to `most` of them. */
  | { readonly kind: 'marks'; readonly most: number }
  | { readonly kind: 'points' }
  /** For, against or abstaining. */
  | { readonly kind: 'motion' };

export function ballotFormOf(rule: CountRule, seats: number, options: number): BallotForm {
  switch (rule.kind) {
    case 'yes-no': return { kind: 'motion' };
    case 'marks': return { kind: 'marks', most: marksAllowed(rule, seats, options) };
    case 'points': return { kind: 'points' };
    default: return { kind: 'ranking' };
  }
}

/** Whether the rule fills one seat and cannot fill more. */
export function fillsOneSeat({ kind }: CountRule): boolean {
  return kind === 'irv' || kind === 'contingent' || kind === 'bucklin' || kind === 'yes-no';
}
