/** Which rules know what to do with the settings of a contest that go beyond options, ballots and seats. */
import type { CountRule } from './rule.ts';

/** Rules that move papers one stage after another know what an option to re-open nominations does. */
export function reopensUnder({ kind }: CountRule): boolean {
  return kind === 'stv' || kind === 'ers97' || kind === 'irv';
}

/** Candidates can be guarded and doomed where papers move at a value. */
export function reservesUnder({ kind }: CountRule): boolean {
  return kind === 'stv';
}
