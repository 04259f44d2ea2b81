/** Large polls made up from a seed, in memory or as the ballot files that people have. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { seededRandom, type Random } from '#kernel/random.ts';

export interface LargePoll {
  readonly ballots: number;
  readonly candidates: number;
  readonly seats: number;
  readonly seed: number;
  /** Of a hundred papers, how many go on after each of their preferences. */
  readonly goesOn: number;
}

/** One million papers, some 610,000 of them different: those who rank many candidates rank each in a way of their own. */
export const MILLION: LargePoll = { ballots: 1_000_000, candidates: 12, seats: 6, seed: 1918, goesOn: 89 };

/** Numbers of candidates from 1. They are drawn with chances that fall from the first to the last, so that somebody wins and somebody has to go. */
function ranking({ candidates, goesOn }: LargePoll, random: Random): readonly number[] {
  const left = Array.from({ length: candidates }, (_, place) => place + 1);
  const ranks: number[] = [];
  do {
    const at = Math.min(random.below(left.length), random.below(left.length + 4));
    ranks.push(...left.splice(at, 1));
  } while (left.length > 0 && random.below(100) < goesOn);
  return ranks;
}

export function rankingsOf(poll: LargePoll): readonly (readonly number[])[] {
  const random = seededRandom(poll.seed);
  return Array.from({ length: poll.ballots }, () => ranking(poll, random));
}

export function nameOf(candidate: number): string {
  return `Candidate ${candidate}`;
}

const LINES_AT_ONCE = 20_000;

interface Form {
  readonly head: string;
  readonly line: (ranks: readonly number[]) => string;
  readonly foot: string;
}

async function write(path: string, poll: LargePoll, { head, line, foot }: Form): Promise<void> {
  const random = seededRandom(poll.seed);
  const file = createWriteStream(path);
  file.write(head);
  for (let written = 0; written < poll.ballots; written += LINES_AT_ONCE) {
    const lines = Array.from({ length: Math.min(LINES_AT_ONCE, poll.ballots - written) }, () => line(ranking(poll, random)));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end(foot);
  await finished(file);
}

/** One line for each paper, as a scanner writes them. */
export async function writeLargePoll(path: string, poll: LargePoll): Promise<void> {
  const names = Array.from({ length: poll.candidates }, (_, place) => `"${nameOf(place + 1)}"\n`).join('');
  await write(path, poll, { head: `${poll.candidates} ${poll.seats}\n`, line: ranks => `1 ${ranks.join(' ')} 0\n`, foot: `0\n${names}"A large poll"\n` });
}

/** The same papers. */
export async function writeLargePollAsCsv(path: string, poll: LargePoll): Promise<void> {
  const head = ['count', ...Array.from({ length: poll.candidates }, (_, place) => `rank${place + 1}`)].join(',');
  await write(path, poll, { head: `${head}\n`, line: ranks => `1,${ranks.map(nameOf).join(',')}\n`, foot: '' });
}
