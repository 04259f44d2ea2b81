/** What one body may decide, effect by effect: its own powers, those it uses for another body, and the consents it gives. */
import type { ActingForRule, BodyKindId, EffectKind, Law, MatterId, PowerRule } from './law.ts';
import { EFFECT_PHRASES } from './phrase.ts';

export interface BodyEffect {
  readonly effect: EffectKind;
  /** Powers by which the body decides it, its own first. */
  readonly powers: readonly PowerRule[];
  /** Powers of others whose decisions wait for this body: only for 'ratify-decision'. */
  readonly consents: readonly PowerRule[];
  /** Powers that give it to other bodies. */
  readonly elsewhere: readonly PowerRule[];
  /** True when the charter lets the body decide it in any of these ways, or by a plain resolution. */
  readonly within: boolean;
}

export const EFFECTS = Object.keys(EFFECT_PHRASES) as readonly EffectKind[];

/** Whether what a body may do for another includes the effect, or the matter that is decided. */
export function mayActFor({ only, except }: Pick<ActingForRule, 'only' | 'except'>, effect: EffectKind, matter?: MatterId): boolean {
  const named = (list: readonly string[]): boolean => list.includes(effect) || (matter !== undefined && list.includes(matter));
  return !named(except) && (only === undefined || named(only));
}

function isConsent({ confirmedBy, ratifiedBy }: PowerRule, body: BodyKindId): boolean {
  return confirmedBy?.body === body || ratifiedBy?.through === body;
}

function bodyEffect(law: Law, body: BodyKindId, effect: EffectKind): BodyEffect {
  const all = law.powers.filter(power => power.effect === effect);
  const own = all.filter(power => power.heldBy === body);
  const lent = all.filter(power => power.heldBy !== body && law.actingFor.some(rule => rule.by === body && rule.body === power.heldBy && mayActFor(rule, effect, power.matter)));
  const consents = effect === 'ratify-decision' ? law.powers.filter(power => isConsent(power, body)) : [];
  const verifies = effect === 'verify-election' && law.elections.some(rule => rule.verifiedBy === body);
  const answersFor = effect === 'ratify-decision' && law.actingFor.some(rule => rule.ratifiedBy?.body === body);
  const resolves = effect === 'decide' && law.bodies.get(body)?.decides !== undefined;
  const powers = [...own, ...lent];
  return { effect, powers, consents, elsewhere: all.filter(power => !powers.includes(power)), within: powers.length + consents.length > 0 || answersFor || verifies || resolves };
}

/** Every effect of the catalogue, in its order. */
export function effectsOf(law: Law, body: BodyKindId): readonly BodyEffect[] {
  return EFFECTS.map(effect => bodyEffect(law, body, effect));
}
