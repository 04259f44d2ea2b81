/** Questions about the shape of a charter that several findings and the printer ask. */
import type { BodyKindId, BodyRule, Holder, Law, PowerRule } from './law.ts';

export function bodiesOf(law: Law): readonly BodyRule[] {
  return [...law.bodies.values()];
}

/** Bodies in which people sit for others. */
export function representative(body: BodyRule): boolean {
  return body.form !== 'assembly' && body.form !== 'referendum';
}

/** Bodies that elect seats of this one, in the first place. */
export function electingBodies(body: BodyRule): readonly BodyKindId[] {
  return body.seats.flatMap(({ electors }) => (electors.kind === 'body' ? [electors.body] : []));
}

export function electedByMembers(body: BodyRule): boolean {
  return body.seats.some(({ electors }) => electors.kind === 'members');
}

/** Bodies through which this one's power comes from another, transitively. */
export function stemsFrom(law: Law, body: BodyKindId, source: BodyKindId, seen: ReadonlySet<BodyKindId> = new Set()): boolean {
  if (seen.has(body)) return false;
  const above = electingBodies(law.bodies.get(body) ?? NO_BODY);
  return above.includes(source) || above.some(next => stemsFrom(law, next, source, new Set([...seen, body])));
}

const NO_BODY: Pick<BodyRule, 'seats'> & BodyRule = {
  id: '' as BodyKindId, form: 'council', seats: [], apportionedAsOf: { on: 'opening' }, holdOver: false, mandate: 'free', vacancy: [], keeps: [],
  article: '' as BodyRule['article'], at: { file: '', line: 1, column: 1 },
};

/** Powers as written; what follows from a rule on vacancies is that rule's own. */
export function powersOf(law: Law, effect: PowerRule['effect']): readonly PowerRule[] {
  return law.powers.filter(power => power.effect === effect && !power.ofVacancy);
}

export function powerOver(law: Law, effect: PowerRule['effect'], body: BodyKindId): readonly PowerRule[] {
  return powersOf(law, effect).filter(power => power.over === body || (power.over === undefined && power.overUnit === undefined));
}

/** Bodies named among holders, whether the body resolves or its seat holders act. */
export function bodiesAmong(holders: readonly Holder[]): readonly BodyKindId[] {
  return holders.flatMap(holder => (holder.kind === 'body' || holder.kind === 'seats' ? [holder.body] : []));
}

/** Bodies whose holders somebody below can take back: by recall, or by removal through a body that is itself within reach. */
export function answerable(law: Law): ReadonlySet<BodyKindId> {
  const reached = new Set(bodiesOf(law).filter(body => !representative(body) || law.recalls.some(recall => recall.body === body.id)).map(body => body.id));
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const power of powersOf(law, 'remove-holder')) {
      if (power.over !== undefined && reached.has(power.heldBy)) reached.add(power.over);
    }
  }
  return reached;
}
