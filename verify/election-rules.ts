/** Which counting rule an order of poll freezes, and what its ballots may say. */
import type { Json } from './canonical.ts';
import { namesAllowed, pointsAllowed } from './counts/most-votes.ts';
import { countIn, membersIn, textIn } from './fields.ts';
import type { Members } from './shape.ts';

const STV = { kind: 'stv', transfer: 'weighted', surplusOrder: 'largest', exclusion: 'single' } as const;
const MARKS = { kind: 'marks', majority: 'none', empty: 'invalid' } as const;

/** Orders from before rules were written out name one of these. */
const NAMED: ReadonlyMap<string, Members> = new Map<string, Members>([
  ['scottish-stv', { ...STV, quota: 'droop', decimals: 5 }],
  ['wigm', { ...STV, quota: 'droop-fraction', decimals: 4 }],
  ['irv', { kind: 'irv', majority: 'of-continuing', exclusion: 'single', rounds: 'one-ballot' }],
  ['plurality', { ...MARKS, most: 1 }],
  ['block', { ...MARKS, most: 'seats' }],
  ['limited', { ...MARKS, most: 'fewer-than-seats' }],
  ['approval', { ...MARKS, most: 'any' }],
  ['yes-no-each', { kind: 'marks', most: 'any', majority: 'of-valid-ballots', empty: 'valid' }],
]);

/** Undefined for a name that is not known here. */
export function ruleOf({ rule, method }: Members): Members | undefined {
  return rule === undefined ? NAMED.get(textIn(method, 'method')) : membersIn(rule, 'rule');
}

const EQUAL_RANKS: readonly (Json | undefined)[] = ['meek', 'schulze', 'ranked-pairs', 'bucklin'];

/** Ranks that count, from the first. */
export function ranksRead(rule: Members): number {
  const { ranks } = rule.kind === 'irv' && rule.reading !== undefined ? membersIn(rule.reading, 'reading') : rule;
  return ranks === undefined || ranks === 'all' ? Infinity : countIn(ranks, 'ranks');
}

export type BallotForm =
  | { readonly kind: 'ranking'; readonly most: number; readonly equal: boolean }
  | { readonly kind: 'picks'; readonly most: number }
  | { readonly kind: 'points'; readonly each: number; readonly together: number };

/** @param offered how many options stand on the ballot */
export function formOf(rule: Members, seats: number, offered: number): BallotForm {
  if (rule.kind === 'marks') return { kind: 'picks', most: namesAllowed(rule, seats, offered) };
  if (rule.kind === 'points') return { kind: 'points', ...pointsAllowed(rule, seats) };
  return { kind: 'ranking', most: Math.min(offered, ranksRead(rule)), equal: EQUAL_RANKS.includes(rule.kind) };
}
