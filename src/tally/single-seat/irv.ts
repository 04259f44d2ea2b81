/**
 * Alternative vote, or instant run-off: one seat, ranked papers.
 *
 * Definition: whoever holds the majority is elected; otherwise the lowest candidate is excluded and the papers pass to their next
 * preference. One exclusion, or one exclusion of several who together cannot reach the next, is one stage.
 * Where the contest says so, undeclared write-ins go before all others.
 * Source: the rule as RCTab runs it for the mayor of Minneapolis and Portland, "majority of continuing ballots"; rule 13 of the RMT union, which
 * asks for a majority of all valid papers; the exhaustive ballot, which votes anew after each exclusion.
 * Complexity: every different paper moves at most once per preference.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, StageAction, StageReason } from '../contest.ts';
import type { RuleName } from '../presets.ts';
import { readPapers } from '../reading.ts';
import type { Moved } from '../stv/parcels.ts';
import { Progress } from '../stv/progress.ts';
import type { IrvRule } from './single-seat-rule.ts';

/** More than half, or the only one left. */
function winner({ majority }: IrvRule, progress: Progress): readonly number[] {
  const left = progress.continuing();
  const inPlay = left.reduce((sum, place) => sum + progress.votes(place), 0n);
  const of = majority === 'of-valid' ? progress.read.valid : inPlay;
  return left.filter(place => 2n * progress.votes(place) > of || left.length === 1);
}

function close(rule: IrvRule, progress: Progress, action: StageAction, why: readonly StageReason[], moved: readonly (readonly [number, Moved])[]): void {
  progress.close(action, why, moved, () => progress.elect(winner(rule, progress), 'majority'));
}

/** Takes the papers of those who go, and passes them on. */
function passOn(progress: Progress, places: readonly number[]): readonly (readonly [number, Moved])[] {
  for (const place of places) progress.exclude(place);
  return places.map(place => [place, progress.parcels.pass(progress.parcels.take(place, 0n).map(({ papers }) => papers), 1n, progress.stages.length + 1, progress.open)] as const);
}

/** False when a tie stays open. */
function exclude(rule: IrvRule, progress: Progress, firstOut: readonly OptionId[]): boolean {
  const before = progress.continuing().find(place => progress.votes(place) > 0n && firstOut.includes(progress.option(place)));
  if (before !== undefined) {
    const of = progress.option(before);
    close(rule, progress, { kind: 'excluded', of }, [{ option: of, code: 'not-declared' }], passOn(progress, [before]));
    return true;
  }
  const together = rule.exclusion === 'bulk' ? progress.surelyLost() : [];
  if (together.length > 1) {
    const all = together.map(place => progress.option(place));
    close(rule, progress, { kind: 'excluded-together', all }, all.map(option => ({ option, code: 'cannot-reach-next' })), passOn(progress, together));
    return true;
  }
  const settled = progress.settle('exclude', progress.lowest());
  if (!settled) return false;
  const option = progress.option(settled.place);
  close(rule, progress, { kind: 'excluded', of: option }, [{ option, code: settled.tied ? 'tie-broken' : 'fewest-votes' }], passOn(progress, [settled.place]));
  return true;
}

/** @throws RangeError for more than one seat */
export function countIrv(rule: IrvRule, contest: RankedContest, name: RuleName): Count {
  if (contest.seats !== 1) throw new RangeError(`${name} fills one seat`);
  const progress = new Progress(contest, readPapers(contest, rule.reading), 0);
  progress.parcels.deal(1n, progress.open);
  close(rule, progress, { kind: 'votes-counted' }, [], []);
  let decided = true;
  while (decided && progress.elected.length === 0 && progress.continuing().length > 0) decided = exclude(rule, progress, contest.firstOut ?? []);
  return progress.outcome(name, undefined, decided);
}
