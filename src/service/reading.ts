/** What every page of an organisation is read with: one person's view of it, at one moment. */
import type { Instant } from '#kernel/time.ts';
import type { Membership, Organisation, Seat } from '#assembly/facts.ts';
import { kindOfBody, type PersonId } from '#assembly/ids.ts';
import type { Rules } from '#assembly/rules.ts';
import type { Law } from '#charter/law.ts';
import type { Keeping, Viewer } from '#policy/visibility.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Assembly } from './assembly.ts';

export interface Reading {
  readonly assembly: Assembly;
  readonly session: Session;
  /** Answers the core's questions; lives as long as the request. */
  readonly facts: SqlFacts;
  readonly org: string;
  readonly name: string;
  readonly sample: boolean;
  /** It is a sample with a clock of its own, which stands until somebody moves it. */
  readonly clockStands: boolean;
  readonly organisation: Organisation;
  readonly rules: Rules;
  readonly at: Instant;
  readonly viewer: Viewer;
  readonly membership?: Membership;
}

/** Undefined for an organisation that does not exist, or has not been founded. */
export async function openReading(assembly: Assembly, org: string, person: PersonId): Promise<Reading | undefined> {
  const session = sessionOf(assembly.database.pool);
  const found = await assembly.viewerReads.organisation(org);
  if (!found?.organisation) return undefined;
  const { name, sample, standsAt, organisation } = found;
  const facts = new SqlFacts(session, org);
  const rules = await assembly.laws.rules(session, org, organisation.version);
  const at = (standsAt ?? assembly.clock.now()) as Instant;
  const { membership, seats } = await assembly.viewerReads.viewer(org, person, rules.calendar.dayOf(at));
  const viewer = viewerOf({ seats, law: rules.law, organisation, person, membership });
  return { assembly, session, facts, org, name, sample, clockStands: standsAt !== undefined, organisation, rules, at, viewer, ...(membership ? { membership } : {}) };
}

interface Who {
  readonly seats: readonly Seat[];
  readonly law: Law;
  readonly organisation: Organisation;
  readonly person: PersonId;
  readonly membership: Membership | undefined;
}

function viewerOf({ seats, law, organisation, person, membership }: Who): Viewer {
  const units = membership?.units ?? [];
  return { person, units, seats, keeps: keepings(law, seats, organisation.interimRegistrar === person), ...(membership ? { status: membership.status } : {}) };
}

/** Kept for the whole organisation; a unit's own keepers keep for their unit only. */
function keepings(law: Law, seats: readonly Seat[], isInterim: boolean): readonly Keeping[] {
  const kept = seats.flatMap(seat => {
    const rule = law.bodies.get(kindOfBody(seat.body));
    return rule && !seat.body.includes('@') ? rule.keeps : [];
  });
  return [...new Set<Keeping>([...kept, ...(isInterim ? ['roll' as const] : [])])];
}
