/** The rules of a law by article. */
import type { ArticleId, Law, Ruled } from './law.ts';

/** Every rule, in the order of the law's lists. */
export function allRules(law: Law): readonly Ruled[] {
  return [
    ...law.unitKinds.values(), ...law.attributes.values(), ...law.electorates.values(), ...law.matters.values(), ...law.bodies.values(),
    ...law.elections, ...(law.unsettled ?? []), ...law.recalls, ...law.meetings, ...law.motions, ...law.powers, ...law.actingFor, ...law.petitions, ...law.duties, ...law.limits,
  ];
}

/** A rule completed in several articles stands in each of them. */
export function rulesOf(law: Law): ReadonlyMap<ArticleId, readonly Ruled[]> {
  const found = new Map<ArticleId, Ruled[]>();
  for (const rule of allRules(law)) {
    for (const article of new Set([rule.article, ...(rule.alsoIn ?? [])])) found.set(article, [...(found.get(article) ?? []), rule]);
  }
  return found;
}
