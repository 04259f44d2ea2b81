/**
 * BLT files read as their bytes come, straight into papers.
 *
 * Definition: the same files as `parseBlt` reads, and the same problems. Lines as programs write them, a weight and numbers with single spaces,
 * are read from the bytes; every other line is read as text.
 * Source: see `blt.ts`.
 * Complexity: one pass over the bytes; memory for the different papers only.
 */
import { err, ok, type Result } from '#kernel/result.ts';
import type { OptionId } from '../ballot.ts';
import { JOINED, PaperPile } from '../papers.ts';
import type { BallotFile } from './ballot-file.ts';
import { BltLines, type BltProblem } from './blt-lines.ts';
import { beginningOf, textOf } from './encoding.ts';
import { LINE_FEED, WholeLines } from './whole-lines.ts';

const [RETURN, SPACE, EQUALS, ZERO, NINE] = [13, 32, 61, 48, 57];
/** Digits that a number may have to be read from the bytes. */
const PLAIN_DIGITS = 9;
const BAD = -1;

/** Reads numbers, and signs between them, from a block whose last byte ends a line. */
class Scanner {
  bytes: Uint8Array = new Uint8Array();
  at = 0;

  /** A number without leading noughts, or BAD. */
  number(): number {
    const { bytes } = this;
    const from = this.at;
    let at = from;
    let value = 0;
    for (let byte = bytes[at] as number; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) value = value * 10 + byte - ZERO;
    this.at = at;
    return at === from || at - from > PLAIN_DIGITS || (at - from > 1 && bytes[from] === ZERO) ? BAD : value;
  }

  /** Whether this sign stands here; if so, goes past it. */
  takes(sign: number): boolean {
    if (this.bytes[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  endsLine(): boolean {
    this.takes(RETURN);
    return this.takes(LINE_FEED);
  }
}

export class BltReader {
  private readonly lines: BltLines;
  private readonly whole = new WholeLines(block => { this.block(block); });
  private readonly scanner = new Scanner();
  private pile = new PaperPile([]);
  /** For each candidate's number the last ballot that named it. */
  private seen = new Uint32Array();
  private ballot = 0;
  /** Of the line that is read next. */
  private number = 1;
  private begun = false;

  constructor() {
    this.lines = new BltLines((weight, ranks) => this.keep(weight, ranks));
  }

  feed(bytes: Uint8Array): void {
    this.whole.feed(bytes);
  }

  /** After the last bytes. */
  end(): Result<BallotFile, readonly BltProblem[]> {
    this.whole.end();
    const { lines } = this;
    lines.close();
    if (lines.problems.length > 0) return err(lines.problems);
    const candidates = [...lines.names] as OptionId[];
    const options = candidates.filter((_, place) => !lines.withdrawn.has(place));
    return ok({
      options, withdrawn: candidates.filter((_, place) => lines.withdrawn.has(place)), ballots: { ...this.pile.papers(), options: candidates }, seats: lines.seats, title: lines.title ?? '',
    });
  }

  private block(bytes: Uint8Array): void {
    const { scanner, lines } = this;
    scanner.bytes = bytes;
    scanner.at = this.begun ? 0 : this.begin(bytes);
    while (scanner.at < bytes.length && lines.part !== 'nothing') {
      const from = scanner.at;
      if (lines.part !== 'ballots' || !this.plainBallot()) this.asText(bytes, from);
    }
  }

  private begin(bytes: Uint8Array): number {
    this.begun = true;
    const beginning = beginningOf(bytes);
    if ('skip' in beginning) return beginning.skip;
    this.lines.strange(1, beginning.strange);
    return 0;
  }

  /** Reads a line from the bytes and goes past it; false when it is not plain, and nothing has been kept of it. */
  private plainBallot(): boolean {
    const { scanner, pile } = this;
    const weight = scanner.number();
    if (weight > 0 && this.plainRanks() && scanner.endsLine() && pile.fits(weight)) {
      pile.end(weight);
      this.lines.passed(this.number++);
      return true;
    }
    pile.drop();
    return false;
  }

  private plainRanks(): boolean {
    const { scanner, seen, pile } = this;
    const ballot = ++this.ballot;
    for (;;) {
      if (!scanner.takes(SPACE)) return false;
      let place = scanner.number();
      if (place === 0) return true;
      for (let joined = 0; ; joined = JOINED, place = scanner.number()) {
        if (place < 1 || place >= seen.length || seen[place] === ballot) return false;
        seen[place] = ballot;
        pile.mark((place - 1) | joined);
        if (!scanner.takes(EQUALS)) break;
      }
    }
  }

  /** A line, or several where only returns end them. */
  private asText(bytes: Uint8Array, from: number): void {
    const end = bytes.indexOf(LINE_FEED, from);
    this.scanner.at = end + 1;
    const read = textOf(bytes.subarray(from, bytes[end - 1] === RETURN && end > from ? end - 1 : end));
    if ('strange' in read) return this.lines.strange(this.number, read.strange);
    for (const line of read.text.split('\r')) {
      this.lines.line(this.number++, line);
      if (this.seen.length === 0 && this.lines.part === 'ballots') this.prepare();
    }
  }

  private prepare(): void {
    const { candidates } = this.lines;
    this.seen = new Uint32Array(candidates + 1);
    this.pile = new PaperPile(Array.from({ length: candidates }, (_, place) => String(place) as OptionId));
  }

  private keep(weight: bigint, ranks: readonly (readonly number[])[]): boolean {
    const votes = weight <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(weight) : weight;
    if (!this.pile.fits(votes)) return false;
    for (const rank of ranks) rank.forEach((place, index) => { this.pile.mark(index === 0 ? place : place | JOINED); });
    this.pile.end(votes);
    return true;
  }
}
