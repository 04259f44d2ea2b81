/**
 * What the ranks of a CSV line say.
 *
 * Definition: a rank holds a name, or a label: undervote or nothing, for a rank that is skipped; overvote, for one with several names; and UWI
 * or "write-in" for everybody whose name was not declared, who count as one candidate. A name that stands again says nothing new.
 * Source: the cast vote records of Minneapolis and Portland, and the settings of RCTab for overvotes and skipped ranks.
 * Complexity: linear in the ranks.
 */
import type { OptionId } from '../ballot.ts';
import { MOST_OPTIONS, PaperPile, type Papers } from '../papers.ts';

/** What papers say that do not go on rank by rank. */
export interface PaperRules {
  /** After an overvote the paper says no more, or goes on at the next rank. */
  readonly overvote: 'exhaust' | 'skip';
  /** Ranks that may be skipped in a row; with more the paper says no more. */
  readonly skipped: number;
}

const LABELS: Readonly<Record<string, 'skipped' | 'overvote' | 'write-in'>> = {
  '': 'skipped', undervote: 'skipped', skipped: 'skipped', overvote: 'overvote', uwi: 'write-in', 'write-in': 'write-in', 'undeclared write-ins': 'write-in', 'undeclared write-in': 'write-in',
};
const UNDECLARED = 'Undeclared Write-ins';
const [SKIPPED, OVERVOTE] = [-1, -2];

export class CsvRanks {
  private readonly rules: PaperRules;
  private readonly names: string[] = [];
  private readonly places = new Map<string, number>();
  private pile = new PaperPile([]);
  /** For each place the last paper that named it; 0 for those that no paper was read to name. */
  private seen = new Uint32Array(64);
  private paper = 1;
  private passed = 0;
  private ended = false;
  private overvoted = false;
  private any = false;

  constructor(rules: PaperRules) {
    this.rules = rules;
  }

  /** The place of a name, from 0, or a label. */
  meaningOf(text: string): number {
    const label = LABELS[text.toLowerCase()];
    if (label === 'skipped') return SKIPPED;
    if (label === 'overvote') return OVERVOTE;
    const name = label === 'write-in' ? UNDECLARED : text;
    const place = this.places.get(name) ?? this.names.push(name) - 1;
    this.places.set(name, place);
    return place;
  }

  get isFull(): boolean {
    return this.names.length > MOST_OPTIONS;
  }

  /** The next rank of the paper at hand, as `meaningOf` says it. */
  rank(meaning: number): void {
    const overvoted = meaning === OVERVOTE;
    this.overvoted ||= overvoted;
    if (this.ended) return;
    this.passed = meaning === SKIPPED ? this.passed + 1 : 0;
    if (this.passed > this.rules.skipped || (overvoted && this.rules.overvote === 'exhaust')) this.ended = true;
    else if (meaning >= 0) this.name(meaning);
  }

  /** False when there are more votes than can be counted. */
  end(votes: number): boolean {
    const fits = this.pile.fits(votes);
    if (fits && !this.any && this.overvoted) this.pile.spoil(BigInt(votes));
    else if (fits) this.pile.end(votes);
    this.forget();
    return fits;
  }

  /** Takes back what the paper at hand has said. */
  drop(): void {
    this.pile.drop();
    this.forget();
  }

  /** Names in the order of their code units, which does not depend on the order of the lines. */
  papers(): Papers {
    const read = this.names.map((_, place) => place).filter(place => (this.seen[place] ?? 0) > 0);
    const sorted = read.sort((a, b) => ((this.names[a] as string) < (this.names[b] as string) ? -1 : 1));
    const places = new Uint16Array(this.names.length);
    sorted.forEach((place, at) => { places[place] = at; });
    const papers = this.pile.papers();
    return { ...papers, marks: papers.marks.map(mark => places[mark] as number), options: sorted.map(place => this.names[place] as OptionId) };
  }

  private name(place: number): void {
    if (place >= this.seen.length) this.lengthen(place + 1);
    if (this.seen[place] === this.paper) return;
    this.seen[place] = this.paper;
    this.any = true;
    this.pile.mark(place);
  }

  private forget(): void {
    this.paper++;
    this.passed = 0;
    this.ended = this.overvoted = this.any = false;
  }

  private lengthen(needed: number): void {
    const longer = new Uint32Array(needed * 2);
    longer.set(this.seen);
    this.seen = longer;
  }
}
