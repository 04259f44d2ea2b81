/**
 * Emergencies: declared for a time, ended by resolution or by the clock. An emergency reaches only the articles its
 * power names, and never those it calls untouchable; everything else goes on as before.
 */
import type { Instant } from '#kernel/time.ts';
import type { ArticleId } from '#charter/law.ts';
import { fact, facts, type Asking } from '../asking.ts';
import type { Act } from '../act.ts';
import { bodiesOf } from '../electors.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Emergency } from '../facts.ts';
import { unitOfBody } from '../ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import type { Carrying, EffectOf, Ground } from './carrying.ts';
import { endOf } from './powers-of.ts';

const live = (): Asking<readonly Emergency[]> => facts('emergency', 'live', 'yes');

/** Not renewable: no second one until a body that may end an emergency has met since the last was declared. */
function* renewalFault(rules: Rules, { body, at, article }: Ground): Asking<Refusal | undefined> {
  const last = (yield* facts('emergency', 'body', body)).reduce<Emergency | undefined>((latest, each) => (latest && latest.from >= each.from ? latest : each), undefined);
  if (!last) return undefined;
  const enders = rules.law.powers.filter(power => power.effect === 'end-emergency').map(power => power.heldBy);
  for (const kind of enders)
    for (const ender of yield* bodiesOf(rules.law, kind, unitOfBody(body)))
      if (((yield* fact('body', ender))?.lastMet ?? 0) > last.from) return undefined;
  return refuse('already-done', article, { emergency: last.id, from: last.from, at }, [remedy('convene', { bodies: enders })]);
}

export function* emergencyFault(rules: Rules, effect: EffectOf<'declare-emergency'> | EffectOf<'end-emergency'>, ground: Ground): Asking<Refusal | undefined> {
  const [running] = yield* live();
  if (effect.kind === 'end-emergency') return running ? undefined : refuse('no-such-thing', ground.article, { emergency: null });
  if (running) return refuse('already-done', ground.article, { emergency: running.id, until: running.until ?? null });
  return ground.power?.renewable === true ? undefined : yield* renewalFault(rules, ground);
}

function ended(emergency: Emergency): AssemblyEvent[] {
  return [event('emergency-ended', { emergency: emergency.id }), event('timer-done', { timer: `end-emergency:${emergency.id}` })];
}

export function* declareEmergency(rules: Rules, effect: EffectOf<'declare-emergency'>, carrying: Carrying): Asking<Change> {
  const { decision, at } = carrying;
  const until = yield* endOf(rules, carrying, effect.until);
  const emergency: Emergency = { id: `emergency:${decision.id}`, body: decision.body, from: at, stage: 'in-force', authority: decision.authority, ...(until === undefined ? {} : { until }) };
  const declared = event('emergency-declared', { emergency });
  if (until === undefined) return { events: [declared], applied: [] };
  const timer = { id: `end-emergency:${emergency.id}`, at: until, act: { kind: 'end-emergency-by-clock', content: { emergency: emergency.id } } };
  return { events: [declared, event('timer-set', { timer })], applied: [] };
}

export function* endEmergencies(): Asking<Change> {
  return { events: (yield* live()).flatMap(ended), applied: [] };
}

/** Takes back the emergency that a decision declared. */
export function* revokeEmergency({ decision }: Carrying): Asking<Change> {
  const emergency = yield* fact('emergency', `emergency:${decision.id}`);
  return { events: emergency?.stage === 'in-force' ? ended(emergency) : [], applied: [] };
}

/** The clock ends an emergency whose time is over. */
export function* judgeEndEmergency(act: Act<'end-emergency-by-clock'>): Asking<Judgement> {
  const emergency = yield* fact('emergency', act.content.emergency);
  const done = event('timer-done', { timer: `end-emergency:${act.content.emergency}` });
  if (emergency?.stage !== 'in-force') return act.by.as === 'clock' ? lawful('clock', [done]) : refuse('no-such-thing', 'none', { emergency: act.content.emergency });
  if (emergency.until === undefined || act.at < emergency.until) return refuse('too-early', emergency.authority, { until: emergency.until ?? null });
  return lawful(emergency.authority, ended(emergency));
}

/** The emergency that reaches an article now, if any: its power names the article and nothing calls it untouchable. */
export function* emergencyOver(rules: Rules, article: ArticleId, at: Instant): Asking<Emergency | undefined> {
  for (const emergency of yield* live()) {
    const power = rules.law.powers.find(each => each.effect === 'declare-emergency' && each.article === emergency.authority);
    const reaches = power?.articles.includes(article) === true && !power.untouchable.includes(article);
    if (reaches && (emergency.until === undefined || at < emergency.until)) return emergency;
  }
  return undefined;
}
