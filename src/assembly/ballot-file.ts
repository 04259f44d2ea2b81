/** The ballots of an election as a file that anybody can count again: whether it may be given out, and what stands in it. */
import type { ElectionRule } from '#charter/law.ts';
import { writeBlt, type Blt, type BltBallot } from '#tally/ballot-files/blt.ts';
import { formOf } from './choices.ts';
import { kindOfBody } from './ids.ts';
import type { Poll } from './facts.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Choice, GroupedBallots } from './order.ts';
import type { Rules } from './rules.ts';

/** Ballots. With fewer, somebody who knows some of the voters can guess the choice of the others from the file. */
export const LEAST_BALLOTS = 10;

/** The rule of the charter under which the poll was opened: a promise made to the voters is not changed by a later one. */
function ruleOf(rules: Pick<Rules, 'lawOf'>, { order, body }: Pick<Poll, 'order' | 'body'>): ElectionRule | undefined {
  const ofBody = rules.lawOf(order.version).elections.filter(rule => rule.body === kindOfBody(body));
  return ofBody.find(rule => rule.article === order.authority) ?? ofBody[0];
}

/** Why no file is given out; undefined where one is. */
export function refuseBallotFile(rules: Pick<Rules, 'lawOf'>, poll: Pick<Poll, 'id' | 'order' | 'body' | 'stage' | 'verdict'>): Refusal | undefined {
  const { order, stage, verdict } = poll;
  // BLT has no way to write points.
  if (order.for.kind !== 'election' || order.decision.kind !== 'count' || formOf(order).kind === 'points') return refuse('no-ballot-file', order.authority, { poll: poll.id });
  if (stage === 'open' || !verdict) return refuse('vote-not-over', order.authority, { poll: poll.id }, order.closes === undefined ? [] : [remedy('wait-until', { from: order.closes })]);
  if (ruleOf(rules, poll)?.ballotFile !== 'published') return refuse('ballots-not-published', order.authority, { poll: poll.id }, [remedy('amend-charter', { article: order.authority })]);
  return verdict.marks < LEAST_BALLOTS ? refuse('too-few-ballots', order.authority, { cast: verdict.marks, least: LEAST_BALLOTS }) : undefined;
}

function ranksOf(choice: Choice, placeOf: (option: string) => number): BltBallot['ranks'] {
  switch (choice.kind) {
    case 'ranking': return choice.order.map(option => [placeOf(option)]);
    case 'ranks': return choice.ranks.map(rank => rank.map(placeOf).sort((a, b) => a - b));
    // Marks have no order among them: BLT writes them as equal.
    case 'picks': return choice.options.length === 0 ? [] : [choice.options.map(placeOf).sort((a, b) => a - b)];
    default: throw new Error(`a choice of kind ${choice.kind} elects nobody`);
  }
}

function byRanks(a: BltBallot, b: BltBallot): number {
  const [left, right] = [a, b].map(({ ranks }) => ranks.map(rank => rank.join('=')).join(' ')) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Equal ballots stand on one line with the votes they carry together, and the lines in the order of what they say: nothing is left of the
 * order in which ballots were cast, of the ids they bear on the board, or of who carried how many votes.
 */
export function ballotFile({ order }: Pick<Poll, 'order'>, ballots: readonly GroupedBallots[], { names, title }: { readonly names: readonly string[]; readonly title: string }): string {
  const placeOf = (option: string): number => order.options.findIndex(({ id }) => id === option);
  const lines = new Map<string, BltBallot>();
  for (const { choice, weight } of ballots) {
    const ranks = ranksOf(choice, placeOf);
    const key = JSON.stringify(ranks);
    lines.set(key, { ranks, weight: (lines.get(key)?.weight ?? 0n) + BigInt(weight) });
  }
  const seats = order.decision.kind === 'count' ? order.decision.seats : 1;
  return writeBlt({ candidates: distinct(names), seats, withdrawn: [], ballots: [...lines.values()].sort(byRanks), title } satisfies Blt);
}

/** Readers of BLT refuse two candidates of one name: the second and later ones bear their number on the paper. */
function distinct(names: readonly string[]): readonly string[] {
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (${index + 1})`));
}
