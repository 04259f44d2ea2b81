/** Members who must stand for an admission. */
import type { Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isMemberOf } from './entitlement.ts';
import type { PersonId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Governing } from './powers.ts';
import type { Rules } from './rules.ts';

/** Sponsors count once each, belong to the charter's electorate in the body's scope, and never sponsor themselves. */
export function* sponsorsFault(rules: Rules, { power, article }: Governing, act: Act<'move'>): Asking<Refusal | undefined> {
  if (!power?.sponsors) return undefined;
  const { effect, body } = act.content;
  const named: readonly PersonId[] = 'sponsors' in effect ? effect.sponsors ?? [] : [];
  let have = 0;
  for (const person of new Set(named)) {
    const own = 'person' in effect && effect.person === person;
    if (!own && (yield* isMemberOf(rules, power.sponsors.who, person, { body, at: act.at }))) have++;
  }
  const { count: need, who } = power.sponsors;
  return have < need ? refuse('sponsors-missing', article, { have, need, who }, [remedy('find-sponsors', { missing: need - have })]) : undefined;
}
