/** The presence a meeting needs, from the charter's quorum and the size of the body. */
import type { MeetingRule } from '#charter/law.ts';
import type { Asking } from './asking.ts';
import type { Meeting } from './facts.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import { leastWhole } from './need.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import { basesOfBody } from './voters.ts';

type Quorum = NonNullable<Meeting['quorum']>;

/**
 * In voting voices. Shown from the convening on; what binds is the size of the body at the opening, when it is
 * taken again and stays. Undefined when the charter asks for no presence; of several tests the hardest counts.
 */
export function* meetingQuorum(rules: Rules, rule: MeetingRule, scope: Scope): Asking<Quorum | Refusal | undefined> {
  const bases = yield* basesOfBody(rules, scope);
  let hardest: Quorum | undefined;
  for (const test of rule.quorum?.quorum ?? []) {
    const base = test.of in bases ? bases[test.of as keyof typeof bases] : undefined;
    if (base === undefined) return refuse('not-governed', rule.article, { act: 'open-meeting', base: test.of }, [remedy('adopt-reading', { missing: ['quorum'] })]);
    const need = leastWhole(test, base);
    if (hardest === undefined || need > hardest.need) hardest = { need, base };
  }
  return hardest;
}
