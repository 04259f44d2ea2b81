/**
 * Who may do a thing: "executive", "seats of congress", "members in good standing", "keeper of the roll",
 * "10% of constituents", "5 workplaces", "the clock".
 */
import { ok } from '#kernel/result.ts';
import { parseShare } from './amount.ts';
import type { BodyKindId, ElectorateId, Holder, UnitKindId } from './law.ts';
import { lookUp, parseBody, type Names } from './names.ts';
import { NUMBER, parseNumber } from './number.ts';
import { all, andThen, fault, type Parsed } from './parsed.ts';
import { nearest, own, plain, slug, splitList, spoken } from './words.ts';

type Counted = Extract<Holder, { kind: 'count' }>['of'];
type Shared = Extract<Holder, { kind: 'share' }>['of'];

const COUNTED: Readonly<Record<string, Shared>> = {
  constituents: 'constituents', constituent: 'constituents', electors: 'constituents', elector: 'constituents', voters: 'constituents',
  members: 'members', member: 'members', seats: 'seats', seat: 'seats', delegates: 'seats', deputies: 'seats',
  units: 'units', unit: 'units', inhabitants: 'inhabitants', population: 'inhabitants',
};
const COUNT = new RegExp(`^(${NUMBER})\\s+(?:of (?:the )?)?(.+)$`);

interface Multitude {
  readonly of: Shared;
  readonly unitKind?: UnitKindId;
}

/** What is counted; a tail such as "members of the city" or "seats of congress" says nothing more than the scope at hand. */
function multitude(text: string, names: Names): Multitude | undefined {
  const unitKind = lookUp(names.unitKinds, text);
  if (unitKind !== undefined) return { of: 'units', unitKind: unitKind as UnitKindId };
  const words = plain(text).split(' ');
  const of = own(COUNTED, words[0]);
  return of && (words.length === 1 || words[1] === 'of' || words[1] === 'filled') ? { of } : undefined;
}

function shareHolder(text: string, names: Names): Holder | undefined {
  const match = /^(.+?)\s+(?:of|in)\s+(.+)$/.exec(text);
  const share = match ? parseShare(match[1] ?? '') : undefined;
  const of = match ? multitude(match[2] ?? '', names) : undefined;
  return share?.ok && of ? { kind: 'share', ...share.value, ...of } : undefined;
}

function countHolder(text: string, names: Names): Holder | undefined {
  const match = COUNT.exec(text);
  const count = match ? parseNumber(match[1] ?? '') : undefined;
  const of = match ? multitude(match[2] ?? '', names) : undefined;
  if (!count?.ok || count.value === 0 || !of || of.of === 'inhabitants') return undefined;
  return { kind: 'count', count: count.value, ...of, of: of.of satisfies Counted };
}

function named(text: string, names: Names): Holder | undefined {
  const body = lookUp(names.bodies, text);
  if (body !== undefined) return { kind: 'body', body: body as BodyKindId };
  const electorate = lookUp(names.electorates, text);
  return electorate === undefined ? undefined : { kind: 'members', electorate: electorate as ElectorateId };
}

const KEEPER = /^(?:the )?keeper of (?:the )?(roll|chair|count)$/;
const SEATS = /^(?:the )?(?:seats|any seat|a seat|holders|deputies|delegates|members) (?:of|in) (.+)$/;

export function parseHolder(text: string, names: Names): Parsed<Holder> {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (plain(words) === 'clock') return ok({ kind: 'clock' });
  const keeper = KEEPER.exec(words);
  if (keeper) return ok({ kind: 'keeper', of: keeper[1] as 'roll' | 'chair' | 'count' });
  const found = named(words, names) ?? shareHolder(words, names) ?? countHolder(words, names);
  if (found) return ok(found);
  const seats = SEATS.exec(words);
  if (seats) return andThen(parseBody(seats[1] ?? '', names), body => ok({ kind: 'seats', body }));
  return fault('holder', nearestHolder(words, names), [...names.bodies, ...names.electorates].map(spoken));
}

function nearestHolder(words: string, names: Names): string | undefined {
  const spellings = [...names.bodies, ...names.electorates].map(spoken);
  return nearest(slug(words).replace(/-/g, ' '), [...spellings, 'the clock', 'keeper of the roll', 'keeper of the chair', 'keeper of the count', '10% of constituents']);
}

/** Several holders; a name that holds a comma cannot be declared, so splitting is safe. */
export function parseHolders(text: string, names: Names): Parsed<readonly Holder[]> {
  const items = splitList(text).flatMap(item => (parseHolder(item, names).ok ? [item] : item.split(/\s+or\s+/)));
  return items.length === 0 ? fault('holder') : all(items.map(item => parseHolder(item, names)));
}
