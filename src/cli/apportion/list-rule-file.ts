/** The rule for lists that is named on the command line: a preset, or a JSON file with its settings. */
import { z } from 'zod';
import type { Rational } from '#kernel/rational.ts';
import type { Method } from '#tally/apportion/method.ts';
import { methodNamed, METHODS } from '#tally/apportion/method-names.ts';
import { LIST_PRESETS, type ListPresetName } from '#tally/lists/list-presets.ts';
import type { ListRule } from '#tally/lists/list-rule.ts';
import { nearest } from '#charter/words.ts';
import type { Io } from '../command.ts';
import { parseJson } from '../count/counting-rule.ts';
import { readText } from '../input-file.ts';
import { UnusableInput } from '../unusable-input.ts';
import { parseShare } from './claims-file.ts';

export const LIST_RULES = Object.keys(LIST_PRESETS) as readonly ListPresetName[];

const SHARE = z.string().transform((text, context): Rational => {
  const share = parseShare(text);
  if (share) return share;
  context.addIssue(`${text} is not a share such as 4%, 0.04 or 1/25`);
  return z.NEVER;
});
const QUOTA = z.strictObject({ kind: z.literal('largest-remainder'), quota: z.enum(['hare', 'droop', 'hagenbach-bischoff', 'hagenbach-bischoff-rounded']) });
const METHOD = z.union([QUOTA, z.string().transform((name, context): Method => {
  const method = methodNamed(name);
  if (method !== undefined) return METHODS[method];
  context.addIssue(`there is no method ${name}`);
  return z.NEVER;
})]);
const SEATS = z.int().nonnegative();
const RULE = z.strictObject({
  shares: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('plain'), method: METHOD, threshold: SHARE }),
    z.strictObject({ kind: z.literal('kieswet'), averagesFrom: SEATS, remainderFrom: SHARE }),
    z.strictObject({ kind: z.literal('mixed-member'), method: METHOD, threshold: SHARE, orConstituencies: SEATS, overhang: z.enum(['kept', 'levelled', 'within']) }),
    z.strictObject({ kind: z.literal('regional'), amongRegions: METHOD, withinRegion: METHOD, threshold: SHARE }),
    z.strictObject({ kind: z.literal('works-council') }),
  ]),
  order: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('closed') }),
    z.strictObject({ kind: z.literal('open'), preferred: SHARE, of: z.enum(['quota', 'list-votes']), equal: z.enum(['list-order', 'ruling']) }),
  ]),
});

/** @throws UnusableInput with everything that is missing, unknown or wrong */
export async function readListRule(given: string, io: Io): Promise<ListRule> {
  if (!given.endsWith('.json')) return preset(given);
  const read = RULE.safeParse(parseJson(given, await readText(given, io)));
  if (!read.success) throw new UnusableInput(...read.error.issues.map(({ path, message }) => `${given}: ${path.join('.')}${path.length > 0 ? ': ' : ''}${message}`));
  return read.data;
}

function preset(name: string): ListRule {
  const found = LIST_RULES.find(each => each === name);
  if (found !== undefined) return LIST_PRESETS[found];
  const meant = nearest(name, LIST_RULES);
  throw new UnusableInput(`there is no rule ${name}${meant === undefined ? '' : `; did you mean ${meant}?`} The rules are ${LIST_RULES.join(', ')}`);
}
