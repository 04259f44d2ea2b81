/** Ballot files as contests: BLT, or CSV with a column of counts and one of names for each rank. */
import { extname } from 'node:path';
import { contestOf, parseBlt, type BltProblem } from '#tally/blt.ts';
import { readBltPapers } from './blt-papers.ts';
import { decoded } from '../input-file.ts';
import { UnusableInput } from '../unusable-input.ts';
import { readBallotCsv, type PaperRules } from './ballot-csv.ts';
import type { BallotFile } from './read-ballots.ts';

const WORDS: Readonly<Record<BltProblem['code'], string>> = {
  'bad-header': 'the first line is "candidates seats", two whole numbers from 1',
  'bad-withdrawal': 'a withdrawn candidate is a number with a minus',
  'withdrawn-twice': 'the candidate is withdrawn twice',
  'withdrawal-after-ballots': 'withdrawals stand before the ballots',
  'no-such-candidate': 'there is no candidate of this number',
  'bad-weight': 'a ballot begins with how many there are of it, a whole number from 1',
  'bad-rank': 'a rank is the number of a candidate, or several joined by =',
  'ranked-twice': 'the ballot ranks a candidate twice',
  'ballot-not-ended': 'a ballot ends with 0',
  'text-after-ballot': 'something follows the 0 that ends the ballot',
  'ballots-not-ended': 'no line 0 ends the ballots',
  'bad-name': 'a name stands in double quotes, one a line',
  'empty-name': 'a name is empty',
  'duplicate-name': 'two candidates have the same name',
  'too-few-names': 'fewer names than candidates',
  'text-after-title': 'something follows the title',
  'all-withdrawn': 'all candidates are withdrawn',
};

/** @throws UnusableInput with every problem and its line */
export function readBallots(path: string, bytes: Uint8Array, papers: PaperRules): BallotFile {
  if (extname(path).toLowerCase() === '.csv') return readBallotCsv(path, decoded(path, bytes), papers);
  const plain = readBltPapers(bytes);
  if (plain) return { ...plain, ballots: plain.papers };
  const parsed = parseBlt(decoded(path, bytes));
  if (!parsed.ok) throw new UnusableInput(...parsed.error.map(({ line, code, found }) => `${path}:${line}: ${WORDS[code]} (${code}): ${found}`));
  return { ...contestOf(parsed.value), title: parsed.value.title };
}
