/**
 * Puts units in an order in which parents come first, and finds those that lie in themselves.
 * @see Kahn 1962, "Topological sorting of large networks"; linear in units and parents
 */

export interface Ordered {
  readonly order: readonly string[];
  /** Units on a circle, or between two circles. */
  readonly circular: readonly string[];
}

export function parentsFirst(units: ReadonlySet<string>, parentsOf: (unit: string) => readonly string[]): Ordered {
  const known = (unit: string): readonly string[] => [...new Set(parentsOf(unit))].filter(parent => units.has(parent));
  const children = reversed(units, known);
  const order = peeled(units, known, unit => children.get(unit) ?? []);
  const placed = new Set(order);
  const left = new Set([...units].filter(unit => !placed.has(unit)));
  // What is left lies on a circle or below one; taking the lowest away again leaves the circles.
  const leftParents = (unit: string): readonly string[] => known(unit).filter(parent => left.has(parent));
  const leftChildren = (unit: string): readonly string[] => (children.get(unit) ?? []).filter(child => left.has(child));
  const below = new Set(peeled(left, leftChildren, leftParents));
  return { order, circular: [...left].filter(unit => !below.has(unit)) };
}

function reversed(units: ReadonlySet<string>, parentsOf: (unit: string) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const unit of units) for (const parent of parentsOf(unit)) {
    const found = children.get(parent);
    if (found) found.push(unit);
    else children.set(parent, [unit]);
  }
  return children;
}

/** Takes units away that wait for nothing, again and again, in the order in which they were given. */
function peeled(units: ReadonlySet<string>, waitsFor: (unit: string) => readonly string[], frees: (unit: string) => readonly string[]): readonly string[] {
  const waiting = new Map([...units].map(unit => [unit, waitsFor(unit).length]));
  const order = [...units].filter(unit => waiting.get(unit) === 0);
  for (const unit of order) for (const next of frees(unit)) {
    const rest = (waiting.get(next) ?? 0) - 1;
    waiting.set(next, rest);
    if (rest === 0) order.push(next);
  }
  return order;
}
