/** What a charter says besides the counting rule: an option to re-open nominations, and places for groups. */
import { ok } from '#kernel/result.ts';
import type { CountRule } from '#tally/rule.ts';
import { reopensUnder, reservesUnder } from '#tally/contest-settings.ts';
import { choiceForm, key, mapForm, textsForm, type Form } from '../form.ts';
import type { ProblemCode } from '../finding.ts';
import type { ReopeningRule, ReservedRule } from '../law.ts';
import { parseElectorate } from '../names.ts';
import { NUMBER, parseNumber } from '../number.ts';
import { andThen, fault, type Parsed } from '../parsed.ts';

export const REOPENING_KEYS = {
  'when elected': key(choiceForm({ 'all seats left stay empty': 'void', 'its seat stays empty': 'empty' }), 'What its election does.', { required: true }),
  excluded: key(choiceForm({ 'as any candidate': 'as-any', never: 'never' }), 'Whether it can be excluded.', { required: true }),
} as const;

export const reopening: Form<ReopeningRule> = mapForm('when elected, excluded', REOPENING_KEYS, ({ 'when elected': elected, excluded }) => ok({ elected: elected as ReopeningRule['elected'], excluded: excluded as ReopeningRule['excluded'] }));

const RESERVED = new RegExp(`^at least (${NUMBER}) (?:of (?:the )?)?(.+?), else (for others|empty)$`);

/** "at least 2 of women members, else for others". */
export const reservedPlaces: Form<readonly ReservedRule[]> = {
  ...textsForm('reserved places', (text, { names }): Parsed<readonly ReservedRule[]> => {
    const match = RESERVED.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
    const atLeast = parseNumber(match?.[1] ?? '');
    if (!match || !atLeast.ok || atLeast.value === 0) return fault('reserved', 'at least 2 of members in good standing, else for others');
    return andThen(parseElectorate(match[2] ?? '', names), of => ok([{ of, atLeast: atLeast.value, unfilled: match[3] === 'empty' ? 'empty' as const : 'for-others' as const }]));
  }),
  name: 'at least number of electorate, else for others | else empty',
};

/** Settings that the rule would pass over in silence, and two that contradict each other. */
export function settingFault(count: CountRule | undefined, reopen: ReopeningRule | undefined, reserved: readonly ReservedRule[] | undefined): { readonly code: ProblemCode; readonly key: string } | undefined {
  if (reopen && reserved) return { code: 'problem-count-both', key: 'reserved' };
  if (reopen && count && !reopensUnder(count)) return { code: 'problem-count-reopen', key: 're-open nominations' };
  return reserved && count && !reservesUnder(count) ? { code: 'problem-count-reserved', key: 'reserved' } : undefined;
}
