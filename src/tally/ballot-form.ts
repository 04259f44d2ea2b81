/** What a ballot must say for a rule to count it. */
import { marksAllowed } from './marks/count-marks.ts';
import { pointsAllowed, type PointsAllowed } from './marks/count-points.ts';
import type { CountRule } from './rule.ts';

export type BallotForm =
  /** As many ranks as count; `equal` where several options may share one. */
  | { readonly kind: 'ranking'; readonly most: number; readonly equal: boolean }
  /** Names, up to `most` of them. */
  | { readonly kind: 'marks'; readonly most: number }
  | ({ readonly kind: 'points' } & PointsAllowed)
  /** For, against or abstaining. */
  | { readonly kind: 'motion' };

export function ballotFormOf(rule: CountRule, seats: number, options: number): BallotForm {
  switch (rule.kind) {
    case 'yes-no': return { kind: 'motion' };
    case 'marks': return { kind: 'marks', most: marksAllowed(rule, seats, options) };
    case 'points': return { kind: 'points', ...pointsAllowed(rule, seats) };
    default: return { kind: 'ranking', most: ranksRead(rule, options), equal: splitsRanks(rule) };
  }
}

function ranksRead(rule: CountRule, options: number): number {
  const ranks = rule.kind === 'contingent' ? rule.ranks : rule.kind === 'irv' ? rule.reading.ranks : 'all';
  return ranks === 'all' ? options : Math.min(ranks, options);
}

/** Whether the rule knows what a rank with several options means. */
function splitsRanks({ kind }: CountRule): boolean {
  return kind === 'meek' || kind === 'schulze' || kind === 'ranked-pairs' || kind === 'bucklin';
}

/** Whether the rule fills one seat and cannot fill more. */
export function fillsOneSeat({ kind }: CountRule): boolean {
  return kind === 'irv' || kind === 'contingent' || kind === 'bucklin' || kind === 'yes-no';
}
