/**
 * Counts and apportionments in memory, ours and those of peers from the package registry in turns in one process, by processor time.
 *
 * Times are those of the second run on each side: the first compiles. A ratio above 1 says how many times longer the peer took.
 */
import { count, type Count } from '#tally/count.ts';
import { apportion } from '#tally/apportion/apportion.ts';
import type { OptionId } from '#tally/ballot.ts';
import { PaperPile, type Papers } from '#tally/papers.ts';
import { PRESETS, type PresetName } from '#tally/presets.ts';
import { seededRandom } from '#kernel/random.ts';
import { nameOf, rankingsOf, type LargePoll } from '../large-poll.ts';
import { withPeers, type Peers } from '../peers.ts';
import { ownTime } from '../processes.ts';
import type { Part, Run } from '../part.ts';

interface Poll extends LargePoll {
  readonly names: readonly string[];
  readonly rankings: readonly (readonly string[])[];
}

function pollOf(poll: LargePoll): Poll {
  return { ...poll, names: Array.from({ length: poll.candidates }, (_, place) => nameOf(place + 1)), rankings: rankingsOf(poll).map(ranks => ranks.map(nameOf)) };
}

/** Milliseconds of processor time of the second run, and what it gave. */
function second<T>(work: () => T): { readonly ms: number; readonly value: T } {
  work();
  const from = ownTime();
  const value = work();
  return { ms: ownTime() - from, value };
}

function papersOf({ names, rankings }: Poll): Papers {
  const places = new Map(names.map((name, place) => [name, place]));
  const pile = new PaperPile(names.map(name => name as OptionId));
  for (const ranks of rankings) {
    for (const name of ranks) pile.mark(places.get(name) as number);
    pile.end(1);
  }
  return pile.papers();
}

/** From rankings in memory to the account of the count, as the peers take them. */
function ours(rule: PresetName, poll: Poll): Count {
  const papers = papersOf(poll);
  return count(PRESETS[rule], papers.options, papers, poll.seats, { ladder: ['order'], order: papers.options });
}

type Theirs = (peers: Peers, poll: Poll) => readonly string[];

function electionOf({ caritat }: Peers, { names, rankings }: Poll): object {
  const election = new caritat.Election({ candidates: names });
  for (const ranks of rankings) election.addBallot(new caritat.Ballot(ranks, 1));
  return election;
}

const weighted = ({ rankings }: Poll): { ranking: string[][]; weight: number }[] => rankings.map(ranks => ({ ranking: ranks.map(name => [name]), weight: 1 }));
const matrixOf = ({ votes }: Peers, poll: Poll): object => votes.utils.matrixFromBallots(weighted(poll), poll.names);

interface Comparison {
  readonly what: string;
  readonly rule: PresetName;
  readonly poll: LargePoll;
  readonly aim?: string;
  readonly peers: Readonly<Record<string, Theirs>>;
}

const small = { seed: 1919, goesOn: 97 } as const;
const COMPARISONS: readonly Comparison[] = [
  {
    what: 'Schulze, 100 candidates, 1,000 ballots', rule: 'schulze-winning', poll: { ...small, ballots: 1_000, candidates: 100, seats: 1 }, aim: '< 44 ms, published for PHP',
    peers: { votes: (peers, poll) => new peers.votes.Schulze(matrixOf(peers, poll)).ranking()[0] ?? [], caritat: (peers, poll) => peers.caritat.condorcet.schulze(electionOf(peers, poll)).slice(0, 1) },
  },
  {
    what: 'ranked pairs, 50 candidates, 1,000 ballots', rule: 'ranked-pairs', poll: { ...small, ballots: 1_000, candidates: 50, seats: 1 }, aim: '< 1,500 ms, published for PHP',
    // The ranked pairs of `votes` were not seen to end within four minutes on this poll.
    peers: {},
  },
  {
    // The instant run-off and the Meek of `caritat` were not seen to end within three minutes on these polls.
    what: 'IRV, 12 candidates, 14,207 ballots', rule: 'irv', poll: { seed: 1920, goesOn: 80, ballots: 14_207, candidates: 12, seats: 1 },
    peers: { votes: (peers, poll) => new peers.votes.InstantRunoff({ candidates: poll.names, ballots: weighted(poll) }).ranking()[0] ?? [] },
  },
  {
    what: 'Meek, 12 candidates, 6 seats, 14,207 ballots', rule: 'meek', poll: { seed: 1920, goesOn: 80, ballots: 14_207, candidates: 12, seats: 6 }, aim: '< 3,600 ms, measured for Python',
    peers: {},
  },
];

function compare({ report }: Run, peers: Peers | undefined, { what, rule, poll: described, aim, peers: theirs }: Comparison): void {
  const poll = pollOf(described);
  const { ms, value: { elected } } = second(() => ours(rule, poll));
  report(what, ms, 'ms', aim);
  for (const [name, work] of Object.entries(peers ? theirs : {})) {
    const their = second(() => work(peers as Peers, poll));
    const agrees = [...their.value].sort().join() === [...elected].sort().join();
    report(`${what}: ${name} took, and ${agrees ? 'elects the same' : `elects ${their.value.join(', ')} where we elect ${elected.join(', ')}`}`, their.ms / ms, 'times ours');
  }
}

const [UNITS, SEATS] = [1_000, 10_000];

function shareOut({ report }: Run, peers: Peers | undefined): void {
  const random = seededRandom(1921);
  const votes = Array.from({ length: UNITS }, () => 1_000 + random.below(99_000));
  const claims = votes.map(each => ({ votes: BigInt(each) }));
  const by = (divisors: 'saintelague' | 'dhondt' | 'huntington') => second(() => apportion({ kind: 'divisor', divisors }, claims, SEATS));
  const what = `${SEATS} seats over ${UNITS} units`;
  const { ms, value: { seats } } = by('saintelague');
  report(`${what}, Sainte-Laguë`, ms, 'ms');
  report(`${what}, D'Hondt`, by('dhondt').ms, 'ms');
  report(`${what}, Huntington-Hill`, by('huntington').ms, 'ms');
  report(`${what}, largest remainder`, second(() => apportion({ kind: 'largest-remainder', quota: 'hare' }, claims, SEATS)).ms, 'ms');
  if (!peers) return;
  const named = Object.fromEntries(votes.map((each, unit) => [`unit ${unit}`, each]));
  const their = second(() => peers.sainteLague(named, SEATS, { draw: true }));
  const agrees = seats.every((each, unit) => each === their.value[`unit ${unit}`]);
  report(`${what}, Sainte-Laguë: sainte-lague took, and ${agrees ? 'shares out the same' : 'shares out otherwise'}`, their.ms / ms, 'times ours');
}

export const countingPeers: Part = {
  about: 'counts and apportionments in memory beside those of packages from the registry, which are fetched for it',
  tells: ['times ours', 'Sainte-Laguë', 'largest remainder'],
  onDatabases: false,
  measure: run => withPeers(peers => {
    for (const comparison of COMPARISONS) compare(run, peers, comparison);
    shareOut(run, peers);
    return Promise.resolve();
  }),
};
