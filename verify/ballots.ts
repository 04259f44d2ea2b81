/** Ballots grouped by choice, and the totals that follow from them. */
import { formOf, ruleOf, type BallotForm } from './election-rules.ts';
import { spell, type Json } from './canonical.ts';
import { countIn, listIn, Malformed, membersIn, textIn, textsIn } from './fields.ts';
import type { Members } from './shape.ts';
import type { Totals } from './threshold.ts';
import { unitsFault } from './units.ts';

interface Group {
  readonly choice: Json;
  heads: number;
  weight: number;
}

export class Box {
  readonly #groups = new Map<string, Group>();

  add(choice: Json, weight: number): void {
    const key = spell(choice, 0);
    const group = this.#groups.get(key) ?? { choice, heads: 0, weight: 0 };
    group.heads += 1;
    group.weight += weight;
    this.#groups.set(key, group);
  }

  clear(): void {
    this.#groups.clear();
  }

  /** As a verdict that counted hands lists them: choice, heads and weight. */
  groups(): readonly Json[] {
    return [...this.#groups.values()].map(group => ({ ...group }));
  }
}

/** Why the order of poll does not offer this choice; `weight` is the votes of the ballot. */
export function choiceFault(order: Members, choice: Json, weight: number): string | undefined {
  const { kind } = membersIn(order.decision, 'decision');
  const { kind: form, order: ranked, ranks, options: picked, points, vote, of } = membersIn(choice, 'choice');
  const units = unitsFault(order, of);
  if (units !== undefined) return units;
  switch (form) {
    case 'question': return kind === 'threshold' && ['for', 'against', 'abstain'].includes(textIn(vote, 'vote')) ? undefined : 'no such answer was offered';
    case 'split': {
      const parts = splitOf(choice);
      return order.mode === 'card' && parts.for + parts.against + parts.abstain === weight ? undefined : 'a split that is not of all votes of a delegation';
    }
    case 'ranking': return ranksFault(order, textsIn(ranked, 'order').map(name => [name]));
    case 'ranks': return ranksFault(order, listIn(ranks, 'ranks').map(rank => textsIn(rank, 'rank')));
    case 'picks': return picksFault(order, textsIn(picked, 'options'));
    case 'points': return pointsFault(order, Object.entries(membersIn(points, 'points')).map(([name, given]) => [name, countIn(given, name)]));
    default: return `a choice of an unknown kind: ${String(form)}`;
  }
}

function formIn({ decision, options }: Members): BallotForm | undefined {
  const members = membersIn(decision, 'decision');
  const rule = members.kind === 'count' ? ruleOf(members) : undefined;
  return rule && formOf(rule, countIn(members.seats, 'seats'), listIn(options, 'options').length);
}

function ranksFault(order: Members, ranks: readonly (readonly string[])[]): string | undefined {
  const form = formIn(order);
  if (form?.kind !== 'ranking') return 'the count does not read rankings';
  if (ranks.length > form.most) return `${ranks.length} ranks where ${form.most} are read`;
  if (ranks.some(rank => rank.length === 0 || (rank.length > 1 && !form.equal))) return 'a rank that is empty, or shared where the count parts all names';
  return offeredFault(order, ranks.flat());
}

function picksFault(order: Members, names: readonly string[]): string | undefined {
  const form = formIn(order);
  if (form?.kind !== 'picks') return 'the count does not read names';
  return names.length <= form.most ? offeredFault(order, names) : `${names.length} names where ${form.most} are allowed`;
}

function pointsFault(order: Members, given: readonly (readonly [string, number])[]): string | undefined {
  const form = formIn(order);
  if (form?.kind !== 'points') return 'the count does not read points';
  const sum = given.reduce((total, [, points]) => total + points, 0);
  if (given.some(([, points]) => points < 1 || points > form.each) || sum > form.together) return `${sum} points, or more for one name than are allowed`;
  return offeredFault(order, given.map(([name]) => name));
}

function offeredFault(order: Members, names: readonly string[]): string | undefined {
  const offered = new Set(listIn(order.options, 'options').map(option => membersIn(option, 'option').id));
  if (new Set(names).size !== names.length) return 'a name stands twice';
  return names.every(name => offered.has(name)) ? undefined : 'a name that does not stand';
}

function splitOf(choice: Json): { for: number; against: number; abstain: number } {
  const parts = membersIn(choice, 'choice');
  return { for: countIn(parts.for, 'for'), against: countIn(parts.against, 'against'), abstain: countIn(parts.abstain, 'abstain') };
}

/** A divided delegation is one head, on the side of most of its votes; with two sides equal it abstains. */
function headOf(parts: { for: number; against: number; abstain: number }): string {
  const most = Math.max(parts.for, parts.against, parts.abstain);
  const sides = Object.entries(parts).filter(([, votes]) => votes === most);
  return sides.length === 1 ? sides[0]![0] : 'abstain';
}

/** What the choice adds to, and how many votes for each vote of the ballot. */
function answersOf(choice: Json): readonly (readonly [string, number])[] {
  const { kind, vote, order, ranks, options, points } = membersIn(choice, 'choice');
  if (kind === 'question') return [[textIn(vote, 'vote'), 1]];
  if (kind === 'points') return orBlank(Object.entries(membersIn(points, 'points')).map(([name, given]) => [name, countIn(given, name)]));
  const names = kind === 'ranking' ? textsIn(order, 'order').slice(0, 1) : kind === 'ranks' ? listIn(ranks, 'ranks').slice(0, 1).flatMap(rank => textsIn(rank, 'rank')) : undefined;
  if (names === undefined && kind !== 'picks') throw new Malformed(`a choice of an unknown kind: ${String(kind)}`);
  return orBlank((names ?? textsIn(options, 'options')).map(name => [name, 1]));
}

function orBlank(answers: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return answers.length === 0 ? [['blank', 1]] : answers;
}

/** Votes for each answer; of a ranking only the first rank counts here. */
export function totalsOf(ballots: readonly Json[]): Totals {
  const totals: Record<string, { heads: number; weight: number }> = Object.create(null) as Record<string, { heads: number; weight: number }>;
  const add = (answer: string, heads: number, weight: number): void => {
    const sum = (totals[answer] ??= { heads: 0, weight: 0 });
    sum.heads += heads;
    sum.weight += weight;
  };
  for (const group of ballots) {
    const { choice, heads: h, weight: w } = membersIn(group, 'ballots');
    const [heads, weight] = [countIn(h, 'heads'), countIn(w, 'weight')];
    if (membersIn(choice, 'choice').kind !== 'split') {
      for (const [answer, each] of answersOf(choice!)) add(answer, heads, weight * each);
      continue;
    }
    const parts = splitOf(choice!);
    for (const [answer, votes] of Object.entries(parts)) add(answer, 0, votes * heads);
    add(headOf(parts), heads, 0);
  }
  return totals;
}
