/** Rankings read as the ballots that a rule counts: marks for plurality, block and approval, a vote for yes-no. */
import type { BallotGroup, Choice, OptionId } from '#tally/ballot.ts';
import { UnusableInput } from '../unusable-input.ts';
import type { BallotFile } from '#tally/ballot-files/ballot-file.ts';
import type { CountRule } from '#tally/count.ts';
import { marksAllowed } from '#tally/marks/count-marks.ts';
import type { CsvWants } from '#tally/ballot-files/csv-reader.ts';
import { isPapers } from '#tally/papers.ts';
import { groupsOf } from '#tally/reading.ts';
import type { PointsRule } from '#tally/marks/marks-rule.ts';

/** @throws UnusableInput where the rule asks something that the file does not say */
export function ballotsFor(rule: CountRule, given: BallotFile, seats: number): BallotFile {
  if (readsRankings(rule)) return given;
  const file = { ...given, ballots: isPapers(given.ballots) ? groupsOf(given.ballots) : given.ballots };
  switch (rule.kind) {
    case 'marks': return { ...file, ballots: marked(file.ballots, marksAllowed(rule, seats, file.options.length + file.withdrawn.length)) };
    case 'points': return { ...file, ballots: file.ballots.map(ballot => pointed(ballot, rule, seats)) };
    case 'yes-no': return asMotion(file);
    default: return file;
  }
}

/** Which ballots a CSV file may hold for the rule: votes that can be heaped are also what ranks give one by one. */
export function csvFor(rule: CountRule): CsvWants {
  if (rule.kind !== 'points') return 'ranks';
  return rule.together === 'any' ? 'points' : 'either';
}

/** Rules that read a paper as it is. */
function readsRankings({ kind }: CountRule): boolean {
  return kind !== 'marks' && kind !== 'points' && kind !== 'yes-no';
}

interface OneByOne extends BallotFile {
  readonly ballots: readonly BallotGroup[];
}

/** A ranking gives one vote to each option it names, as far as its votes go; what a paper scores, a ranking does not say. */
function pointed(ballot: BallotGroup, { together }: PointsRule, seats: number): BallotGroup {
  if (ballot.choice.kind !== 'ranking') return ballot;
  if (together === 'any') throw new UnusableInput('scores are read from a CSV file with a column for each candidate: count,Anna,Boris');
  const chosen = firstOf(ballot.choice.ranks, together === 'seats' ? seats : together);
  return { ...ballot, choice: { kind: 'points', points: new Map(chosen.map(option => [option, 1n])) } };
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
function asMotion(file: OneByOne): BallotFile {
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
