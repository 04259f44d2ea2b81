/** What an effect is about, by the names people know it by: whoever votes on a motion must see whom or what it touches. */
import type { Decision, Effect, Election, Motion, Poll, Seat } from '#assembly/facts.ts';
import type { BodyId } from '#assembly/ids.ts';
import type { VersionHash } from '#charter/law.ts';
import { spoken } from '#charter/words.ts';
import { textsOf } from '../documents.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames } from './bodies.ts';
import { diffOf, type CharterDiffView } from './charter-articles.ts';
import { factsById } from './facts-by.ts';

export interface EffectObjectView {
  /** The name of the part in the effect: "person", "seat", "until". */
  readonly part: string;
  readonly type: 'person' | 'unit' | 'seat' | 'decision' | 'motion' | 'election' | 'poll' | 'text' | 'day' | 'code';
  readonly id: string;
  /** Null when the text has been erased. For a code, the code itself. */
  readonly name: string | null;
  /** The body that the thing belongs to. */
  readonly body?: string;
  readonly bodyName?: string;
}

type Part = Pick<EffectObjectView, 'part' | 'type' | 'id'>;

/** The parts of effects in the order in which they are shown; a database keeps none. */
const TYPES = {
  person: 'person', members: 'person', sponsors: 'person', unit: 'unit', into: 'unit', name: 'text', unitKind: 'text', parents: 'unit', seat: 'seat', seats: 'seat',
  decision: 'decision', motion: 'motion', election: 'election', poll: 'poll', matter: 'text', vote: 'code', how: 'code', uphold: 'code', until: 'day', inForce: 'day',
} as const satisfies Readonly<Record<string, EffectObjectView['type']>>;

/** One line for each of several. Texts and versions are shown as what they change. */
function partsOf(effect: Effect): readonly Part[] {
  const named = effect as Readonly<Record<string, unknown>>;
  return Object.entries(TYPES).flatMap(([part, type]) => {
    const value = named[part] ?? [];
    return (Array.isArray(value) ? value : [value]).map(id => ({ part, type, id: String(id) }));
  });
}

/** Members who would move into a new unit may be many; the pages name the first. */
const SHOWN = 50;

type Thing = Seat | Election | Poll | Motion | Decision;

/** The facts and names behind the parts of one effect. */
interface Known {
  readonly things: ReadonlyMap<string, Thing>;
  readonly person: (id: string) => string;
  readonly unit: (id: string | undefined) => string | undefined;
  readonly text: (ref: string | undefined) => string | null;
  readonly body: (id: BodyId) => string;
}

async function knownOf(reading: Reading, parts: readonly Part[]): Promise<Known> {
  const { session, org } = reading;
  const idsOf = (type: Part['type']): readonly string[] => parts.flatMap(part => (part.type === type ? [part.id] : []));
  const [seats, elections, polls] = [await factsById(reading, 'seat', idsOf('seat')), await factsById(reading, 'election', idsOf('election')), await factsById(reading, 'poll', idsOf('poll'))];
  const motions = await factsById(reading, 'motion', [...idsOf('motion'), ...polls.map(poll => poll.order.for.id)]);
  const decisions = await factsById(reading, 'decision', idsOf('decision'));
  const things: readonly Thing[] = [...seats, ...elections, ...polls, ...motions, ...decisions];
  const names = await namesOf(session, org, [...idsOf('person'), ...seats.map(seat => seat.holder)]);
  const refs = await bodyRefs(reading, things.map(each => each.body));
  return {
    things: new Map(things.map(each => [each.id as string, each])), person: id => names(id).name, body: id => refs(id).name,
    unit: await unitNames(reading, [...idsOf('unit'), ...[...seats, ...elections].map(each => each.constituency)]),
    text: await textsOf(session, org, [...motions, ...decisions].map(each => each.title)),
  };
}

/** Null where a thing has no name of its own, or its text has been erased: then its body stands for it. */
function nameOf({ part, type, id }: Part, known: Known): string | null {
  const thing = known.things.get(id);
  switch (type) {
    case 'person': return known.person(id);
    case 'unit': return known.unit(id) ?? id;
    case 'text': return part === 'name' ? id : spoken(id);
    case 'day': case 'code': return id;
    default: return thing === undefined ? null : nameOfThing(thing, known);
  }
}

function nameOfThing(thing: Thing, { things, person, unit, text }: Known): string | null {
  if ('title' in thing) return text(thing.title);
  if ('order' in thing) { const motion = things.get(thing.order.for.id); return motion && 'title' in motion ? text(motion.title) : null; }
  if ('holder' in thing && thing.holder !== undefined) return person(thing.holder);
  return 'constituency' in thing ? unit(thing.constituency) ?? null : null;
}

export async function effectObjects(reading: Reading, effect: Effect): Promise<readonly EffectObjectView[]> {
  const parts = partsOf(effect).slice(0, SHOWN);
  const known = await knownOf(reading, parts);
  return parts.map(part => {
    const thing = known.things.get(part.id);
    return { ...part, name: nameOf(part, known), ...(thing === undefined ? {} : { body: thing.body, bodyName: known.body(thing.body) }) };
  });
}

/** What an amendment changes against the version it was moved under; null for any other effect, and for a text that nobody has written. */
export function charterChange({ rules }: Reading, effect: Effect, from: VersionHash): CharterDiffView | null {
  if (effect.kind !== 'amend-charter' || rules.isWritten?.(effect.version) === false) return null;
  return diffOf(rules.lawOf(from), rules.lawOf(effect.version));
}
