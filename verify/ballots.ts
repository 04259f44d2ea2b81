/** Ballots grouped by choice, and the totals that follow from them. */
import { namesAllowed, readsRankings } from './election-rules.ts';
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
  const { kind, method, seats } = membersIn(order.decision, 'decision');
  const { kind: form, order: ranked, options: picked, vote, of } = membersIn(choice, 'choice');
  const units = unitsFault(order, of);
  if (units !== undefined) return units;
  switch (form) {
    case 'question': return kind === 'threshold' && ['for', 'against', 'abstain'].includes(textIn(vote, 'vote')) ? undefined : 'no such answer was offered';
    case 'split': {
      const parts = splitOf(choice);
      return order.mode === 'card' && parts.for + parts.against + parts.abstain === weight ? undefined : 'a split that is not of all votes of a delegation';
    }
    case 'ranking': return readsRankings(String(method)) ? offeredFault(order, textsIn(ranked, 'order')) : 'the count does not read rankings';
    case 'picks': {
      const names = textsIn(picked, 'options');
      const limit = kind === 'count' ? namesAllowed(String(method), countIn(seats, 'seats'), listIn(order.options, 'options').length) : undefined;
      if (limit === undefined) return 'the count does not read names';
      return names.length <= limit ? offeredFault(order, names) : `${names.length} names where ${limit} are allowed`;
    }
    default: return `a choice of an unknown kind: ${String(form)}`;
  }
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

function answersOf(choice: Json): readonly string[] {
  const { kind, vote, order, options } = membersIn(choice, 'choice');
  if (kind === 'question') return [textIn(vote, 'vote')];
  if (kind === 'ranking') return [textsIn(order, 'order')[0] ?? 'blank'];
  if (kind !== 'picks') throw new Malformed(`a choice of an unknown kind: ${String(kind)}`);
  const names = textsIn(options, 'options');
  return names.length === 0 ? ['blank'] : names;
}

/** Votes for each answer; of a ranking only the first name counts here. */
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
      for (const answer of answersOf(choice!)) add(answer, heads, weight);
      continue;
    }
    const parts = splitOf(choice!);
    for (const [answer, votes] of Object.entries(parts)) add(answer, 0, votes * heads);
    add(headOf(parts), heads, 0);
  }
  return totals;
}
