/** One entry under "seats": who is represented, by whom elected, how many. */
import { ok } from '#kernel/result.ts';
import type { BodyKindId, Electors, ElectorateId, SeatSize, SeatSource, SeatWeight } from '../law.ts';
import { lookUp, parseBody, type Names } from '../names.ts';
import { parseNumber } from '../number.ts';
import { all, andThen, fault, type Parsed } from '../parsed.ts';
import { parseRatio, type WrittenRatio } from '../ratio.ts';
import { electorate, number, unitKind } from '../forms.ts';
import { choiceForm, key, mapForm, textForm, type Values } from '../form.ts';
import { present } from '../rule-type.ts';
import { unitTable } from '../unit-table.ts';
import { nearest, splitList, spoken } from '../words.ts';

/** "members in good standing", "city council, otherwise uezd congress". */
export function parseElectors(text: string, names: Names): Parsed<Electors> {
  const [first = '', ...rest] = text.split(/\s*,?\s*\b(?:otherwise|or else|failing which)\b\s*/i);
  const others = rest.flatMap(splitList);
  const members = lookUp(names.electorates, first);
  if (members !== undefined && others.length === 0) return ok({ kind: 'members', electorate: members as ElectorateId });
  if (lookUp(names.bodies, first) === undefined) {
    return fault('electors', nearest(first, [...names.electorates, ...names.bodies].map(spoken)), [...names.electorates, ...names.bodies].map(spoken));
  }
  return andThen(parseBody(first, names), body =>
    andThen(all(others.map(other => parseBody(other, names))), otherwise => ok({ kind: 'body', body, otherwise: otherwise as readonly BodyKindId[] })));
}

interface WrittenNumber { readonly seats: number; readonly upTo: boolean }

function parseSize(text: string): Parsed<WrittenNumber> {
  const words = text.trim().toLowerCase().replace(/\s+seats?$/, '');
  const limit = /^(?:up to|at most|no more than|not more than)\s+(.+)$/.exec(words);
  const value = parseNumber(limit?.[1] ?? words);
  return value.ok && value.value > 0 ? ok({ seats: value.value, upTo: limit !== null }) : fault('seat-size', 'up to 5');
}

function parseWeight(text: string): Parsed<SeatWeight> {
  const word = text.trim().toLowerCase();
  if (word === 'one' || word === 'electors') return ok(word);
  const value = parseNumber(word.replace(/\s+votes?$/, ''));
  return value.ok && value.value > 0 ? ok({ each: value.value }) : fault('choice', 'electors', ['one', 'electors', '3']);
}

const KEYS = {
  from: key(unitKind, 'Constituencies: each unit of this kind within the body’s own unit.', { neutral: 'the body’s own unit at large' }),
  'elected by': key(textForm('electorate | body [, otherwise body]', (text, { names }) => parseElectors(text, names)), 'Who elects in each constituency.', { required: true }),
  number: key(textForm('number | up to number', parseSize), 'Seats of each constituency. Either this, a ratio or a table.', { neutral: 'see ratio' }),
  ratio: key(textForm('ratio', parseRatio), 'Seats by a figure: "1 per 50 members, rounded up".', { neutral: 'see number' }),
  table: key(unitTable, 'Seats of each unit by name. It lists every unit, and none that is not there.', { neutral: 'see number' }),
  'at least': key(number, 'Fewest seats a ratio gives.', { neutral: '0' }),
  'at most': key(number, 'Most seats a ratio gives.', { neutral: 'no limit' }),
  weight: key(textForm('one | electors | number', parseWeight), 'Votes of a seat: one, a number, or the constituency’s electors shared over its seats.', { neutral: 'one' }),
  votes: key(unitTable, 'Votes of each unit by name, shared over its seats.', { neutral: 'see weight' }),
  voice: key(choiceForm({ vote: 'vote', consultative: 'consultative' }), 'Whether the seat votes or only speaks.', { neutral: 'vote' }),
  alternates: key(number, 'Alternates an election leaves in order.', { neutral: '0' }),
  eligible: key(electorate, 'Who may hold the seat.', { neutral: 'any member' }),
} as const;

export const SEAT_KEYS = KEYS;

function ratioSize(ratio: WrittenRatio, values: Values<typeof KEYS>): SeatSize {
  const { seats, per, base } = ratio;
  const limits = { atLeast: values['at least'], atMost: values['at most'] };
  return {
    kind: 'ratio', base,
    ratio: {
      seats: BigInt(seats), per: BigInt(per), rounding: ratio.rounding ?? 'down',
      ...present({ atLeast: limits.atLeast === undefined ? undefined : BigInt(limits.atLeast), atMost: limits.atMost === undefined ? undefined : BigInt(limits.atMost) }),
    },
    ...(ratio.rounding ? {} : { roundingUnsaid: true }),
  };
}

function sizeOf(values: Values<typeof KEYS>): Parsed<SeatSize> {
  const { number: written, ratio, table, from } = values;
  if (table) return written || ratio || from === undefined ? fault('seat-size', 'from: each workplace') : ok({ kind: 'table', table });
  if (ratio && !written) {
    return values['at most'] !== undefined && values['at most'] < (values['at least'] ?? 0) ? fault('seat-size', 'at most: the larger number') : ok(ratioSize(ratio, values));
  }
  if (!written || ratio) return fault('seat-size', 'number: 5');
  return ok({ kind: 'number', seats: written.seats, ...(written.upTo ? { upTo: true } : {}) });
}

function weightOf({ weight, votes, from }: Values<typeof KEYS>): Parsed<SeatWeight> {
  if (!votes) return ok(weight ?? 'one');
  return weight !== undefined || from === undefined ? fault('seat-weight') : ok({ table: votes });
}

export const seatSource = mapForm('seats', KEYS, (values, node): Parsed<SeatSource> => andThen(sizeOf(values), size => andThen(weightOf(values), weight => ok({
  article: node.place.article, at: node.at, ...present({ reading: node.place.reading, from: values.from, eligible: values.eligible }),
  electors: values['elected by'] as Electors,
  size, voice: values.voice ?? 'vote', weight, alternates: values.alternates ?? 0,
}))));
