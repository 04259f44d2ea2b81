/** One poll from its opening to its end: marks, ballots, and what the verdict on them has to be. */
import type { Json } from './canonical.ts';
import { Board } from './board.ts';
import { Box, choiceFault, totalsOf } from './ballots.ts';
import { changesOf } from './change.ts';
import { recount } from './election.ts';
import { countIn, digestOf, listIn, membersIn, sameJson, textIn, textsIn, timeIn } from './fields.ts';
import type { Report } from './seats.ts';
import type { Members } from './shape.ts';
import { quorumOf, testsOf, type Poll as Figures } from './threshold.ts';
import type { Means, Ruling } from './ties.ts';
import { unitVerdicts } from './units.ts';

/** What the record says besides about the moment of closing. */
export interface Circumstances {
  readonly present: number | undefined;
  readonly lots: readonly string[] | undefined;
  /** The winner that people named for the tie the poll was left in. */
  readonly winner: string | undefined;
  readonly incumbents: readonly string[];
}

interface TellerCount {
  readonly [answer: string]: number;
}

export class Poll {
  readonly order: Members;
  readonly id: string;
  readonly #digest: string;
  readonly #size: number;
  readonly #marks = new Set<number>();
  readonly #box = new Box();
  readonly #board: Board;
  readonly #tellers = new Map<string, TellerCount>();
  #tied: readonly string[] = [];
  /** Given so far: a count that ties more than once is counted again with all of them. */
  readonly #rulings: Ruling[] = [];
  #lots: readonly string[] | undefined;
  stage: 'open' | 'tied' | 'closed' | 'annulled' = 'open';

  constructor(order: Members) {
    this.order = order;
    this.id = textIn(order.poll, 'poll');
    this.#board = new Board(this.id);
    this.#digest = digestOf(order);
    this.#size = countIn(membersIn(order.roll, 'roll').size, 'size');
  }

  /** How many lines have voted so far. */
  get markedLines(): number {
    return this.#marks.size;
  }

  get #isSecret(): boolean {
    return this.order.secrecy === 'secret';
  }

  /** Everybody sits in a direct council. Where the roll lists seats, nobody does. */
  get #isDirect(): boolean {
    return this.order.direct === true && membersIn(membersIn(this.order.roll, 'roll').spec, 'spec').of !== 'holders';
  }

  get #isByHands(): boolean {
    return this.order.mode === 'hall-count';
  }

  /** The roll of a hall lists who is present. Of the electors the record then tells only that they are not fewer. */
  #electors(stated: Json | undefined): number {
    const spec = membersIn(membersIn(this.order.roll, 'roll').spec, 'spec');
    return spec.of === 'present' && typeof stated === 'number' ? Math.max(stated, this.#size) : this.#size;
  }

  /** Sizes that follow from the roll and from the seats of the body. */
  opened(seats: { readonly seats: number; readonly filled: number }, report: Report): void {
    const { electors, members, seats: all, filled } = membersIn(this.order.bases, 'bases');
    const stated = { electors, members, seats: all, filled };
    const own = { electors: this.#electors(electors), members: this.#electors(members) };
    const found: Record<string, number> = this.#isDirect ? { ...own, seats: own.electors, filled: own.electors } : { ...own, ...seats };
    for (const [base, size] of Object.entries(stated)) if (size !== undefined && size !== found[base]) report('base', `${this.id}: the base ${base} is given as ${String(size)}, the record has ${found[base]}`);
  }

  marked(lines: readonly Json[], at: number, report: Report): void {
    if (this.stage !== 'open') report('mark-after-closing', `${this.id}: marks in a poll that is ${this.stage}`);
    const { opens, closes } = this.order;
    if (at < timeIn(opens, 'opens') || (closes !== undefined && at >= timeIn(closes, 'closes'))) report('mark-out-of-time', `${this.id}: marks at ${at}, outside of ${String(opens)} to ${String(closes ?? 'closing')}`);
    for (const each of lines) {
      const line = countIn(each, 'line');
      if (line >= this.#size) report('mark-off-roll', `${this.id}: line ${line} of a roll of ${this.#size}`);
      if (this.#marks.has(line)) report('mark-twice', `${this.id}: line ${line} has been marked before`);
      this.#marks.add(line);
    }
  }

  votes(votes: readonly Members[], at: number, report: Report): void {
    if (this.#isSecret) report('open-vote-in-secret-poll', `${this.id} is secret, and the record shows votes by line`);
    this.marked(votes.map(vote => vote.line!), at, report);
    for (const { choice, weight } of votes) this.#drop(choice!, countIn(weight, 'weight'), report);
  }

  boardPart(data: Members, leaf: Buffer, report: Report): void {
    this.#offBoard(report);
    for (const { choice, weight } of this.#board.part(data, leaf, report)) this.#drop(choice!, countIn(weight, 'weight'), report);
  }

  boardNamed(data: Members, report: Report): void {
    this.#offBoard(report);
    this.#board.named(data, report);
  }

  #offBoard(report: Report): void {
    if (!this.#isSecret) report('board-of-open-poll', `${this.id} is open and has no board`);
    if (this.stage !== 'open') report('board-after-closing', `${this.id}: a board in a poll that is ${this.stage}`);
  }

  handsCounted(count: Members): void {
    const figure = (answer: string): number => countIn(count[answer], answer);
    this.#tellers.set(textIn(count.teller, 'teller'), { for: figure('for'), against: figure('against'), abstain: figure('abstain') });
  }

  tiedOn(verdict: Members, given: Circumstances, report: Report): void {
    if (this.stage !== 'open' && this.stage !== 'tied') report('closed-twice', `${this.id} is ${this.stage} already`);
    this.#check(verdict, given, report);
    this.stage = 'tied';
    const { tied } = membersIn(verdict.count, 'count');
    this.#tied = textsIn(tied ?? [], 'tied');
  }

  closed(verdict: Members, given: Circumstances, report: Report): void {
    if (this.stage !== 'open' && this.stage !== 'tied') report('closed-twice', `${this.id} is ${this.stage} already`);
    if (this.#isByHands) this.#byHands(verdict, report);
    this.#check(verdict, given, report);
    this.stage = 'closed';
    // A poll that is closed takes nothing more; a record of many polls must not keep all their marks.
    this.#marks.clear();
    this.#box.clear();
  }

  #drop(choice: Json, weight: number, report: Report): void {
    const fault = choiceFault(this.order, choice, weight);
    if (fault !== undefined) report('choice', `${this.id}: ${fault}`);
    if (!this.#isWeighted && weight !== 1) report('weight', `${this.id}: a ballot of ${weight} votes where each has one`);
    this.#box.add(choice, weight);
  }

  get #isWeighted(): boolean {
    return membersIn(membersIn(this.order.roll, 'roll').spec, 'spec').weighted === true;
  }

  /** Hands have no lines: two tellers must have counted what the verdict rests on. */
  #byHands(verdict: Members, report: Report): void {
    const counts = [...this.#tellers.values()];
    const totals = membersIn(verdict.totals, 'totals');
    if (counts.length < 2) report('tellers', `${this.id}: counted by ${counts.length} tellers where two are needed`);
    for (const count of counts) for (const [answer, hands] of Object.entries(count)) {
      const stated = totals[answer] === undefined ? 0 : membersIn(totals[answer], answer).heads;
      if (stated !== hands) report('tellers', `${this.id}: a teller counted ${hands} ${answer}, the verdict has ${String(stated)}`);
    }
  }

  /** The ballots that the verdict rests on, grouped: hands stand in it, all others elsewhere in the record. */
  #ballots(verdict: Members, report: Report): readonly Json[] {
    if (this.#isByHands) return listIn(verdict.ballots, 'ballots');
    if (verdict.ballots !== undefined) report('ballots', `${this.id}: the verdict has ballots of its own`);
    if (this.#isSecret && !this.#board.isNamed) report('board-missing', `${this.id}: a verdict on a secret poll without a board`);
    return this.#box.groups();
  }

  #check(verdict: Members, given: Circumstances, report: Report): void {
    if (verdict.order !== this.#digest) report('verdict-order', `${this.id}: the verdict is on order ${String(verdict.order)}, opened was ${this.#digest}`);
    const groups = this.#ballots(verdict, report);
    const heads = groups.reduce<number>((sum, group) => sum + countIn(membersIn(group, 'group').heads, 'heads'), 0);
    const weight = groups.reduce<number>((sum, group) => sum + countIn(membersIn(group, 'group').weight, 'weight'), 0);
    const marks = this.#isByHands ? heads : this.#marks.size;
    if (verdict.marks !== marks) report('marks', `${this.id}: the verdict counts ${String(verdict.marks)} marks, the record has ${marks}`);
    if (heads !== marks) report('ballots-and-marks', `${this.id}: ${heads} ballots for ${marks} marks`);
    if (weight > countIn(membersIn(this.order.roll, 'roll').weight, 'weight')) report('roll-weight', `${this.id}: ${weight} votes, more than the roll carries`);
    this.#checkOutcome(verdict, given, groups, report);
  }

  #checkOutcome(verdict: Members, given: Circumstances, groups: readonly Json[], report: Report): void {
    const differs = (name: string, found: Json | undefined, expected: Json | undefined): void => {
      if (!sameJson(found, expected)) report(name, `${this.id}: ${name} should be ${brief(expected)}, the verdict has ${brief(found)}`);
    };
    const totals = totalsOf(groups);
    differs('totals', verdict.totals, { ...totals } as unknown as Json);
    differs('present', verdict.present, given.present);
    const decision = membersIn(this.order.decision, 'decision');
    if (decision.kind === 'threshold') {
      const units = unitVerdicts(this.order, groups);
      const figures: Figures = { order: this.order, totals, present: given.present, ...(units === undefined ? {} : { units }) };
      const tests = testsOf(figures, decision.threshold);
      differs('units', verdict.units, units as Json | undefined);
      const carried = tests.every(test => test.met === true);
      differs('tests', verdict.tests, tests as Json[]);
      differs('changes', verdict.wouldHaveChangedIt, changesOf(figures, decision.threshold, carried) as Json[]);
      return differs('outcome', verdict.outcome, carried ? 'carried' : 'lost');
    }
    differs('changes', verdict.wouldHaveChangedIt, []);
    this.#checkElection(verdict, given, groups, differs);
  }

  #checkElection(verdict: Members, given: Circumstances, groups: readonly Json[], differs: (name: string, found: Json | undefined, expected: Json | undefined) => void): void {
    const { quorum } = membersIn(this.order.decision, 'decision');
    const tests = quorum === undefined ? [] : quorumOf(participation(this.order, groups, given.present), membersIn(quorum, 'quorum').quorum);
    differs('tests', verdict.tests, tests as Json[]);
    if (given.winner !== undefined) this.#rulings.push({ between: this.#tied, winner: given.winner });
    this.#lots ??= given.lots;
    const ladder = textsIn(this.order.ties, 'ties');
    const means: Means = {
      incumbents: given.incumbents, ladder: this.#rulings.length === 0 || ladder.includes('ruling') ? ladder : [...ladder, 'ruling'],
      ...(this.#lots ? { lots: this.#lots } : {}), rulings: this.#rulings,
    };
    const counted = recount(this.order, groups, means);
    if (!counted) return differs('method', membersIn(this.order.decision, 'decision').method, 'a method that can be counted again here');
    const { count } = verdict;
    for (const name of ['elected', 'quota', 'stages', 'ties', 'alternates', 'tied']) differs(name, membersIn(count, 'count')[name], counted.record[name]);
    differs('outcome', verdict.outcome, !tests.every(test => test.met === true) ? 'void' : counted.open ? 'ruling-needed' : 'elected');
  }
}

/** For the quorum of an election everybody who voted took part, whatever the ballot says. */
function participation(order: Members, groups: readonly Json[], present: number | undefined): Figures {
  const sum = (name: 'heads' | 'weight'): number => groups.reduce<number>((total, group) => total + countIn(membersIn(group, 'group')[name], name), 0);
  return { order, present, totals: { abstain: { heads: sum('heads'), weight: sum('weight') } } };
}

function brief(value: Json | undefined): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
