/**
 * BLT files of many ballots, read straight into papers.
 *
 * Definition: the same files as `parseBlt`, in the plain spelling that programs write: no comments, no problems. For anything else the answer is
 * undefined, and the careful reader says what is there.
 * Source: see `blt.ts`.
 * Complexity: one pass over the bytes; memory for the different papers only.
 */
import type { OptionId } from '#tally/ballot.ts';
import { parseBlt } from '#tally/blt.ts';
import { JOINED, MOST_OPTIONS, PaperPile, type Papers } from '#tally/papers.ts';

export interface BltPapers {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  readonly papers: Papers;
  readonly seats: number;
  readonly title: string;
}

const [LINE_END, RETURN, SPACE, EQUALS, ZERO, NINE, HASH] = [10, 13, 32, 61, 48, 57, 35];
/** Digits that a number may have to be exact and plain. */
const PLAIN_DIGITS = 9;

/** Reads numbers and the signs between them; `bad` once something else stands there. */
class Scanner {
  private readonly bytes: Uint8Array;
  at: number;
  bad = false;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** A number without leading noughts. */
  number(): number {
    const from = this.at;
    let value = 0;
    for (let byte = this.bytes[this.at] as number; byte >= ZERO && byte <= NINE; byte = this.bytes[++this.at] as number) value = value * 10 + byte - ZERO;
    const digits = this.at - from;
    if (digits === 0 || digits > PLAIN_DIGITS || (digits > 1 && this.bytes[from] === ZERO)) this.bad = true;
    return value;
  }

  /** Whether this sign stands here; if so, goes past it. */
  takes(sign: number): boolean {
    if (this.bytes[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  endOfLine(): void {
    while (this.takes(SPACE));
    this.takes(RETURN);
    if (!this.takes(LINE_END)) this.bad = true;
  }
}

/** One ballot after its weight. False at a problem. */
function readRanks(scanner: Scanner, pile: PaperPile, seen: Uint32Array, ballot: number): boolean {
  for (;;) {
    if (!scanner.takes(SPACE)) return false;
    let place = scanner.number();
    if (place === 0) break;
    for (let joined = 0; ; joined = JOINED, place = scanner.number()) {
      if (scanner.bad || place < 1 || place >= seen.length || seen[place] === ballot) return false;
      seen[place] = ballot;
      pile.mark((place - 1) | joined);
      if (!scanner.takes(EQUALS)) break;
    }
  }
  scanner.endOfLine();
  return !scanner.bad;
}

/** Up to the line that ends the ballots. False at a problem. */
function readBallots(scanner: Scanner, pile: PaperPile, candidates: number): boolean {
  const seen = new Uint32Array(candidates + 1);
  for (let ballot = 1; ; ballot++) {
    const weight = scanner.number();
    if (scanner.bad) return false;
    if (weight === 0) return true;
    if (!readRanks(scanner, pile, seen, ballot)) return false;
    pile.end(BigInt(weight));
  }
}

/** Undefined when the file needs the careful reader: comments, withdrawals, names that need a second look, and every problem. */
export function readBltPapers(bytes: Uint8Array): BltPapers | undefined {
  const scanner = new Scanner(bytes, 0);
  const candidates = scanner.number();
  if (scanner.bad || !scanner.takes(SPACE) || candidates < 1 || candidates > MOST_OPTIONS) return undefined;
  const seats = scanner.number();
  scanner.endOfLine();
  if (scanner.bad || bytes.includes(HASH)) return undefined;
  const pile = new PaperPile(Array.from({ length: candidates }, (_, place) => String(place) as OptionId));
  if (!readBallots(scanner, pile, candidates)) return undefined;
  // Names and title are few: the careful reader takes them, behind a head without ballots.
  const named = parseBlt(`${candidates} ${seats}\n0${new TextDecoder().decode(bytes.subarray(scanner.at))}`);
  if (!named.ok) return undefined;
  const options = named.value.candidates as readonly OptionId[];
  return { options, withdrawn: [], papers: { ...pile.papers(), options }, seats, title: named.value.title };
}
