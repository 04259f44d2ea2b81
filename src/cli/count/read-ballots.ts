/** Reads a ballot file, whatever its format, as its bytes come; what is wrong with it is said with line and reason. */
import type { BallotFile } from '#tally/ballot-files/ballot-file.ts';
import type { BltProblem } from '#tally/ballot-files/blt.ts';
import { BltReader } from '#tally/ballot-files/blt-reader.ts';
import type { PaperRules } from '#tally/ballot-files/csv-ranks.ts';
import { CsvReader, type CsvProblem, type CsvWants } from '#tally/ballot-files/csv-reader.ts';
import type { Io } from '../command.ts';
import { bytesOf } from '../input-file.ts';
import { showProgress } from '../progress.ts';
import { harmless } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const WORDS: Readonly<Record<BltProblem['code'] | CsvProblem['code'], string>> = {
  'bad-header': 'the first line is "candidates seats", two whole numbers from 1',
  'too-many-candidates': 'more candidates than can be counted, 32767',
  'bad-withdrawal': 'a withdrawn candidate is a number with a minus',
  'withdrawn-twice': 'the candidate is withdrawn twice',
  'withdrawal-after-ballots': 'withdrawals stand before the ballots',
  'no-such-candidate': 'there is no candidate of this number',
  'bad-weight': 'a ballot begins with how many there are of it, a whole number from 1, of 15 digits at most',
  'bad-rank': 'a rank is the number of a candidate, or several joined by =',
  'ranked-twice': 'the ballot ranks a candidate twice',
  'ballot-not-ended': 'a ballot ends with 0',
  'text-after-ballot': 'something follows the 0 that ends the ballot',
  'too-many-votes': 'more votes than can be counted, 2^64 - 1',
  'ballots-not-ended': 'no line 0 ends the ballots',
  'bad-name': 'a name stands in double quotes, one a line',
  'empty-name': 'a name is empty',
  'duplicate-name': 'two candidates have the same name',
  'too-few-names': 'fewer names than candidates',
  'text-after-title': 'something follows the title',
  'all-withdrawn': 'all candidates are withdrawn',
  'utf-16': 'the file is in UTF-16, and is read in UTF-8: save it as UTF-8',
  'not-utf-8': 'not UTF-8, but perhaps Latin-1 or Windows-1251: save the file as UTF-8',
  'not-text': 'a zero byte stands here: this is no text',
  'empty-file': 'the file is empty',
  'bad-quotes': 'a field in double quotes ends on its line, and nothing stands beside it',
  'bad-count': 'the count is a whole number from 1, of 15 digits at most',
  'too-many-fields': 'more fields than the first line has',
  'bad-points': 'points are whole numbers of 15 digits at most',
  'no-names': 'no ballot names anybody',
};
const CSV_HEADERS: Readonly<Record<CsvWants, string>> = {
  ranks: 'the first line is count,rank1,rank2,…',
  points: 'the first line is count and the names of the candidates: count,Anna,Boris',
  either: 'the first line is count,rank1,rank2,… or count and the names of the candidates',
};

export interface Wanted {
  /** What the first line of a CSV file may be. */
  readonly csv: CsvWants;
  readonly papers: PaperRules;
}

/** @throws UnusableInput with every problem and its line, up to a hundred */
export async function readBallots(path: string, wanted: Wanted, io: Io): Promise<BallotFile> {
  const { size, chunks } = await bytesOf(path, io);
  let reader: BltReader | CsvReader | undefined;
  let read = 0;
  for await (const chunk of chunks) {
    reader ??= isCsv(path, chunk) ? new CsvReader(wanted.csv, wanted.papers) : new BltReader();
    reader.feed(chunk);
    read += chunk.length;
    showProgress(io, `${path}: ${size > 0 ? `${Math.floor((read / size) * 100)} % read` : `${read} bytes read`}`);
  }
  showProgress(io, '');
  const isBlt = reader instanceof BltReader || !isCsv(path, new Uint8Array());
  const file = (reader ?? (isBlt ? new BltReader() : new CsvReader(wanted.csv, wanted.papers))).end();
  if (file.ok) return file.value;
  throw new UnusableInput(...file.error.map(({ line, code, found }) => {
    const words = code === 'bad-header' && !isBlt ? CSV_HEADERS[wanted.csv] : WORDS[code];
    return `${path}:${line}: ${words} (${code})${found === '' ? '' : `: ${shortened(found)}`}`;
  }));
}

/** By its name, or by how it begins, which on standard input is all there is. */
function isCsv(path: string, start: Uint8Array): boolean {
  return path.toLowerCase().endsWith('.csv') || /^(\u00ef\u00bb\u00bf)?\s*"?count"?\s*[,;\t]/i.test(String.fromCharCode(...start.subarray(0, 64)));
}

const MOST_SHOWN = 60;

function shortened(found: string): string {
  return harmless(found.length > MOST_SHOWN ? `${found.slice(0, MOST_SHOWN)}…` : found);
}
