/** Who may move: one of those the charter names, or somebody in the name of a body that has resolved to. */
import type { Holder } from '#charter/law.ts';
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { bodiesOf } from './electors.ts';
import { isEntitled, type Scope } from './entitlement.ts';
import { kindOfBody, unitOfBody, type DecisionId, type PersonId } from './ids.ts';
import type { Rules } from './rules.ts';
import { presides } from './voters.ts';

/** The decision must be in force, of a body the charter names, and brought by its mover or who presides there. */
function* speaksFor(rules: Rules, holders: readonly Holder[], person: PersonId, scope: Scope, id: DecisionId): Asking<boolean> {
  const decision = yield* fact('decision', id);
  if (decision?.stage !== 'in-force') return false;
  const kind = kindOfBody(decision.body);
  if (!holders.some(holder => holder.kind === 'body' && holder.body === kind)) return false;
  if (!(yield* bodiesOf(rules.law, kind, unitOfBody(scope.body))).includes(decision.body)) return false;
  const resolved = yield* fact('motion', decision.motion);
  return resolved?.mover === person || (yield* presides(rules, decision.body, { as: 'person', person }, scope.at));
}

export function* mayMove(rules: Rules, holders: readonly Holder[], act: Act<'move' | 'move-amendment' | 'second'>, scope: Scope): Asking<boolean> {
  if (yield* isEntitled(rules, holders, act.by, scope)) return true;
  const inNameOf = act.kind === 'move' ? act.content.inNameOf : undefined;
  return inNameOf !== undefined && act.by.as === 'person' && (yield* speaksFor(rules, holders, act.by.person, scope, inNameOf));
}
