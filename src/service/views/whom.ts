/** Of whom elections, recalls, votes and seats speak: a council has many of them under its one name. */
import type { Election, Petition, Poll, Seat } from '#assembly/facts.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { unitNames } from './bodies.ts';
import { factsById } from './facts-by.ts';

export interface Whom {
  /** Name of the unit that elects; absent at large. */
  readonly constituency?: string;
  /** Name of who holds the seat, or of who is to be recalled. */
  readonly holder?: string;
}

interface Thing { readonly type: string; readonly id: string }

/** What a poll is about, as a thing of its own. */
export function aboutOf({ order }: Poll): Thing {
  return { type: order.for.kind === 'recall' ? 'petition' : order.for.kind, id: order.for.id };
}

/** The facts that lead from things to seats and constituencies. */
class Known {
  readonly polls = new Map<string, Poll>();
  readonly elections = new Map<string, Election>();
  readonly petitions = new Map<string, Petition>();
  readonly seats = new Map<string, Seat>();

  /** The thing itself, or what it is about. */
  ground(thing: Thing): Thing {
    const poll = thing.type === 'poll' ? this.polls.get(thing.id) : undefined;
    return poll ? aboutOf(poll) : thing;
  }

  constituency(thing: Thing): string | undefined {
    const { type, id } = this.ground(thing);
    if (type === 'election') return this.elections.get(id)?.constituency;
    return this.seats.get(type === 'petition' ? this.petitions.get(id)?.seat ?? '' : id)?.constituency;
  }

  holder(thing: Thing): string | undefined {
    const { type, id } = this.ground(thing);
    return type === 'petition' ? this.petitions.get(id)?.holder : this.seats.get(id)?.holder;
  }
}

async function knownOf(reading: Reading, things: readonly Thing[]): Promise<Known> {
  const known = new Known();
  const idsOf = (type: string, among: readonly Thing[]): readonly string[] => [...new Set(among.flatMap(thing => (thing.type === type ? [thing.id] : [])))];
  for (const poll of await factsById(reading, 'poll', idsOf('poll', things))) known.polls.set(poll.id, poll);
  const grounds = things.map(thing => known.ground(thing));
  for (const election of await factsById(reading, 'election', idsOf('election', grounds))) known.elections.set(election.id, election);
  for (const petition of await factsById(reading, 'petition', idsOf('petition', grounds))) known.petitions.set(petition.id, petition);
  const recalled = [...known.petitions.values()].flatMap(({ seat }) => (seat === undefined ? [] : [seat]));
  for (const seat of await factsById(reading, 'seat', [...new Set([...idsOf('seat', grounds), ...recalled])])) known.seats.set(seat.id, seat);
  return known;
}

export async function whomOf(reading: Reading, things: readonly Thing[]): Promise<(thing: Thing) => Whom> {
  const known = await knownOf(reading, things);
  const units = await unitNames(reading, things.map(thing => known.constituency(thing)));
  const names = await namesOf(reading.session, reading.org, things.map(thing => known.holder(thing)));
  return thing => {
    const constituency = units(known.constituency(thing));
    const holder = known.holder(thing);
    return { ...(constituency === undefined ? {} : { constituency }), ...(holder === undefined ? {} : { holder: names(holder).name }) };
  };
}
