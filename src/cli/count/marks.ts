/** Rankings read as the ballots that a rule counts: marks for plurality, block and approval, a vote for yes-no. */
import type { BallotGroup, Choice, OptionId } from '#tally/ballot.ts';
import { UnusableInput } from '../unusable-input.ts';
import type { BallotFile } from './read-ballots.ts';
import type { CountRule } from '#tally/count.ts';

/** @throws UnusableInput where the rule asks something that the file does not say */
export function ballotsFor(kind: CountRule['kind'], file: BallotFile, seats: number): BallotFile {
  switch (kind) {
    case 'plurality': return { ...file, ballots: marked(file.ballots, 1) };
    case 'block': return { ...file, ballots: marked(file.ballots, seats) };
    case 'approval': return { ...file, ballots: marked(file.ballots, file.options.length + file.withdrawn.length) };
    case 'yes-no': return asMotion(file);
    case 'irv':
    case 'schulze':
    case 'ranked-pairs':
    case 'stv':
    case 'meek': return file;
  }
}

/** The first preferences, as many as there are marks to give. Equal ranks that go beyond them are all read, and so too many. */
function marked(ballots: readonly BallotGroup[], marks: number): readonly BallotGroup[] {
  return ballots.map(ballot => (ballot.choice.kind === 'ranking' ? { ...ballot, choice: { kind: 'options', chosen: firstOf(ballot.choice.ranks, marks) } } : ballot));
}

function firstOf(ranks: readonly (readonly OptionId[])[], marks: number): readonly OptionId[] {
  const chosen: OptionId[] = [];
  for (const rank of ranks) if (chosen.length < marks) chosen.push(...rank);
  return chosen;
}

type Vote = Extract<Choice, { kind: 'motion' }>['vote'];

const VOTES: Readonly<Record<string, Vote>> = { for: 'for', yes: 'for', aye: 'for', against: 'against', no: 'against', nay: 'against', abstain: 'abstain', abstention: 'abstain' };

/** Candidates named For, Against and Abstain are votes on the one question, which the title states. */
function asMotion(file: BallotFile): BallotFile {
  const votes = new Map(file.options.map(name => [name, VOTES[name.toLowerCase()]]));
  const strange = [...votes].find(([, vote]) => vote === undefined);
  if (strange || file.withdrawn.length > 0) throw new UnusableInput(`yes-no reads ballots whose candidates are For, Against and Abstain (or Yes and No), not ${strange?.[0] ?? file.withdrawn[0]}`);
  const motion = (file.title === '' ? 'the motion' : file.title) as OptionId;
  return { ...file, options: [motion], seats: 1, ballots: file.ballots.map(ballot => ({ ...ballot, choice: voteOf(ballot.choice, votes) })) };
}

/** A blank paper is an abstention; one with several marks on the first rank is spoiled. */
function voteOf(choice: Choice, votes: ReadonlyMap<OptionId, Vote | undefined>): Choice {
  if (choice.kind !== 'ranking') return choice;
  const [first = []] = choice.ranks;
  if (first.length > 1) return { kind: 'spoiled' };
  return { kind: 'motion', vote: (first[0] === undefined ? undefined : votes.get(first[0])) ?? 'abstain' };
}
