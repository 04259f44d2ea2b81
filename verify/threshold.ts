/**
 * Tests of a threshold, computed again from the order of poll and the totals. A share s = p/q of a base b is met
 * by h when h·q ≥ p·b, or h·q > p·b where the test is strict; nothing is divided or rounded. A base of nobody is never met.
 */
import type { Json } from './canonical.ts';
import { countIn, listIn, Malformed, membersIn, textIn } from './fields.ts';
import type { Members } from './shape.ts';
import { unitTotals } from './units.ts';

export interface Votes {
  readonly heads: number;
  readonly weight: number;
}
export type Totals = { readonly [answer: string]: Votes };

export interface Poll {
  readonly order: Members;
  readonly totals: Totals;
  readonly present: number | undefined;
  /** Where units count. */
  readonly units?: readonly Members[];
}

const IN_WEIGHT = ['members', 'electors', 'seats', 'filled'];

export interface Fraction {
  readonly p: bigint;
  readonly q: bigint;
}

export function fractionIn(value: Json | undefined): Fraction {
  const match = /^([0-9]{1,30})(?:\/([1-9][0-9]{0,29}))?$/.exec(textIn(value, 'share'));
  if (!match) throw new Malformed('share is not a fraction');
  return { p: BigInt(match[1]!), q: BigInt(match[2] ?? '1') };
}

function lowestTerms({ p, q }: Fraction): string {
  let [a, b] = [p, q];
  while (b !== 0n) [a, b] = [b, a % b];
  return q === a ? String(p / a) : `${p / a}/${q / a}`;
}

function votes({ totals }: Poll, answers: readonly string[], weighted: boolean): bigint {
  return answers.reduce((sum, answer) => sum + BigInt((weighted ? totals[answer]?.weight : totals[answer]?.heads) ?? 0), 0n);
}

/** Sizes as a card vote counts them. The roll of a hall lists those present only, with one vote each. */
export function sizeInWeight(order: Members): Readonly<Record<string, bigint>> {
  const { spec, weight } = membersIn(order.roll, 'roll');
  return membersIn(spec, 'spec').of === 'present' ? {} : Object.fromEntries(IN_WEIGHT.map(base => [base, BigInt(countIn(weight, 'weight'))]));
}

/** In a card vote the votes that the delegates carry stand in the place of heads. */
export function countedIn(order: Members, kind: 'majority' | 'quorum', test: Members): string {
  const rule = kind === 'quorum' && test.counted === undefined ? 'heads' : textIn(test.counted, 'counted');
  return kind === 'majority' && order.mode === 'card' && rule === 'heads' ? 'weights' : rule;
}

function baseSize(poll: Poll, base: string, weighted: boolean): bigint {
  if (base === 'cast') return votes(poll, ['for', 'against'], weighted);
  if (base === 'valid') return votes(poll, ['for', 'against', 'abstain'], weighted);
  if (base === 'present' && poll.present !== undefined) return BigInt(poll.present);
  return (weighted ? sizeInWeight(poll.order)[base] : undefined) ?? BigInt(countIn(membersIn(poll.order.bases, 'bases')[base], `the base ${base}`));
}

function tested(poll: Poll, kind: 'majority' | 'quorum', test: Members): Members {
  const share = fractionIn(test.share);
  const of = textIn(test.of, 'of');
  const counted = countedIn(poll.order, kind, test);
  const weighted = counted === 'weights';
  if (test.unitKind !== undefined) return ofUnits(poll, kind, test);
  const base = baseSize(poll, of, weighted);
  const have = kind === 'majority' ? votes(poll, ['for'], weighted) : baseSize(poll, test.measured === 'present' ? 'present' : 'valid', false);
  return compared({ kind, of, counted, share, strict: test.strict!, have, base });
}

/** Units that are for, or took part, of all units of the kind; or their inhabitants. */
function ofUnits({ units = [] }: Poll, kind: 'majority' | 'quorum', test: Members): Members {
  const [of, counted] = [textIn(test.of, 'of'), textIn(test.counted, 'counted')];
  const totals = unitTotals(units, test.unitKind, counted);
  const have = kind === 'majority' ? totals.for : totals.for + totals.against + totals.abstain;
  return { ...compared({ kind, of, counted, share: fractionIn(test.share), strict: test.strict!, have, base: totals.size }), unitKind: test.unitKind! };
}

interface Comparison {
  readonly kind: string;
  readonly of: string;
  readonly counted: string;
  readonly share: Fraction;
  readonly strict: Json;
  readonly have: bigint;
  readonly base: bigint;
}

function compared({ kind, of, counted, share, strict, have, base }: Comparison): Members {
  const [left, right] = [have * share.q, share.p * base];
  return {
    kind, share: lowestTerms(share), strict, of, counted, have: String(have),
    need: lowestTerms({ p: share.p * base, q: share.q }), base: String(base), met: base > 0n && (strict === true ? left > right : left >= right),
  };
}

/** The tests as the verdict should show them: majorities, then quorums. */
export function testsOf(poll: Poll, threshold: Json | undefined): readonly Members[] {
  const { all, quorum } = membersIn(threshold, 'threshold');
  return [
    ...listIn(all, 'all').map(test => tested(poll, 'majority', membersIn(test, 'test'))),
    ...quorumOf(poll, quorum),
  ];
}

export function quorumOf(poll: Poll, quorum: Json | undefined): readonly Members[] {
  return listIn(quorum, 'quorum').map(test => tested(poll, 'quorum', membersIn(test, 'test')));
}
