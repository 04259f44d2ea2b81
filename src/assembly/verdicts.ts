/** From a ballot box to a verdict: the figures of the frozen order, tested exactly. */
import { formatRational, parseRational, type Rational } from '#kernel/rational.ts';
import type { BallotGroup, Choice as TallyChoice, OptionId } from '#tally/ballot.ts';
import { alternatesOf, countContest, type Count, type StageAction } from '#tally/count.ts';
import { evaluate, evaluateQuorum, type Counted, type CountedFigures, type Figures, type Judgement as Evaluated, type QuorumTest, type Test, type TestResult, type Threshold } from '#tally/threshold.ts';
import { breakTie, type TieInputs } from '#tally/tie.ts';
import { unreachable } from '#kernel/unreachable.ts';
import { unitFigures, unitVerdicts } from './unit-verdicts.ts';
import { ruleOf } from './counted-by.ts';
import type { Choice, CountDecision, CountRecord, GroupedBallots, OrderOfPoll, TestRecord, ThresholdRecord, VerdictRecord } from './order.ts';

function fraction(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`not a fraction: ${text}`);
  return value;
}

export function thresholdOf(record: ThresholdRecord): Threshold {
  return {
    all: record.all.map(test => ({ ...test, share: fraction(test.share) })),
    quorum: record.quorum.map(test => ({ ...test, share: fraction(test.share) })),
  };
}

type Totals = VerdictRecord['totals'];

function addTo(totals: Record<string, { heads: number; weight: number }>, key: string, heads: number, weight: number): void {
  const sum = (totals[key] ??= { heads: 0, weight: 0 });
  sum.heads += heads;
  sum.weight += weight;
}

/** A ballot without names is blank. */
function addAll(totals: Record<string, { heads: number; weight: number }>, options: readonly string[], heads: number, weight: number): void {
  if (options.length === 0) addTo(totals, 'blank', heads, weight);
  for (const option of options) addTo(totals, option, heads, weight);
}

function countInto(totals: Record<string, { heads: number; weight: number }>, choice: Choice, heads: number, weight: number): void {
  switch (choice.kind) {
    case 'question': return addTo(totals, choice.vote, heads, weight);
    case 'split': {
      const parts = [['for', choice.for], ['against', choice.against], ['abstain', choice.abstain]] as const;
      // A split delegation is one head: it counts where most of its votes went, and as abstaining when they are equal.
      const [most, second] = [...parts].sort((a, b) => b[1] - a[1]);
      for (const [vote, votes] of parts) addTo(totals, vote, 0, votes * heads);
      return addTo(totals, most && second && most[1] > second[1] ? most[0] : 'abstain', heads, 0);
    }
    case 'ranking': return addAll(totals, choice.order.slice(0, 1), heads, weight);
    case 'ranks': return addAll(totals, choice.ranks[0] ?? [], heads, weight);
    case 'picks': return addAll(totals, choice.options, heads, weight);
    case 'points': {
      const given = Object.entries(choice.points);
      for (const [option, points] of given) addTo(totals, option, heads, weight * points);
      return given.length === 0 ? addTo(totals, 'blank', heads, weight) : undefined;
    }
    default: return unreachable(choice);
  }
}

export function totalsOf(ballots: readonly GroupedBallots[]): Totals {
  const totals: Record<string, { heads: number; weight: number }> = {};
  for (const group of ballots) countInto(totals, group.choice, group.heads, group.weight);
  return totals;
}

function figuresOf(order: OrderOfPoll, totals: Totals, present: number | undefined): Figures {
  const inHeads = order.bases;
  const bases = (weighted: boolean): CountedFigures['bases'] => {
    const sized: Partial<Record<string, bigint>> = {};
    for (const [base, size] of Object.entries(inHeads)) sized[base] = BigInt(size);
    // In the hall everybody has one vote, and the roll lists those present only.
    if (weighted && order.roll.spec.of !== 'present') for (const base of ['members', 'electors', 'seats', 'filled'] as const) sized[base] = BigInt(order.roll.weight);
    if (present !== undefined) sized['present'] = BigInt(present);
    return sized;
  };
  const figures = (by: 'heads' | 'weight'): CountedFigures => ({
    for: BigInt(totals['for']?.[by] ?? 0), against: BigInt(totals['against']?.[by] ?? 0), abstain: BigInt(totals['abstain']?.[by] ?? 0),
    bases: bases(by === 'weight'),
  });
  return { heads: figures('heads'), weights: figures('weight') };
}

function testRecord(kind: TestRecord['kind'], result: TestResult<Test | QuorumTest>): TestRecord {
  const { test } = result;
  return {
    kind, share: formatRational(test.share), strict: test.strict, of: test.of, counted: test.counted ?? 'heads', ...(test.unitKind === undefined ? {} : { unitKind: test.unitKind }),
    have: formatRational(result.have), need: formatRational(result.need), base: String(result.base), met: result.met,
  };
}

/** In a card vote the heads of the rule are votes: what the delegations carry decides. */
function inMode(order: OrderOfPoll, threshold: Threshold): Threshold {
  if (order.mode !== 'card') return threshold;
  const counted = (of: Counted): Counted => (of === 'heads' ? 'weights' : of);
  return { ...threshold, all: threshold.all.map(test => ({ ...test, counted: counted(test.counted) })) };
}

export interface Closing {
  readonly order: OrderOfPoll;
  readonly digest: string;
  readonly ballots: readonly GroupedBallots[];
  readonly marks: number;
  readonly present?: number;
}

function changesRecord(evaluated: Evaluated): VerdictRecord['wouldHaveChangedIt'] {
  return evaluated.wouldHaveChangedIt.map(change => ({ shifts: change.shifts.map(shift => ({ ...shift, by: String(shift.by) })) }));
}

/** Hands leave no other trace; what is on the board or among the open votes need not be told again. */
function handsOf({ order, ballots }: Closing): Pick<VerdictRecord, 'ballots'> {
  return order.mode === 'hall-count' ? { ballots } : {};
}

/** The verdict on a question: carried when every test of the frozen threshold is met. */
export function verdictOnQuestion(closing: Closing, record: ThresholdRecord): VerdictRecord {
  const totals = totalsOf(closing.ballots);
  const units = unitVerdicts(closing.order, closing.ballots);
  const evaluated = evaluate(inMode(closing.order, thresholdOf(record)), { ...figuresOf(closing.order, totals, closing.present), ...unitFigures(units) });
  return {
    order: closing.digest, outcome: evaluated.carried ? 'carried' : 'lost', marks: closing.marks, ...handsOf(closing), totals,
    tests: [...evaluated.tests.map(result => testRecord('majority', result)), ...evaluated.quorum.map(result => testRecord('quorum', result))],
    wouldHaveChangedIt: changesRecord(evaluated), ...(closing.order.units === undefined ? {} : { units }),
    ...(closing.present === undefined ? {} : { present: closing.present }),
  };
}

function tallyBallot(group: GroupedBallots): BallotGroup {
  const choice = (): TallyChoice => {
    switch (group.choice.kind) {
      case 'ranking': return { kind: 'ranking', ranks: group.choice.order.map(id => [id as OptionId]) };
      case 'ranks': return { kind: 'ranking', ranks: group.choice.ranks as readonly (readonly OptionId[])[] };
      case 'points': return { kind: 'points', points: new Map(Object.entries(group.choice.points).map(([id, points]) => [id as OptionId, BigInt(points)])) };
      case 'picks': return { kind: 'options', chosen: group.choice.options as readonly OptionId[] };
      case 'question': return { kind: 'motion', vote: group.choice.vote };
      case 'split': throw new Error('a split vote cannot elect');
      default: return unreachable(group.choice);
    }
  };
  return { choice: choice(), count: BigInt(group.weight), heads: BigInt(group.heads) };
}

/** Runners-up in one order: equal ones are parted by the order's own tie ladder, and left out when it cannot part them. */
function alternatesInOrder(counted: Count, decision: CountDecision, ties: TieInputs): string[] {
  return mayFollow(counted, decision).flatMap(group => {
    const ordered = orderedBy(group, ties);
    const reopening = ordered.indexOf(decision.reopen?.option ?? '');
    return reopening < 0 ? ordered : ordered.slice(0, reopening);
  });
}

/** Nobody takes a seat later whom the voters refused: who ran behind re-opened nominations, or without a majority that the rule asks for. */
function mayFollow(counted: Count, { rule, reopen }: CountDecision): Count['ranking'] {
  const ranking = alternatesOf(counted);
  if (reopen) return counted.reopened === undefined ? ranking.slice(0, ranking.findIndex(group => group.includes(reopen.option)) + 1) : [];
  if (rule?.kind !== 'marks' || rule.majority === 'none') return ranking;
  const votes = counted.stages.at(-1)?.votes ?? {};
  return ranking.filter(([first]) => 2n * BigInt(votes[first as OptionId] ?? '0') > counted.valid);
}

function orderedBy(group: readonly OptionId[], ties: TieInputs): string[] {
  const left = [...group];
  const ordered: string[] = [];
  while (left.length > 1) {
    const { chosen } = breakTie({ stage: 1, purpose: 'elect', between: left, history: [] }, ties);
    if (chosen === undefined) return ordered;
    ordered.push(chosen);
    left.splice(left.indexOf(chosen), 1);
  }
  return [...ordered, ...left];
}

/** "excluded:a"; several together are joined by commas. */
function actionRecord(action: StageAction): string {
  if ('of' in action) return `${action.kind}:${action.of}`;
  return 'all' in action ? `${action.kind}:${action.all.join(',')}` : action.kind;
}

/** The count as the record tells it: without what follows from it and the ballots. */
export function countRecord(counted: Count, decision: CountDecision, ties: TieInputs): CountRecord {
  const { rule } = decision;
  const open = counted.status === 'ruling-needed' ? counted.ties.at(-1) : undefined;
  return {
    ...(rule === undefined ? {} : { rule }), elected: counted.elected, alternates: counted.status === 'decided' ? alternatesInOrder(counted, decision, ties) : [],
    stages: counted.stages.map(stage => ({
      stage: stage.stage, action: actionRecord(stage.action),
      votes: stage.votes, nonTransferable: stage.nonTransferable, elected: stage.elected, excluded: stage.excluded, ...(stage.quota === undefined ? {} : { quota: stage.quota }),
    })),
    ties: counted.ties.map(tie => ({ stage: tie.stage, between: tie.between, brokenBy: tie.brokenBy })),
    ...(counted.quota === undefined ? {} : { quota: counted.quota }),
    ...(counted.reopened === undefined ? {} : { reopened: counted.reopened }), ...(counted.pairwise === undefined ? {} : { pairwise: counted.pairwise }),
    ...(open === undefined ? {} : { tied: open.between }),
  };
}

/** The election of a frozen order, counted. */
export function countElection({ order, ballots }: Pick<Closing, 'order' | 'ballots'>, decision: CountDecision, ties: TieInputs): Count {
  const { seats, reopen, reserved } = decision;
  return countContest(ruleOf(decision), {
    options: order.options.map(option => option.id as OptionId), withdrawn: [], ballots: ballots.map(tallyBallot), seats, ties,
    ...(reopen ? { reopen } : {}), ...(reserved ? { reserved } : {}),
  });
}

/** The verdict of an election. Without its quorum it is void; a tie the ladder does not break waits for a ruling. */
export function verdictOfElection(closing: Closing, decision: CountDecision, ties: TieInputs): VerdictRecord {
  const totals = totalsOf(closing.ballots);
  const quorum = decision.quorum ? evaluateQuorum(thresholdOf(decision.quorum).quorum, figuresOf(closing.order, questionTotals(closing), closing.present)) : [];
  const counted = countElection(closing, decision, ties);
  const outcome = quorum.every(test => test.met) ? (counted.status === 'decided' ? 'elected' : 'ruling-needed') : 'void';
  return {
    order: closing.digest, outcome, marks: closing.marks, ...handsOf(closing), totals,
    tests: quorum.map(result => testRecord('quorum', result)), wouldHaveChangedIt: [], count: countRecord(counted, decision, ties),
    ...(closing.present === undefined ? {} : { present: closing.present }),
  };
}

/** For the quorum of an election only participation matters: every ballot took part. */
function questionTotals(closing: Closing): Totals {
  const heads = closing.ballots.reduce((sum, group) => sum + group.heads, 0);
  const weight = closing.ballots.reduce((sum, group) => sum + group.weight, 0);
  return { abstain: { heads, weight } };
}
