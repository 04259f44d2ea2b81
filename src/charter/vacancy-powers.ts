/**
 * Powers that a rule on vacancies gives without saying so: those who remain co-opt, or those who elect appoint. They
 * decide as they always do. Where the charter gives somebody the power to appoint to the body, that power fills the seat.
 */
import type { BodyKindId, BodyRule, PowerRule } from './law.ts';

function appointers(body: BodyRule): readonly BodyKindId[] {
  return [
    ...(body.vacancy.includes('co-option') ? [body.id] : []),
    ...(body.vacancy.includes('appointed-by-electors') ? body.seats.flatMap(({ electors }) => (electors.kind === 'body' ? [electors.body] : [])) : []),
  ];
}

export function vacancyPowers(bodies: Iterable<BodyRule>, written: readonly PowerRule[]): readonly PowerRule[] {
  return [...bodies].filter(body => !written.some(power => power.effect === 'appoint' && (power.over ?? body.id) === body.id)).flatMap(body =>
    [...new Set(appointers(body))].map((heldBy): PowerRule => ({
      effect: 'appoint', over: body.id, heldBy, proposedBy: [], articles: [], untouchable: [], exceptWhere: [], ofVacancy: true, article: body.article, at: body.at,
    })));
}
