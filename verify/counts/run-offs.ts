/**
 * One seat from ranked papers, counted again paper by paper: by excluding the lowest until somebody has a majority, or by setting
 * the two highest against one another.
 */
import type { Members } from '../shape.ts';
import { Malformed } from '../fields.ts';
import { mostOf, sumOf, type Counted, type Election } from './contest.ts';
import { exclusionOf, Ledger } from './ledger.ts';
import { oneOf } from './settings.ts';

function oneSeat({ seats }: Election): void {
  if (seats !== 1) throw new Malformed(`a rule for one seat, and ${seats} seats`);
}

/** Instant run-off; where people vote anew in each round this rule cannot be used on one set of papers. */
export function countIrv(election: Election, rule: Members): Counted {
  oneSeat(election);
  const { reopen } = election;
  const ledger = new Ledger(election, 0);
  const ofValid = oneOf(rule, 'majority', ['of-continuing', 'of-valid']) === 'of-valid';
  const bulk = oneOf(rule, 'exclusion', ['single', 'bulk']) === 'bulk';
  const elect = (): string[] => {
    const left = ledger.left();
    const all = ofValid ? ledger.valid : sumOf(left.map(option => ledger.of(option)));
    return ledger.elect(left.length === 1 ? left : left.filter(option => 2n * ledger.of(option) > all));
  };
  ledger.endStage('votes-counted', [], elect);
  while (ledger.elected.length === 0 && ledger.standing.size > 0) {
    const left = ledger.left();
    const may = left.filter(option => !(reopen?.excluded === 'never' && reopen.option === option));
    let out = bulk ? ledger.hopeless(may, left.length - 1, (sum, _, next) => sum < next) : [];
    if (out.length < 2) {
      const lowest = ledger.one(ledger.lowest(may), 'exclude');
      if (lowest === undefined) return ledger.outcome(false);
      out = [lowest];
    }
    for (const option of out) ledger.drop(option);
    ledger.pass(out.flatMap(option => ledger.heldBy(option)));
    ledger.endStage(exclusionOf(out), out, elect);
  }
  return ledger.outcome(true);
}

/** Contingent vote; the supplementary one reads two ranks only. */
export function countContingent(election: Election): Counted {
  oneSeat(election);
  const ledger = new Ledger(election, 0);
  ledger.endStage('votes-counted', [], () => ledger.elect(ledger.left().filter(option => 2n * ledger.of(option) > ledger.valid)));
  if (ledger.elected.length > 0 || ledger.standing.size === 0) return ledger.outcome(true);
  const two: string[] = [];
  while (two.length < Math.min(2, ledger.standing.size)) {
    const rest = ledger.left().filter(option => !two.includes(option));
    const most = mostOf(rest.map(option => ledger.of(option)));
    const equal = rest.filter(option => ledger.of(option) === most);
    const next = two.length + equal.length <= 2 ? equal : [ledger.one(equal, 'elect')];
    for (const option of next) {
      if (option === undefined) return ledger.outcome(false);
      two.push(option);
    }
  }
  const out = ledger.left().filter(option => !two.includes(option));
  for (const option of out) ledger.drop(option);
  ledger.pass(out.flatMap(option => ledger.heldBy(option)));
  const most = mostOf(two.map(option => ledger.of(option)));
  const winner = ledger.one(two.filter(option => ledger.of(option) === most), 'elect');
  ledger.endStage(`excluded-together:${out.join(',')}`, out, () => (winner === undefined ? [] : ledger.elect([winner])));
  return ledger.outcome(winner !== undefined);
}
