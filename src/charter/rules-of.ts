/** The rules of a law, each with its type, and by article. */
import type { ArticleId, Law } from './law.ts';
import type { Compiled } from './rule-type.ts';

function tagged<Type extends Compiled['type']>(type: Type, rules: Iterable<Extract<Compiled, { type: Type }>['rule']>): readonly Compiled[] {
  return [...rules].map(rule => ({ type, rule }) as Compiled);
}

/** Every rule as written, in the order of the law's lists. */
export function allRules(law: Law): readonly Compiled[] {
  return [
    ...tagged('unit kind', law.unitKinds.values()), ...tagged('attribute', law.attributes.values()), ...tagged('electorate', law.electorates.values()),
    ...tagged('matter', law.matters.values()), ...tagged('body', law.bodies.values()), ...tagged('election of', law.elections),
    ...tagged('unsettled election', law.unsettled ?? []), ...tagged('recall of', law.recalls), ...tagged('meetings of', law.meetings),
    ...tagged('motions in', law.motions), ...tagged('power', law.powers.filter(power => !power.ofVacancy)), ...tagged('acting for', law.actingFor),
    ...tagged('petition for', law.petitions), ...tagged('duty', law.duties), ...tagged('limit', law.limits),
  ];
}

/** Rules by article, in the order of the text; a rule completed in several articles stands in each of them. */
export function rulesOf(law: Law): ReadonlyMap<ArticleId, readonly Compiled[]> {
  const found = new Map<ArticleId, Compiled[]>();
  for (const compiled of allRules(law)) {
    for (const article of new Set([compiled.rule.article, ...(compiled.rule.alsoIn ?? [])])) {
      const list = found.get(article) ?? [];
      list.push(compiled);
      found.set(article, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.rule.at.line - b.rule.at.line);
  return found;
}
