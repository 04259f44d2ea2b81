/** Appeals: against a decision or a refusal, to the body and within the time that its article names. */
import { deadline } from '#kernel/time.ts';
import { ask, fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { bodiesOf, isInside } from './electors.ts';
import { carryOut } from './effects/carry-out.ts';
import { powerOf } from './effects/powers-of.ts';
import { stands, undone } from './effects/taking-effect.ts';
import { event } from './event.ts';
import type { Decision } from './facts.ts';
import { unitOfBody, type PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { PowerRule } from '#charter/law.ts';
import type { Rules } from './rules.ts';

type Appeal = NonNullable<PowerRule['appeal']>;

/**
 * The charter's types name no appellant: whom the decision is about may always appeal, even when expelled by it, and so
 * may every member of the place where the body decides who has not left.
 */
function* mayAppeal(rules: Rules, decision: Decision, person: PersonId, at: Act['at']): Asking<boolean> {
  if ('person' in decision.effect && decision.effect.person === person) return true;
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
  if (!membership || membership.status === 'left' || membership.status === 'expelled') return false;
  return yield* isInside(membership, unitOfBody(decision.body));
}

/** Time runs from the day the decision came into force, not from a first vote that was still to be confirmed. */
function timeFault(rules: Rules, decision: Decision, appeal: Appeal, at: Act['at']): Refusal | undefined {
  const closes = appeal.within && deadline(decision.since ?? decision.at, appeal.within, rules.calendar);
  return closes !== undefined && at >= closes ? refuse('too-late', decision.authority, { closes }) : undefined;
}

/**
 * Lodges an appeal, one against each decision: whoever is not content with its outcome goes on against that. Where the
 * article says that it suspends, what the decision did is undone until the appeal is decided; a refusal has done nothing.
 */
export function* judgeAppeal(rules: Rules, act: Act<'appeal'>): Asking<Judgement> {
  const decision = yield* fact('decision', act.content.decision);
  if (!decision || act.by.as !== 'person') return refuse('no-such-thing', 'none', { decision: act.content.decision });
  const { authority: article } = decision;
  const appeal = (yield* powerOf(rules, decision))?.appeal;
  if (!appeal) return refuse('no-appeal', article, { decision: decision.id }, [remedy('override-decision', { decision: decision.id })]);
  if (decision.stage !== 'in-force' && decision.stage !== 'refused') return refuse('wrong-stage', article, { decision: decision.id, stage: decision.stage });
  if (decision.appeal) return refuse('already-done', article, { decision: decision.id, to: decision.appeal.to });
  const late = timeFault(rules, decision, appeal, act.at);
  if (late) return late;
  if (!(yield* mayAppeal(rules, decision, act.by.person, act.at))) return refuse('not-entitled', article, { act: act.kind, decision: decision.id });
  const [to] = yield* bodiesOf(rules.law, appeal.to, unitOfBody(decision.body));
  if (to === undefined) return refuse('no-appeal', article, { decision: decision.id, to: appeal.to });
  const lodging = { decision: decision.id, by: act.by.person, to, grounds: act.content.grounds, suspends: appeal.suspends && decision.stage === 'in-force' };
  if (!lodging.suspends) return lawful(article, [event('appeal-lodged', lodging)]);
  const back = yield* undone(rules, decision, { by: act.key, key: act.key, at: act.at }, carryOut);
  return lawful(article, [event('appeal-lodged', { ...lodging, ...stands(back) }), ...back.events], [{ article, code: 'suspended-by-appeal', facts: { decision: decision.id, to } }, ...back.applied]);
}
