/**
 * Ballots as the counting rules receive them: grouped by choice, so a count costs as much as there are different choices.
 *
 * Definition: a group is one choice, the votes behind it, and the number of ballots that carried those votes.
 * Source: the forms of ballot in the rule books named at each rule; BLT files bring equal ranks, card votes bring weights.
 * Complexity: `acceptBallots` is linear in the mentions of options.
 */
import type { Brand } from '#kernel/brand.ts';
import { unreachable } from '#kernel/unreachable.ts';

/** What can be voted for: a candidate, a proposal, a list. */
export type OptionId = Brand<string, 'OptionId'>;
/** An option of an election. The rules count options and do not ask what they are. */
export type CandidateId = OptionId;

/** Undefined for an empty text, the only one that names nothing. */
export function parseOptionId(text: string): OptionId | undefined {
  return text === '' ? undefined : (text as OptionId);
}

export type Choice =
  /** Best first; options in the same rank are put equal. An empty ranking is a blank ballot. */
  | { readonly kind: 'ranking'; readonly ranks: readonly (readonly OptionId[])[] }
  /** A set: one option under plurality, up to a number of them under block voting, any number under approval. */
  | { readonly kind: 'options'; readonly chosen: readonly OptionId[] }
  /** Points for options, or votes where one option may get several. */
  | { readonly kind: 'points'; readonly points: ReadonlyMap<OptionId, bigint> }
  | { readonly kind: 'motion'; readonly vote: 'for' | 'against' | 'abstain' }
  /** A paper that the tellers have already rejected. */
  | { readonly kind: 'spoiled' };

export interface BallotGroup {
  readonly choice: Choice;
  /** Votes: the sum of the weights of these ballots. */
  readonly count: bigint;
  /** Ballots. Absent when no ballot carries a weight, and then equal to `count`. */
  readonly heads?: bigint;
}

export type InvalidReason = 'spoiled' | 'blank' | 'overvote' | 'unclear-first-preference' | 'only-withdrawn';

export interface InvalidBallots {
  readonly reason: InvalidReason;
  readonly count: bigint;
}

export function headsOf(group: BallotGroup): bigint {
  return group.heads ?? group.count;
}

function optionsIn(choice: Choice): readonly OptionId[] {
  switch (choice.kind) {
    case 'ranking': return choice.ranks.flat();
    case 'options': return choice.chosen;
    case 'points': return [...choice.points.keys()];
    case 'motion':
    case 'spoiled': return [];
    default: return unreachable(choice);
  }
}

function strike(choice: Choice, withdrawn: ReadonlySet<OptionId>): Choice {
  const stands = (option: OptionId): boolean => !withdrawn.has(option);
  switch (choice.kind) {
    case 'ranking': return { kind: 'ranking', ranks: choice.ranks.map((rank) => rank.filter(stands)).filter((rank) => rank.length > 0) };
    case 'options': return { kind: 'options', chosen: choice.chosen.filter(stands) };
    case 'points': return { kind: 'points', points: new Map([...choice.points].filter(([option]) => stands(option))) };
    case 'motion':
    case 'spoiled': return choice;
    default: return unreachable(choice);
  }
}

export interface Accepted<T> {
  readonly ballots: readonly { readonly vote: T; readonly count: bigint }[];
  /** Votes. */
  readonly valid: bigint;
  /** Ballots. */
  readonly validHeads: bigint;
  /** Votes. */
  readonly invalid: bigint;
  readonly invalidBecause: readonly InvalidBallots[];
}

interface Standing {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  readonly ballots: readonly BallotGroup[];
}

/**
 * Strikes out withdrawn options, then lets the rule read each choice as a vote or reject it.
 * A ballot left empty by withdrawals is invalid, as though those options had never stood.
 *
 * @throws RangeError for a negative weight or an option that is not in the contest: bugs of the caller.
 */
export function acceptBallots<T extends object>(standing: Standing, read: (choice: Choice) => T | InvalidReason): Accepted<T> {
  const known = new Set([...standing.options, ...standing.withdrawn]);
  const withdrawn = new Set(standing.withdrawn);
  const ballots: { vote: T; count: bigint }[] = [];
  const rejected = new Map<InvalidReason, bigint>();
  let [valid, validHeads, invalid] = [0n, 0n, 0n];
  for (const group of standing.ballots) {
    if (group.count < 0n || headsOf(group) < 0n) throw new RangeError('negative count of ballots');
    const named = optionsIn(group.choice);
    for (const option of named) if (!known.has(option)) throw new RangeError(`ballot names ${option}, which is not in the contest`);
    const struck = strike(group.choice, withdrawn);
    const emptied = named.length > 0 && optionsIn(struck).length === 0;
    const vote = group.choice.kind === 'spoiled' ? 'spoiled' : emptied ? 'only-withdrawn' : read(struck);
    if (typeof vote === 'string') {
      rejected.set(vote, (rejected.get(vote) ?? 0n) + group.count);
      invalid += group.count;
    } else {
      ballots.push({ vote, count: group.count });
      valid += group.count;
      validHeads += headsOf(group);
    }
  }
  return { ballots, valid, validHeads, invalid, invalidBecause: [...rejected].map(([reason, count]) => ({ reason, count })) };
}

/** @throws TypeError: the poll offered another kind of ballot than its counting rule reads, which is a bug. */
export function wrongBallot(rule: string, choice: Choice): never {
  throw new TypeError(`${rule} cannot count a ballot of kind ${choice.kind}`);
}
