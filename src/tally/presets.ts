/**
 * Counting rules that have a name.
 *
 * Definition: a preset is a name for a rule with all its settings; a charter may name it or spell the settings.
 * Source: named at each family.
 */
import { CLEAR_PREFERENCES } from './reading.ts';
import type { CountRule } from './rule.ts';
import type { IrvRule } from './single-seat/single-seat-rule.ts';
import type { MeekRule } from './stv/meek-rule.ts';
import type { StvRule } from './stv/stv-rule.ts';
import type { TieLadder } from './tie.ts';

const SCOTTISH: StvRule = { kind: 'stv', quota: 'droop', decimals: 5, transfer: 'weighted', surplusOrder: 'largest', exclusion: 'single' };
const WIGM: StvRule = { ...SCOTTISH, quota: 'droop-fraction', decimals: 4 };
const MEEK_PRF: MeekRule = { kind: 'meek', keeps: 'share', decimals: 9, guard: 0, balance: 6, quota: 'plus-one-unit', exclusion: 'single', tied: 'within-surplus', electing: 'at-once' };
const GUARDED: MeekRule = { kind: 'meek', keeps: 'share', decimals: 18, guard: 9, balance: 9, quota: 'exceeded', exclusion: 'bulk', tied: 'within-surplus', electing: 'at-once' };

const IRV: IrvRule = { kind: 'irv', majority: 'of-continuing', exclusion: 'single', rounds: 'one-ballot', reading: CLEAR_PREFERENCES };

export const PRESETS = {
  'yes-no': { kind: 'yes-no' },
  plurality: { kind: 'marks', most: 1, majority: 'none', empty: 'invalid' },
  block: { kind: 'marks', most: 'seats', majority: 'none', empty: 'invalid' },
  'block-majority': { kind: 'marks', most: 'seats', majority: 'of-valid-ballots', empty: 'invalid' },
  limited: { kind: 'marks', most: 'fewer-than-seats', majority: 'none', empty: 'invalid' },
  approval: { kind: 'marks', most: 'any', majority: 'none', empty: 'invalid' },
  'yes-no-each': { kind: 'marks', most: 'any', majority: 'of-valid-ballots', empty: 'valid' },
  cumulative: { kind: 'points', each: 'together', together: 'seats' },
  score: { kind: 'points', each: 10, together: 'any' },
  irv: IRV,
  exhaustive: { ...IRV, rounds: 'ballot-each' },
  'irv-majority-of-valid': { ...IRV, majority: 'of-valid' },
  supplementary: { kind: 'contingent', ranks: 2 },
  'majority-runoff': { kind: 'contingent', ranks: 'all' },
  bucklin: { kind: 'bucklin' },
  'schulze-winning': { kind: 'schulze', strength: 'winning' },
  'schulze-margins': { kind: 'schulze', strength: 'margins' },
  'ranked-pairs': { kind: 'ranked-pairs' },
  'scottish-stv': SCOTTISH,
  wigm: WIGM,
  'wigm-prf': WIGM,
  meek: MEEK_PRF,
  'meek-prf': MEEK_PRF,
  'meek-1987': { ...GUARDED, electing: 'in-balance', exclusion: 'single' },
  'meek-guarded': GUARDED,
  ers97: { kind: 'ers97' },
  warren: { ...GUARDED, keeps: 'price' },
} as const satisfies Readonly<Record<string, CountRule>>;

export type PresetName = keyof typeof PRESETS;
/** A preset, or the family of a rule that is spelled out. */
export type RuleName = PresetName | CountRule['kind'];

/** Settings in one order, whatever order they were written in. */
function spelled(settings: object): string {
  return JSON.stringify(Object.entries(settings).map(([name, value]) => [name, typeof value === 'object' ? spelled(value as object) : value as unknown] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first preset with the same settings; the family of a rule that no preset has. */
export function nameOf(rule: CountRule): RuleName {
  const settings = spelled(rule);
  const [name] = Object.entries(PRESETS).find(([, preset]) => spelled(preset) === settings) ?? [];
  return (name as PresetName | undefined) ?? rule.kind;
}

/** The ladder of the Scottish orders: rules 49(2), 49(3) and 51(2). */
export const SCOTTISH_TIES: TieLadder = ['earlier-stage', 'lot'];

/** The ladder of the Electoral Reform Society's rules of 1997: 5.2.3 and 5.2.5. */
export const ERS97_TIES: TieLadder = ['earliest-stage', 'lot'];
