/** Whether a person keeps the roll: what clerical work outside of acts asks first. */
import { run } from '#assembly/asking.ts';
import { isKeeper } from '#assembly/entitlement.ts';
import type { BodyId, PersonId } from '#assembly/ids.ts';
import { refuse, remedy } from '#assembly/judgement.ts';
import type { Rules } from '#assembly/rules.ts';
import type { Instant } from '#kernel/time.ts';
import type { Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Assembly } from './assembly.ts';
import { currentRules } from './laws.ts';

export const NOT_KEEPER = refuse('not-keeper', 'house-rules', { of: 'roll' }, [remedy('ask-holder', { holders: ['registrar'] })]);

/** The rules in force, or undefined for somebody who does not keep the roll of the whole organisation. */
export async function keeperRules(assembly: Assembly, session: Session, org: string, person: PersonId): Promise<Rules | undefined> {
  const facts = new SqlFacts(session, org);
  const rules = await currentRules(session, org, assembly.laws, facts);
  const scope = { body: 'whole' as BodyId, at: await assembly.now(org, session) as Instant };
  return await run(isKeeper(rules, 'roll', person, scope), facts.answer) ? rules : undefined;
}
