/**
 * Ballots as CSV, read as the bytes come.
 *
 * Definition: a first line "count,rank1,rank2,…", then one line for each different ballot (see `CsvRanks`), and how many there are of it; or,
 * where points are asked for, "count" and the names of the candidates (see `CsvPoints`). Commas, semicolons or tabs separate, as in the first line.
 * Source: the cast vote records that election offices publish, grouped by what is on the paper.
 * Complexity: one pass over the bytes; memory for the different papers only.
 */
import { err, ok, type Result } from '#kernel/result.ts';
import type { OptionId } from '../ballot.ts';
import type { BallotFile } from './ballot-file.ts';
import { fieldsOf } from './csv-line.ts';
import { CsvPoints } from './csv-points.ts';
import { CsvRanks, type PaperRules } from './csv-ranks.ts';
import { beginningOf, textOf, type StrangeEncoding } from './encoding.ts';
import { Spellings } from './spellings.ts';
import { LINE_FEED, WholeLines } from './whole-lines.ts';

export interface CsvProblem {
  /** From 1. */
  readonly line: number;
  readonly code:
    | 'empty-file' | 'bad-header' | 'empty-name' | 'duplicate-name' | 'bad-quotes' | 'bad-count' | 'too-many-fields' | 'bad-points' | 'too-many-candidates' | 'too-many-votes' | 'no-names'
    | StrangeEncoding;
  /** What stands there. */
  readonly found: string;
}

/** Which first line is taken. */
export type CsvWants = 'ranks' | 'points' | 'either';

const [RETURN, SPACE, QUOTE, ZERO, NINE] = [13, 32, 34, 48, 57];
const COUNT = /^[1-9]\d{0,14}$/;
const MOST_PROBLEMS = 100;

export class CsvReader {
  private readonly ranks: CsvRanks;
  private readonly wants: CsvWants;
  private readonly spellings: Spellings;
  private readonly whole = new WholeLines(block => { this.block(block); });
  private readonly problems: CsvProblem[] = [];
  private points: CsvPoints | undefined;
  private separator = ',';
  /** Fields after the count; 0 before the first line. */
  private fields = 0;
  private number = 1;
  private stopped = false;
  private begun = false;

  constructor(wants: CsvWants, rules: PaperRules) {
    this.wants = wants;
    this.ranks = new CsvRanks(rules);
    this.spellings = new Spellings(text => this.ranks.meaningOf(text));
  }

  feed(bytes: Uint8Array): void {
    this.whole.feed(bytes);
  }

  /** After the last bytes: what the file says, or all that is wrong with it, up to a hundred problems. */
  end(): Result<BallotFile, readonly CsvProblem[]> {
    this.whole.end();
    if (this.fields === 0 && this.problems.length === 0) return err([{ line: 1, code: 'empty-file', found: '' }]);
    if (this.problems.length > 0) return err(this.problems);
    if (this.points) return ok({ options: this.points.names, withdrawn: [], ballots: this.points.ballots(), title: '' });
    const papers = this.ranks.papers();
    return papers.options.length === 0 ? err([{ line: Math.max(1, this.number - 1), code: 'no-names', found: '' }]) : ok({ options: papers.options, withdrawn: [], ballots: papers, title: '' });
  }

  private refuse(code: CsvProblem['code'], found: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line: this.number, code, found });
  }

  private stop(code: CsvProblem['code'], found = ''): void {
    this.refuse(code, found);
    this.stopped = true;
  }

  private block(bytes: Uint8Array): void {
    let at = this.begun ? 0 : this.begin(bytes);
    while (at < bytes.length && !this.stopped) {
      const end = bytes.indexOf(LINE_FEED, at);
      const last = end > at && bytes[end - 1] === RETURN ? end - 1 : end;
      if (this.fields === 0 || this.points || !this.plainLine(bytes, at, last)) this.asText(bytes.subarray(at, last));
      else this.number++;
      if (this.ranks.isFull) this.stop('too-many-candidates');
      at = end + 1;
    }
  }

  private begin(bytes: Uint8Array): number {
    this.begun = true;
    const beginning = beginningOf(bytes);
    if ('skip' in beginning) return beginning.skip;
    this.stop(beginning.strange);
    return 0;
  }

  /** Reads a line of ranks from the bytes; false when it is not plain, and nothing has been kept of it. */
  private plainLine(bytes: Uint8Array, from: number, end: number): boolean {
    const separator = this.separator.charCodeAt(0);
    let at = from;
    let votes = 0;
    for (let byte = bytes[at] as number; at < end && byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) votes = votes * 10 + byte - ZERO;
    if (at === from || at - from > 9 || bytes[from] === ZERO || bytes[at] !== separator) return false;
    for (let field = 1; at < end; field++) {
      const start = at + 1;
      at = plainEnd(bytes, start, end, separator);
      const meaning = at < 0 || field > this.fields ? undefined : this.meaning(bytes, start, at);
      if (typeof meaning !== 'number') return this.dropped();
      this.ranks.rank(meaning);
    }
    if (!this.ranks.end(votes)) this.refuse('too-many-votes', String(votes));
    return true;
  }

  private meaning(bytes: Uint8Array, from: number, to: number): number | StrangeEncoding {
    while (from < to && bytes[from] === SPACE) from++;
    while (from < to && bytes[to - 1] === SPACE) to--;
    return this.spellings.meaning(bytes, from, to);
  }

  private dropped(): false {
    this.ranks.drop();
    return false;
  }

  /** A line, or several where only returns end them. */
  private asText(bytes: Uint8Array): void {
    const read = textOf(bytes);
    if ('strange' in read) return this.stop(read.strange);
    for (const line of read.text.split('\r')) {
      if (line.trim() !== '' && !this.stopped) this.line(line);
      this.number++;
    }
  }

  private line(text: string): void {
    if (this.fields === 0) this.separator = /^\s*"?count"?\s*([,;\t])/iu.exec(text)?.[1] ?? ',';
    const fields = fieldsOf(text, this.separator);
    if (!fields) return this.refuse('bad-quotes', text);
    if (this.fields === 0) return this.header(fields);
    const [count = '', ...cells] = fields;
    if (!COUNT.test(count)) return this.refuse('bad-count', count);
    if (cells.length > this.fields) return this.refuse('too-many-fields', String(cells.length));
    if (this.points) {
      const wrong = this.points.add(Number(count), cells);
      if (wrong !== undefined) this.refuse('bad-points', wrong);
      return;
    }
    for (const cell of cells) this.ranks.rank(this.ranks.meaningOf(cell));
    if (!this.ranks.end(Number(count))) this.refuse('too-many-votes', count);
  }

  private header([count = '', ...names]: readonly string[]): void {
    const isRanks = names.every((name, at) => name.toLowerCase() === `rank${at + 1}`);
    if (count.toLowerCase() !== 'count' || names.length === 0 || this.wants === (isRanks ? 'points' : 'ranks')) return this.stop('bad-header', [count, ...names].join(this.separator));
    this.fields = names.length;
    if (isRanks) return;
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (names.includes('')) this.stop('empty-name');
    else if (twice !== undefined) this.stop('duplicate-name', twice);
    this.points = new CsvPoints(names.map(name => name as OptionId));
  }
}

/** Where a field without quotes ends; -1 for one that is not plain. */
function plainEnd(bytes: Uint8Array, from: number, end: number, separator: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === separator) return at;
    if (byte === QUOTE || byte === RETURN) return -1;
  }
  return end;
}
