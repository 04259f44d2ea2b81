/** Effects on members: admission, suspension, return, expulsion, and the franchise. */
import type { Instant } from '#kernel/time.ts';
import type { StatusId } from '#charter/law.ts';
import { ask, fact, type Asking } from '../asking.ts';
import type { Membership } from '../facts.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, type Carrying, type EffectOf, type Ground } from './carrying.ts';
import { endsAt } from './powers-of.ts';
import { isLive, recorded, vacateAll, withStatus } from './standing.ts';

export type PersonEffect = EffectOf<'admit-member'>;
type Kind = PersonEffect['kind'];

/** From which standings each effect leads away; a stranger may only be admitted. */
const FROM: Readonly<Record<Kind, readonly StatusId[]>> = {
  'admit-member': ['candidate', 'consultative', 'left'],
  'suspend-member': ['candidate', 'full', 'consultative'],
  'reinstate-member': ['suspended', 'expelled'],
  'expel-member': ['candidate', 'full', 'consultative', 'suspended', 'disfranchised'],
  'disfranchise-member': ['full'],
  'restore-franchise': ['disfranchised'],
};

const TO: Readonly<Record<Kind, StatusId>> = {
  'admit-member': 'full', 'suspend-member': 'suspended', 'reinstate-member': 'full', 'expel-member': 'expelled',
  'disfranchise-member': 'disfranchised', 'restore-franchise': 'full',
};

/** Why the member's standing does not allow it. Sponsors are asked for when the motion is moved. */
export function* personFault(rules: Rules, effect: PersonEffect, { at, article }: Ground): Asking<Refusal | undefined> {
  const membership: Membership | undefined = yield* ask({ ask: 'membership', person: effect.person, day: rules.calendar.dayOf(at) });
  const facts = { person: effect.person, status: membership?.status ?? null, from: [...FROM[effect.kind]] };
  if (effect.unit !== undefined && !isLive(yield* fact('unit', effect.unit))) return refuse('no-such-thing', article, { unit: effect.unit });
  if (!membership) return effect.kind === 'admit-member' && effect.unit !== undefined ? undefined : refuse('not-a-member', article, facts);
  if (membership.status === TO[effect.kind]) return refuse('already-done', article, facts);
  if (FROM[effect.kind].includes(membership.status)) return undefined;
  return refuse('wrong-stage', article, facts, membership.status === 'expelled' ? [remedy('reinstate-member', { person: effect.person })] : []);
}

/** Whoever is admitted subject to confirmation is a candidate meanwhile, from this day. */
export function* onProbation(rules: Rules, effect: PersonEffect, at: Instant): Asking<Change> {
  return yield* entered(rules, effect, at, 'candidate');
}

function* entered(rules: Rules, effect: PersonEffect, at: Instant, status: StatusId): Asking<Change> {
  const day = rules.calendar.dayOf(at);
  const known = yield* ask({ ask: 'membership', person: effect.person, day });
  const units = effect.unit === undefined ? (known?.units ?? []) : [effect.unit];
  // Whoever had left begins anew; a candidate keeps the day of joining.
  const joinedOn = known && known.status !== 'left' ? known.joined : day;
  return { events: recorded(day, [{ person: effect.person, units, status, joined: joinedOn, attributes: known?.attributes ?? {} }]), applied: [] };
}

/** For the charter's length, or less when the resolution says so. */
function* ending(rules: Rules, effect: PersonEffect, carrying: Carrying): Asking<Change> {
  return { events: yield* endsAt(rules, carrying, effect.until), applied: [] };
}

export function* carryPerson(rules: Rules, effect: PersonEffect, carrying: Carrying): Asking<Change> {
  const change = yield* withStatus(rules, effect.person, TO[effect.kind], carrying);
  switch (effect.kind) {
    case 'admit-member': return yield* entered(rules, effect, carrying.at, 'full');
    case 'suspend-member': return joined(change, yield* ending(rules, effect, carrying));
    case 'expel-member': return joined(change, yield* vacateAll(rules, effect.person, 'removed', carrying));
    case 'disfranchise-member': return joined(change, yield* vacateAll(rules, effect.person, 'not-qualified', carrying), yield* ending(rules, effect, carrying));
    default: return change;
  }
}
