/** What every page of an organisation is read with: one person's view of it, at one moment. */
import type { Instant } from '#kernel/time.ts';
import { run } from '#assembly/asking.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { Membership, Organisation, Seat } from '#assembly/facts.ts';
import { kindOfBody, type PersonId } from '#assembly/ids.ts';
import { fact } from '#assembly/asking.ts';
import type { Rules } from '#assembly/rules.ts';
import type { Law } from '#charter/law.ts';
import type { Keeping, Viewer } from '#policy/visibility.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Assembly } from './assembly.ts';
import { currentRules } from './laws.ts';

export interface Reading {
  readonly assembly: Assembly;
  readonly session: Session;
  /** Answers the core's questions; lives as long as the request. */
  readonly facts: SqlFacts;
  readonly org: string;
  readonly name: string;
  readonly sample: boolean;
  readonly organisation: Organisation;
  readonly rules: Rules;
  readonly at: Instant;
  readonly viewer: Viewer;
  readonly membership?: Membership;
}

/** Undefined for an organisation that does not exist, or has not been founded. */
export async function openReading(assembly: Assembly, org: string, person: PersonId): Promise<Reading | undefined> {
  const session = sessionOf(assembly.database.pool);
  const [row] = await session.query<{ name: string; sample: boolean }>('select name, sample from organisation where id = $1', [org]);
  if (!row) return undefined;
  const facts = new SqlFacts(session, org);
  const organisation = await run(fact('organisation', ORGANISATION_ID), facts.answer);
  if (!organisation) return undefined;
  const rules = await currentRules(session, org, assembly.laws, facts);
  const at = assembly.clock.now() as Instant;
  const membership = await facts.answer({ ask: 'membership', person, day: rules.calendar.dayOf(at) }) as Membership | undefined;
  const viewer = await viewerOf({ facts, law: rules.law, organisation, person, membership });
  return { assembly, session, facts, org, ...row, organisation, rules, at, viewer, ...(membership ? { membership } : {}) };
}

interface Who {
  readonly facts: SqlFacts;
  readonly law: Law;
  readonly organisation: Organisation;
  readonly person: PersonId;
  readonly membership: Membership | undefined;
}

async function viewerOf({ facts, law, organisation, person, membership }: Who): Promise<Viewer> {
  const seats = await facts.answer({ ask: 'facts', kind: 'seat', index: 'holder', value: person }) as readonly Seat[];
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
