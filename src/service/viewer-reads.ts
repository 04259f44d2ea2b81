/**
 * What every request starts with, read for many requests at once: the organisation, and the standing and
 * seats of whoever asks. When everybody votes in the same hour, a thousand requests cost a few statements.
 */
import type { Day } from '#kernel/time.ts';
import type { Membership, Organisation, Seat } from '#assembly/facts.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { batched } from '#access/batched.ts';
import type { Database } from '#store/open-database.ts';

export interface OrganisationRead {
  readonly name: string;
  readonly sample: boolean;
  /** Where the clock of a sample stands, UTC milliseconds; undefined where the server's is its own. */
  readonly standsAt: number | undefined;
  /** Undefined before the organisation has been founded. */
  readonly organisation: Organisation | undefined;
}

export interface ViewerRead {
  readonly membership: Membership | undefined;
  readonly seats: readonly Seat[];
}

export interface ViewerReads {
  organisation(org: string): Promise<OrganisationRead | undefined>;
  viewer(org: string, person: string, day: Day): Promise<ViewerRead>;
}

interface MembershipRow {
  readonly place: bigint;
  readonly units: Membership['units'];
  readonly status: Membership['status'];
  readonly joined: Day;
  readonly attributes: Membership['attributes'];
  readonly valid_from: Day;
}

type Key = readonly [org: string, person: string, day: Day];

async function readOrganisations(database: Database, orgs: readonly string[]): Promise<ReadonlyMap<string, OrganisationRead>> {
  const rows = await sessionOf(database.pool).query<{ id: string; name: string; sample: boolean; stands_at: bigint | null; value: Organisation | null }>(
    "select o.id, o.name, o.sample, o.stands_at, f.value from organisation o left join fact f on f.org = o.id and f.kind = 'organisation' and f.id = $2 where o.id = any($1::text[])", [orgs, ORGANISATION_ID]);
  return new Map(rows.map(({ id, name, sample, stands_at: stands, value }) => [id, { name, sample, standsAt: stands === null ? undefined : Number(stands), organisation: value ?? undefined }]));
}

/** Looked up by key, each for itself, whatever the planner knows of the tables. */
async function readViewers(database: Database, keys: readonly string[]): Promise<ReadonlyMap<string, ViewerRead>> {
  const session = sessionOf(database.pool);
  const asked = keys.map(key => JSON.parse(key) as Key);
  const columns = [asked.map(([org]) => org), asked.map(([, person]) => person)];
  const memberships = await session.query<MembershipRow>(
    `select n.place, m.units, m.status, m.joined, m.attributes, m.valid_from from unnest($1::text[], $2::text[], $3::text[]) with ordinality n(org, person, day, place)
     cross join lateral (select * from membership where org = n.org and person = n.person and valid_from <= n.day and valid_until > n.day offset 0) m`, [...columns, asked.map(([,, day]) => day)]);
  const seats = await session.query<{ place: bigint; value: Seat }>(
    `select n.place, f.value from unnest($1::text[], $2::text[]) with ordinality n(org, person, place)
     cross join lateral (select id from fact_index where org = n.org and kind = 'seat' and field = 'holder' and value = n.person offset 0) i
     cross join lateral (select value from fact where org = n.org and kind = 'seat' and id = i.id offset 0) f order by n.place, i.id collate "C"`, columns);
  const membershipAt = new Map(memberships.map(row => [Number(row.place), row]));
  const seatsAt = Map.groupBy(seats, row => Number(row.place));
  return new Map(keys.map((key, index) => [key, {
    membership: membershipOf(membershipAt.get(index + 1), asked[index]?.[1] ?? ''),
    seats: (seatsAt.get(index + 1) ?? []).map(row => row.value),
  }]));
}

function membershipOf(row: MembershipRow | undefined, person: string): Membership | undefined {
  return row && { person: person as Membership['person'], units: row.units, status: row.status, joined: row.joined, attributes: row.attributes, from: row.valid_from };
}

export function createViewerReads(database: Database): ViewerReads {
  const organisations = batched(orgs => readOrganisations(database, orgs));
  const viewers = batched(keys => readViewers(database, keys));
  return {
    organisation: organisations,
    viewer: async (org, person, day) => (await viewers(JSON.stringify([org, person, day] satisfies Key))) ?? { membership: undefined, seats: [] },
  };
}
