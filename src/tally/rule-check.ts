/**
 * Whether a rule that somebody spelled is complete.
 *
 * Definition: a rule names its family and every setting of it, each with one of the values it can have, and nothing else. All problems come at once.
 * Source: the settings are those of the types of the families; a test holds every preset against this table.
 * Complexity: constant.
 */
import { err, ok, type Result } from '#kernel/result.ts';
import type { CountRule } from './rule.ts';

/** Words to choose from; a whole number from the least on; or a group of settings. */
type Values = readonly (string | { readonly from: number; readonly upTo: number })[] | { readonly settings: Settings };
type Settings = { readonly [setting: string]: Values };

export interface RuleProblem {
  /** "transfer"; "reading.shared" inside a group. */
  readonly setting: string;
  readonly code: 'missing' | 'unknown' | 'bad-value';
  readonly found?: string;
  /** What could stand there. */
  readonly expected: readonly string[];
}

const whole = (from: number, upTo: number): { readonly from: number; readonly upTo: number } => ({ from, upTo });
/** One vote cannot lie with several: only rules by keep values and by pairs split it. */
const READING: Settings = { shared: ['ends', 'passed-over'], skipped: ['any', whole(0, 1000)], ranks: ['all', whole(1, 1000)] };

/** Every family with its settings. */
const FAMILIES: Readonly<Record<CountRule['kind'], Settings>> = {
  'yes-no': {},
  marks: { most: ['seats', 'fewer-than-seats', 'any', whole(1, 32_000)], majority: ['none', 'of-valid-ballots'], empty: ['invalid', 'valid'] },
  points: { each: ['together', whole(1, 1_000_000)], together: ['seats', 'any', whole(1, 1_000_000)] },
  irv: { majority: ['of-continuing', 'of-valid'], exclusion: ['single', 'bulk'], rounds: ['one-ballot', 'ballot-each'], reading: { settings: READING } },
  contingent: { ranks: ['all', whole(2, 1000)] },
  bucklin: {},
  schulze: { strength: ['winning', 'margins'] },
  'ranked-pairs': {},
  stv: { quota: ['droop', 'droop-fraction', 'hare'], decimals: [whole(0, 18)], transfer: ['weighted', 'unweighted', 'last-parcel'], surplusOrder: ['largest', 'first-elected'], exclusion: ['single', 'bulk'] },
  ers97: {},
  meek: {
    keeps: ['share', 'price'], decimals: [whole(1, 18)], guard: [whole(0, 18)], balance: [whole(1, 18)], quota: ['exceeded', 'plus-one-unit'],
    exclusion: ['single', 'bulk'], tied: ['within-surplus', 'same-votes'], electing: ['at-once', 'in-balance'],
  },
};

export const RULE_FAMILIES = Object.keys(FAMILIES) as readonly CountRule['kind'][];

function shown(values: Exclude<Values, { settings: Settings }>): readonly string[] {
  return values.map(value => (typeof value === 'string' ? value : `${value.from}-${value.upTo}`));
}

function fits(value: unknown, values: Exclude<Values, { settings: Settings }>): boolean {
  return values.some(each => (typeof each === 'string' ? each === value : Number.isSafeInteger(value) && (value as number) >= each.from && (value as number) <= each.upTo));
}

function isGroup(values: Values): values is { readonly settings: Settings } {
  return 'settings' in values;
}

function record(spelled: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof spelled === 'object' && spelled !== null && !Array.isArray(spelled) ? (spelled as Readonly<Record<string, unknown>>) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';
}

function problemsIn(spelled: Readonly<Record<string, unknown>>, settings: Settings, inside: string): RuleProblem[] {
  const unknown = Object.keys(spelled).filter(setting => !Object.hasOwn(settings, setting) && !(inside === '' && setting === 'kind'))
    .map((setting): RuleProblem => ({ setting: inside + setting, code: 'unknown', expected: Object.keys(settings) }));
  return [...unknown, ...Object.entries(settings).flatMap(([setting, values]) => problemOf(spelled, setting, values, inside))];
}

function problemOf(spelled: Readonly<Record<string, unknown>>, setting: string, values: Values, inside: string): RuleProblem[] {
  const expected = isGroup(values) ? Object.keys(values.settings) : shown(values);
  if (!Object.hasOwn(spelled, setting)) return [{ setting: inside + setting, code: 'missing', expected }];
  const value = spelled[setting];
  if (!isGroup(values)) return fits(value, values) ? [] : [{ setting: inside + setting, code: 'bad-value', found: text(value), expected }];
  const group = record(value);
  return group ? problemsIn(group, values.settings, `${inside}${setting}.`) : [{ setting: inside + setting, code: 'bad-value', found: text(value), expected }];
}

/** Settings that are each possible and not together. */
export function contradictionIn(rule: CountRule): RuleProblem | undefined {
  // The last decimal that votes are kept with is the finest that can be balanced.
  if (rule.kind === 'meek' && rule.balance > rule.decimals + rule.guard) return { setting: 'balance', code: 'bad-value', found: String(rule.balance), expected: [`1-${rule.decimals + rule.guard}`] };
  // Without any limit one ballot could outvote all others.
  return rule.kind === 'points' && rule.each === 'together' && rule.together === 'any' ? { setting: 'each', code: 'bad-value', found: 'together', expected: ['1-1000000'] } : undefined;
}

/** The rule, or everything that is missing, unknown or out of range. */
export function checkRule(spelled: unknown): Result<CountRule, readonly RuleProblem[]> {
  const rule = record(spelled);
  const kind = RULE_FAMILIES.find(family => family === rule?.['kind']);
  if (!rule || kind === undefined) return err([{ setting: 'kind', code: rule && 'kind' in rule ? 'bad-value' : 'missing', ...(rule && 'kind' in rule ? { found: text(rule['kind']) } : {}), expected: RULE_FAMILIES }]);
  const problems = problemsIn(rule, FAMILIES[kind], '');
  if (problems.length > 0) return err(problems);
  const contradiction = contradictionIn(rule as unknown as CountRule);
  return contradiction ? err([contradiction]) : ok(rule as unknown as CountRule);
}
