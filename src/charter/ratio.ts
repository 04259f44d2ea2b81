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

const EXAMPLE = '1 per 50 members, rounded up';

/** The two numbers, both above zero. */
function parsePair(first: string | undefined, second: string | undefined): readonly [number, number] | undefined {
  const [seats, per] = [parseNumber(first ?? ''), parseNumber(second ?? '')];
  return seats.ok && per.ok && seats.value > 0 && per.value > 0 ? [seats.value, per.value] : undefined;
}

export function parseRatio(text: string): Parsed<WrittenRatio> {
  const match = FORM.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  const pair = match ? parsePair(match[1], match[2]) : undefined;
  if (!match || !pair) return fault('ratio', EXAMPLE);
  const [seats, per] = pair;
  const [word, tail] = [(match[3] ?? '').replace(/,$/, ''), (match[4] ?? '').replace(/^[\s,]+/, '')];
  const base = own(BASES, plain(word));
  if (!base) return fault('ratio', `${seats} per ${per} ${nearest(word, Object.keys(BASES)) ?? 'members'}, rounded up`);
  const rounding = ROUNDINGS.find(([pattern]) => pattern.test(tail))?.[1];
  if (tail !== '' && !rounding) return fault('ratio', `${seats} per ${per} ${word}, rounded up`);
  return ok({ seats, per, base, ...(rounding ? { rounding } : {}) });
}
