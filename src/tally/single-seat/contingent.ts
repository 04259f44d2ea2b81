/**
 * Contingent and supplementary vote: a majority, or a run-off of the two highest counted from the same papers.
 *
 * Definition: whoever has more than half of the first preferences is elected; otherwise all but the two highest are excluded at once, their papers
 * pass to whichever of the two they rank, within the ranks that count, and the higher of the two is elected.
 * Source: Greater London Authority Act 1999, schedule 2, as in force to 2022 (two ranks); the contingent vote of Queensland 1892 to 1942.
 * Complexity: linear in the marks.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, StageReason } from '../contest.ts';
import type { RuleName } from '../presets.ts';
import { readPapers } from '../reading.ts';
import { Progress } from '../stv/progress.ts';
import type { ContingentRule } from './single-seat-rule.ts';

/** The two with the most votes; undefined while a tie for one of the two places is open. */
function highestTwo(progress: Progress): readonly number[] | undefined {
  const left = progress.continuing();
  const chosen: number[] = [];
  while (chosen.length < 2 && chosen.length < left.length) {
    const rest = left.filter(place => !chosen.includes(place));
    const most = rest.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
    const equal = rest.filter(place => progress.votes(place) === most);
    // Both places to two equals need no ruling.
    if (equal.length <= 2 - chosen.length) chosen.push(...equal);
    else {
      const settled = progress.settle('elect', equal);
      if (!settled) return undefined;
      chosen.push(settled.place);
    }
  }
  return chosen;
}

function majority(progress: Progress): readonly StageReason[] {
  return progress.elect(progress.continuing().filter(place => 2n * progress.votes(place) > progress.read.valid), 'majority');
}

/** False when a tie stays open. */
function runOff(progress: Progress): boolean {
  const two = highestTwo(progress);
  if (!two) return false;
  const out = progress.continuing().filter(place => !two.includes(place));
  for (const place of out) progress.exclude(place);
  const moved = out.map(place => [place, progress.parcels.pass(progress.parcels.take(place, 0n).map(({ papers }) => papers), 1n, 2, progress.open)] as const);
  const all: readonly OptionId[] = out.map(place => progress.option(place));
  const most = two.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
  const settled = progress.settle('elect', two.filter(place => progress.votes(place) === most));
  progress.close({ kind: 'excluded-together', all }, all.map(option => ({ option, code: 'fewest-votes' })), moved,
    () => (settled ? progress.elect([settled.place], settled.tied ? 'tie-broken' : 'majority') : []));
  return settled !== undefined;
}

/** @throws RangeError for more than one seat */
export function countContingent(rule: ContingentRule, contest: RankedContest, name: RuleName): Count {
  if (contest.seats !== 1) throw new RangeError(`${name} fills one seat`);
  const read = readPapers(contest, { shared: 'ends', skipped: 'any', ranks: rule.ranks });
  const progress = new Progress(contest, read, 0);
  progress.parcels.deal(1n, progress.open);
  progress.close({ kind: 'votes-counted' }, [], [], () => majority(progress));
  return progress.outcome(name, undefined, progress.elected.length > 0 || progress.continuing().length === 0 || runOff(progress));
}
