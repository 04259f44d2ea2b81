/**
 * Units in a vote: frozen at opening with their inhabitants, told apart by the lines of the roll, and noted on each vote and
 * ballot, so that whoever counts again can count units too.
 */
import type { Threshold } from '#tally/threshold.ts';
import type { ArticleId, UnitKindId } from '#charter/law.ts';
import { isOfUnits, unitKindCounted } from '#charter/counted-units.ts';
import { ask, type Asking, type RollLine } from './asking.ts';
import { baseFault, testsOf } from './bases.ts';
import { bodyRule } from './electors.ts';
import type { Base } from '#tally/threshold.ts';
import { kindOfBody, unitOfBody, type BodyId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Choice, CountedUnits, OrderOfPoll } from './order.ts';
import type { Rules } from './rules.ts';

interface Question {
  readonly body: BodyId;
  readonly threshold: Threshold;
  readonly article: ArticleId;
  /** Bases that this vote tells besides those of its roll. */
  readonly also?: readonly Base[];
}

/** Why the vote could not be counted: a base that nothing tells, or units whose inhabitants nobody has recorded. */
export function* questionFault({ law }: Pick<Rules, 'law'>, { body, threshold, article, also = [] }: Question): Asking<Refusal | undefined> {
  const rule = bodyRule(law, kindOfBody(body));
  const counted = (test: Threshold['all'][number] | Threshold['quorum'][number]): boolean => isOfUnits(test) && unitKindCounted(law, rule, test) !== undefined;
  const fault = baseFault({ all: threshold.all.filter(test => !counted(test)), quorum: threshold.quorum.filter(test => !counted(test)) }, article, also);
  if (fault) return fault;
  for (const test of testsOf(threshold).filter(each => each.of === 'inhabitants')) {
    const kind = unitKindCounted(law, rule, test) as UnitKindId;
    const units = (yield* unitsOf(kind, body)).filter(unit => unit.figures.inhabitants === undefined).map(unit => unit.id);
    if (units.length > 0) return refuse('not-governed', article, { base: test.of, units }, [remedy('record-units', { units })]);
  }
  return undefined;
}

function unitsOf(kind: UnitKindId, body: BodyId): Asking<readonly { readonly id: CountedUnits['units'][number]['unit']; readonly figures: { readonly inhabitants?: number } }[]> {
  const within = unitOfBody(body);
  return ask(within === undefined ? { ask: 'units', kind } : { ask: 'units', kind, within });
}

/** The units that the threshold counts; none for a threshold of votes alone. @param threshold with the kinds of units named */
export function* countedUnits(threshold: Threshold, body: BodyId): Asking<readonly CountedUnits[]> {
  const tests = testsOf(threshold).filter(isOfUnits);
  const counted: CountedUnits[] = [];
  for (const kind of new Set(tests.map(test => test.unitKind as UnitKindId))) {
    const isSized = tests.some(test => test.unitKind === kind && test.of === 'inhabitants');
    const units = yield* unitsOf(kind, body);
    counted.push({ kind, units: units.map(({ id, figures }) => ({ unit: id, ...(isSized ? { inhabitants: figures.inhabitants ?? 0 } : {}) })) });
  }
  return counted;
}

/** The choice with the units that its line votes for. Only the roll says which they are, never the voter. */
export function choiceOf(order: OrderOfPoll, choice: Choice, { units = [] }: Pick<RollLine, 'units'>): Choice {
  return order.units === undefined || (choice.kind !== 'question' && choice.kind !== 'split') ? choice : { ...choice, of: units };
}

/** Whether the units noted on a choice are units of this vote, at most one of each kind; none where none are counted. */
export function namesUnits({ units = [] }: { readonly units?: readonly { readonly units: readonly { readonly unit: string }[] }[] | undefined }, choice: Choice): boolean {
  if (!('of' in choice) || choice.of === undefined) return units.length === 0;
  const kinds = choice.of.map(each => units.findIndex(({ units: all }) => all.some(({ unit }) => unit === each)));
  return units.length > 0 && !kinds.includes(-1) && new Set(kinds).size === kinds.length;
}
