/** Seat ratios: "1 per 50 members, rounded up", "one for each 25,000 electors or part thereof". */
import { ok } from '#kernel/result.ts';
import type { SeatRounding } from '#tally/seat-ratio.ts';
import { NUMBER, parseNumber } from './number.ts';
import { fault, type Parsed } from './parsed.ts';
import { nearest, own, plain } from './words.ts';

export type RatioBase = 'members' | 'electors' | 'inhabitants' | 'seats';

export interface WrittenRatio {
  readonly seats: number;
  readonly per: number;
  readonly base: RatioBase;
  /** Undefined when the text does not say: a gap, read as whole multiples only. */
  readonly rounding?: SeatRounding;
}

const BASES: Readonly<Record<string, RatioBase>> = {
  members: 'members', member: 'members', electors: 'electors', elector: 'electors', voters: 'electors', voter: 'electors', constituents: 'electors',
  inhabitants: 'inhabitants', inhabitant: 'inhabitants', seats: 'seats', deputies: 'seats', delegates: 'seats',
};
const FORM = new RegExp(`^(${NUMBER})\\s+(?:seats? |delegates? |deput(?:y|ies) )?(?:per|for each|for every|for)\\s+(${NUMBER})\\s+(\\S+)(.*)$`);
const ROUNDINGS: readonly (readonly [RegExp, SeatRounding])[] = [
  [/^rounded up$/, 'up'],
  [/^or (?:a |any )?(?:part|fraction)(?: thereof| of (?:it|them|that|those))?$/, 'part-counts'],
  [/^(?:rounded down|full|whole)$/, 'down'],
  [/^(?:rounded|rounded to (?:the )?nearest)$/, 'nearest'],
];

export function parseRatio(text: string): Parsed<WrittenRatio> {
  const match = FORM.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  if (!match) return fault('ratio', '1 per 50 members, rounded up');
  const [seats, per] = [parseNumber(match[1] ?? ''), parseNumber(match[2] ?? '')];
  const [word, tail] = [(match[3] ?? '').replace(/,$/, ''), (match[4] ?? '').replace(/^[\s,]+/, '')];
  const base = own(BASES, plain(word));
  if (!seats.ok || !per.ok || seats.value === 0 || per.value === 0) return fault('ratio', '1 per 50 members, rounded up');
  if (!base) return fault('ratio', `${seats.value} per ${per.value} ${nearest(word, Object.keys(BASES)) ?? 'members'}, rounded up`);
  const rounding = ROUNDINGS.find(([pattern]) => pattern.test(tail))?.[1];
  if (tail !== '' && !rounding) return fault('ratio', `${seats.value} per ${per.value} ${word}, rounded up`);
  return ok({ seats: seats.value, per: per.value, base, ...(rounding ? { rounding } : {}) });
}
