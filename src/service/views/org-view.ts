/** The front page of an organisation, as one of its persons sees it. */
import type { MemberCounting } from '../member-counts.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodiesOfWhole, bodyRefs, unitNames, type BodyRef } from './bodies.ts';
import { factsById } from './facts-by.ts';

export interface OwnSeat {
  readonly seat: string;
  readonly body: string;
  readonly bodyName: string;
  /** Whom it stands for; absent at large. */
  readonly constituencyName?: string;
  readonly since?: number;
  readonly until?: string;
}

export interface OrgView {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly zone: string;
  readonly language: string;
  readonly version: string;
  readonly founded: number;
  readonly me: {
    readonly person: string;
    readonly name: string;
    readonly status: string | null;
    readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
    readonly seats: readonly OwnSeat[];
    readonly keeps: readonly string[];
  };
  readonly counts: { readonly members: number; readonly units: number; readonly bodies: number; readonly seats: number; readonly seatsFilled: number; readonly openPolls: number };
  readonly bodies: readonly BodyRef[];
  readonly clock: number;
  /** The clock stands until somebody moves it: pages must not count on from it. */
  readonly clockStands: boolean;
}

async function countsOf({ session, org, rules }: Reading, members: number): Promise<OrgView['counts']> {
  const kinds = await session.query<{ value: string; n: bigint }>("select value, count(*) as n from fact_index where org = $1 and kind = 'unit' and field = 'kind' group by value", [org]);
  const [row] = await session.query<{ seats: bigint; filled: bigint; polls: bigint }>(
    `select count(*) filter (where kind = 'seat' and field = 'body') as seats, count(*) filter (where kind = 'seat' and field = 'holder') as filled,
       count(*) filter (where kind = 'poll' and field = 'live') as polls from fact_index where org = $1 and kind in ('seat', 'poll')`, [org]);
  const units = new Map(kinds.map(each => [each.value, Number(each.n)]));
  const bodies = [...rules.law.bodies.values()].reduce((sum, rule) => sum + (rule.forEach === undefined ? 1 : units.get(rule.forEach) ?? 0), 0);
  return { members, units: [...units.values()].reduce((sum, n) => sum + n, 0), bodies, seats: Number(row?.seats ?? 0), seatsFilled: Number(row?.filled ?? 0), openPolls: Number(row?.polls ?? 0) };
}

export async function orgView(reading: Reading, counting: MemberCounting): Promise<OrgView> {
  const { org, name, sample, organisation, rules, at, viewer, session } = reading;
  const { members } = await counting.counts(org, rules.calendar.dayOf(at));
  const units = await factsById(reading, 'unit', viewer.units);
  const refs = await bodyRefs(reading, viewer.seats.map(seat => seat.body));
  const constituencies = await unitNames(reading, viewer.seats.map(seat => seat.constituency));
  const names = await namesOf(session, org, [viewer.person]);
  return {
    id: org, name, sample, zone: rules.law.zone, language: rules.law.language, version: rules.law.version, founded: organisation.versions[0]?.inForce ?? 0,
    me: {
      ...names(viewer.person), status: viewer.status ?? null, keeps: viewer.keeps,
      units: units.map(unit => ({ id: unit.id, name: unit.name, kind: unit.kind })),
      seats: viewer.seats.map(seat => ({ seat: seat.id, body: seat.body, bodyName: refs(seat.body).name, ...(seat.constituency === undefined ? {} : { constituencyName: constituencies(seat.constituency) ?? seat.constituency }), ...(seat.since === undefined ? {} : { since: seat.since }), ...(seat.until === undefined ? {} : { until: seat.until }) })),
    },
    counts: await countsOf(reading, members), bodies: bodiesOfWhole(reading), clock: at, clockStands: reading.clockStands,
  };
}
