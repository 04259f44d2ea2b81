/**
 * Who takes a seat that falls vacant, by the papers of the election that filled it.
 *
 * Definition: a countback asks the papers that elected the departed member whom they prefer now; a recount asks all papers, as though the
 * departed had never stood, and the members who remain keep their seats.
 * Source: for the countback the Tasmanian Local Government Act 1993, schedule 8, in its outline; for both the Proportional Representation
 * Society of Australia, "Filling casual vacancies after a PR election".
 * Complexity: that of a count.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest } from '../contest.ts';
import { countContest } from '../count.ts';
import { PaperPile, type Papers } from '../papers.ts';
import { weightOf } from '../weights.ts';
import { PRESETS } from '../presets.ts';
import { runErs97 } from './count-ers97.ts';
import { runStv, type Counted } from './count-stv.ts';
import type { Ers97Rule } from './ers97-rule.ts';
import type { Parcel } from './parcels.ts';
import type { StvRule } from './stv-rule.ts';

export interface Vacancy {
  readonly departed: OptionId;
  /** Those not elected who still want the seat and may have it. */
  readonly consenting: readonly OptionId[];
}

export interface Countback {
  /** A count of one seat, whose votes are whole numbers of `unit`. */
  readonly count: Count;
  /** "0.01" where the rule of the election has two decimals. */
  readonly unit: string;
}

/** @throws RangeError for a departed who was not elected, nobody who consents, somebody who did not stand or has a seat, or an election that is not decided */
function refuseBadVacancy({ departed, consenting }: Vacancy, options: readonly OptionId[], elected: readonly OptionId[]): void {
  if (!elected.includes(departed)) throw new RangeError(`${departed} was not elected`);
  if (consenting.length === 0) throw new RangeError('nobody consents to take the seat');
  for (const option of consenting) {
    if (!options.includes(option)) throw new RangeError(`${option} did not stand`);
    if (elected.includes(option)) throw new RangeError(`${option} was elected`);
  }
}

function refuseOpen(decided: boolean): void {
  if (!decided) throw new RangeError('the election itself waits for a ruling');
}

/**
 * Counts the papers of the departed: those that lay with them when they were elected, each at the value that it had there. Every paper goes to the
 * consenting candidate it ranks highest, also above the departed; the lowest is excluded until one has a majority of the papers still in the count.
 *
 * @param contest the election as it was, with the rulings and lots that decided it
 * @throws RangeError as `refuseBadVacancy` says
 */
export function countbackOfMember(rule: StvRule | Ers97Rule, contest: RankedContest, vacancy: Vacancy): Countback {
  const { progress, decided }: Counted = rule.kind === 'ers97' ? runErs97(contest) : runStv(rule, contest);
  refuseOpen(decided);
  const { options } = contest;
  refuseBadVacancy(vacancy, options, progress.elected.map(place => progress.option(place)).filter(option => option !== contest.reopen?.option));
  const ballots = revalued(progress.read.papers, progress.heldWhenElected.get(options.indexOf(vacancy.departed)) ?? []);
  const withdrawn = options.filter(option => !vacancy.consenting.includes(option));
  const count = countContest(PRESETS.irv, { options: options.filter(option => vacancy.consenting.includes(option)), withdrawn, ballots, seats: 1, ties: contest.ties });
  return { count, unit: unitOf(progress.fixed.decimals) };
}

function unitOf(decimals: number): string {
  return decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
}

/** The papers of these parcels, with votes in units of the last decimal. */
function revalued({ options, starts, marks, weights, heads = weights }: Papers, parcels: readonly Parcel[]): Papers {
  const pile = new PaperPile(options);
  for (const { papers, value } of parcels) {
    for (const paper of papers) {
      for (const mark of marks.subarray(starts[paper], starts[paper + 1])) pile.mark(mark);
      pile.end(weightOf(weights, paper) * value, weightOf(heads, paper));
    }
  }
  return pile.papers();
}

/**
 * Counts all papers again for all seats without the departed and without those who do not consent. The members who remain are guarded, so that
 * they are elected again; the seat goes to the one elected beside them.
 *
 * @param contest the election as it was, with the rulings and lots that decided it
 * @throws RangeError as `refuseBadVacancy` says, and where the reserved places of the contest cannot be filled any more
 */
export function recountWithoutMember(rule: StvRule, contest: RankedContest, vacancy: Vacancy): Count {
  const first = countContest(rule, contest);
  refuseOpen(first.status === 'decided');
  refuseBadVacancy(vacancy, contest.options, first.elected);
  const remaining = first.elected.filter(option => option !== vacancy.departed);
  const standing = contest.options.filter(option => remaining.includes(option) || vacancy.consenting.includes(option));
  return countContest(rule, {
    ...contest, options: standing, withdrawn: [...contest.withdrawn, ...contest.options.filter(option => !standing.includes(option))],
    reserved: [...(contest.reserved ?? []), { name: 'remaining members', options: remaining, atLeast: remaining.length }],
  });
}
