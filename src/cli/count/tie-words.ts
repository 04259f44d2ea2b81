/** Ties in words: what was asked, which steps narrowed it, what decided; or what is still waited for. */
import type { Tie, TiePurpose, TieStep } from '#tally/tie.ts';

const ASKED: Readonly<Record<TiePurpose, string>> = { elect: 'who is elected', exclude: 'who is excluded', transfer: 'whose surplus moves first' };
const STEPS: Readonly<Record<TieStep, string>> = {
  'earlier-stage': 'the latest earlier stage at which they differed', 'earliest-stage': 'the first stage at which they differed', 'first-preferences': 'first preferences',
  lot: 'lot', order: 'the order given', ruling: 'ruling', incumbent: 'who holds the seat',
};

const listed = (names: readonly string[]): string => names.join('; ');

export function tieLine({ stage, purpose, between, chosen, brokenBy, narrowed }: Tie): string {
  const steps = narrowed.filter(({ left }) => left.length > 1).map(({ step, left }) => `${STEPS[step]} left ${listed(left)}`);
  const end = chosen === undefined || brokenBy === 'nothing' ? 'open' : `${chosen}, by ${STEPS[brokenBy]}`;
  return `Tie at stage ${stage} on ${ASKED[purpose]}, between ${listed(between)}: ${[...steps, end].join('; ')}`;
}

/** Who must be ruled on, and what to give so that the count goes on. */
export function waitsFor({ stage, purpose, between, narrowed, needs }: Tie): string {
  const left = narrowed.at(-1)?.left ?? between;
  const give = needs === 'lot' ? 'the rule asks for a lot: give --lot' : needs === 'order' ? 'the rule asks for an order: give --tie-order' : 'give --rulings, --tie-order or --lot';
  return `A ruling is needed between ${listed(left)} at stage ${stage}, on ${ASKED[purpose]}: ${give}.`;
}
