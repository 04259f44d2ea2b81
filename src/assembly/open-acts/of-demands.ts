/** Candidates in demands made of a body: signing for oneself or for the unit one stands for, and taking it back. */
import type { Holder, Law, MeetingRule, UnitKindId } from '#charter/law.ts';
import { fact, facts, type Asking } from '../asking.ts';
import type { Petition, Seat } from '../facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type UnitId } from '../ids.ts';
import { candidate, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

/** Units for which the person may stand: those that sent the person to the body, and those whose chair the person keeps. */
function ownUnits({ rules, seats }: Place, body: BodyId): readonly UnitId[] {
  const keepsChair = (seat: Seat): boolean => rules.law.bodies.get(kindOfBody(seat.body))?.keeps.includes('chair') === true;
  const units = seats.flatMap(seat => [...(seat.body === body ? [seat.constituency] : []), ...(keepsChair(seat) ? [unitOfBody(seat.body)] : [])]);
  return [...new Set(units.filter(unit => unit !== undefined))];
}

/** The open petition that carries the signature of the signer, a person or a unit. */
function* signedBy(open: readonly Petition[], signer: string): Asking<Petition | undefined> {
  for (const petition of open) if (yield* fact('signature', `${petition.id}:${signer}`)) return petition;
  return undefined;
}

/** Kinds of unit that sign for the holder: those it names, or those whose inhabitants are recorded. */
function unitKindsOf({ unitKinds }: Law, holder: Holder): readonly UnitKindId[] {
  if (!('of' in holder)) return [];
  if (holder.of === 'inhabitants') return [...unitKinds.values()].filter(kind => kind.figures.includes('inhabitants')).map(kind => kind.id);
  return holder.of === 'units' && holder.unitKind !== undefined ? [holder.unitKind] : [];
}

function* ofUnits(place: Place, body: BodyId, rule: MeetingRule, open: readonly Petition[]): Asking<readonly AnyCandidate[]> {
  const kinds = rule.onDemandOf.flatMap(holder => unitKindsOf(place.rules.law, holder));
  const on = { type: 'body', id: body } as const;
  const found: AnyCandidate[] = [];
  for (const unit of kinds.length === 0 ? [] : ownUnits(place, body)) {
    if (!kinds.some(kind => place.units.some(each => each.id === unit && each.kind === kind))) continue;
    const signed = yield* signedBy(open, unit);
    found.push(signed ? candidate('unsign', on, { petition: signed.id, unit }, [], signed.closes) : candidate('sign', on, { for: 'convene', body, unit }));
  }
  return found;
}

/** What one has signed can be taken back, whatever it demands; a meeting that one has not demanded can be demanded. */
export function* demandCandidates(place: Place, body: BodyId): Asking<readonly AnyCandidate[]> {
  const on = { type: 'body', id: body } as const;
  const open = (yield* facts('petition', 'body', body)).filter(petition => petition.for !== 'recall');
  const found: AnyCandidate[] = [];
  for (const petition of open) if (yield* signedBy([petition], place.person)) found.push(candidate('unsign', on, { petition: petition.id }, [], petition.closes));
  const rule = place.rules.law.meetings.find(each => each.body === kindOfBody(body));
  if (!rule || rule.onDemandOf.length === 0) return found;
  const units = yield* ofUnits(place, body, rule, open);
  const demanded = found.length > 0 && (yield* signedBy(open.filter(petition => petition.for === 'convene'), place.person)) !== undefined;
  const alone = rule.onDemandOf.some(holder => !('of' in holder) || (holder.of !== 'units' && holder.of !== 'inhabitants'));
  return [...found, ...units, ...(demanded || (units.length > 0 && !alone) ? [] : [candidate('sign', on, { for: 'convene', body })])];
}
