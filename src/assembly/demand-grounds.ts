/** What is demanded, by which article, and of whom. */
import type { Period } from '#kernel/time.ts';
import type { ArticleId, Holder, MeetingRule, PetitionRule } from '#charter/law.ts';
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { referendumFault } from './effects/referendums.ts';
import type { Motion, Petition } from './facts.ts';
import { governingRule } from './governed.ts';
import { kindOfBody, type BodyId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import { bodyExists } from './meetings.ts';
import type { Rules } from './rules.ts';

export interface Demand {
  readonly for: Exclude<Petition['for'], 'recall'>;
  readonly body: BodyId;
  readonly article: ArticleId;
  readonly holders: readonly Holder[];
  /** How long signatures may be collected. */
  readonly signatures?: Period;
  readonly motion?: Motion;
  /** For a demand of a meeting. */
  readonly meetings?: MeetingRule;
}

function meetingDemand(rules: Rules, body: BodyId): Demand | Refusal {
  const governed = governingRule(rules.law.meetings, kindOfBody(body), 'convene');
  if (!governed.ok) return governed.error;
  const meetings = governed.value;
  if (meetings.onDemandOf.length === 0) return refuse('not-governed', meetings.article, { for: 'convene', body }, [remedy('ask-holder', { holders: meetings.convenedBy.map(holder => holder.kind) })]);
  return { for: 'convene', body, article: meetings.article, holders: meetings.onDemandOf, meetings };
}

/** The one rule on petitions to the body for the purpose. */
export function petitionRule(rules: Rules, purpose: PetitionRule['for'], body: BodyId): PetitionRule | Refusal {
  const governed = governingRule(rules.law.petitions.filter(rule => rule.for === purpose), kindOfBody(body), `petition-${purpose}`);
  return governed.ok ? governed.value : governed.error;
}

function* motionDemand(rules: Rules, purpose: PetitionRule['for'], body: BodyId, act: Act<'sign'>): Asking<Demand | Refusal> {
  const rule = petitionRule(rules, purpose, body);
  if ('lawful' in rule) return rule;
  const motion = act.content.motion === undefined ? undefined : yield* fact('motion', act.content.motion);
  if (!motion || motion.amends || (purpose === 'agenda' && motion.body !== body)) return refuse('no-such-thing', rule.article, { motion: act.content.motion ?? null }, [remedy('move', { body })]);
  const demand: Demand = { for: purpose, body, article: rule.article, holders: rule.signedBy, motion, ...(rule.within === undefined ? {} : { signatures: rule.within }) };
  if (purpose === 'agenda') return motion.stage === 'moved' || motion.stage === 'admitted' ? demand : refuse('wrong-stage', rule.article, { motion: motion.id, stage: motion.stage });
  return (yield* referendumFault(rules, body, motion.id, { article: rule.article, at: act.at })) ?? demand;
}

/** Without a body a petition for a referendum goes to the body of all in which its motion was moved. */
export function* groundOfDemand(rules: Rules, act: Act<'sign'>): Asking<Demand | Refusal> {
  const { for: purpose, motion } = act.content;
  const body = act.content.body ?? (motion === undefined ? undefined : (yield* fact('motion', motion))?.body);
  if (body === undefined || !(yield* bodyExists(rules, body))) return refuse('no-such-thing', 'none', { body: body ?? null });
  switch (purpose) {
    case 'convene': return meetingDemand(rules, body);
    case 'referendum':
    case 'agenda': return yield* motionDemand(rules, purpose, body, act);
    case 'recall': return refuse('no-such-thing', 'none', { seat: act.content.seat ?? null });
  }
}
