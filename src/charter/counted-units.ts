/**
 * Which units an amount counts: "a majority of members and a majority of workplaces".
 *
 * Definition: a vote tells units apart by who votes. In a council a seat votes for its constituency and what that lies in; where
 * everybody votes, each member votes in their own units. Counted are units inside the unit of the body, of the kind that the
 * amount names; "units" and "inhabitants" without a kind are those of the only kind there is, or whose inhabitants are recorded.
 */
import type { QuorumTest, Test, Threshold } from '#tally/threshold.ts';
import type { BodyRule, Law, UnitKindId } from './law.ts';

/** The kind and all kinds that it may lie in. */
function around(law: Law, kind: UnitKindId): ReadonlySet<UnitKindId> {
  const found = new Set([kind]);
  for (const each of found) for (const parent of law.unitKinds.get(each)?.within ?? []) found.add(parent);
  return found;
}

/** Kinds whose units a vote of the body can tell, the nearest to those who vote first. */
function tellable(law: Law, body: BodyRule): readonly UnitKindId[] {
  const everybody = body.everybody !== undefined || body.directBelow !== undefined ? [...law.unitKinds.keys()] : [];
  const seats = body.seats.flatMap(source => (source.from === undefined || source.voice !== 'vote' ? [] : [...around(law, source.from)]));
  return [...new Set([...seats, ...everybody])].filter(kind => body.forEach === undefined || (kind !== body.forEach && around(law, kind).has(body.forEach)));
}

/** Kinds from which the voters come as they are named. */
function immediate(law: Law, body: BodyRule): readonly UnitKindId[] {
  const sources = new Set(body.seats.flatMap(source => (source.from === undefined || source.voice !== 'vote' ? [] : [source.from])));
  return sources.size > 0 ? [...sources] : tellable(law, body);
}

type AnyTest = Pick<Test | QuorumTest, 'of' | 'unitKind'>;

export function isOfUnits({ of }: AnyTest): boolean {
  return of === 'units' || of === 'inhabitants';
}

/** The kind of unit that a test counts in a vote of the body; undefined where the text leaves it open, or the vote cannot tell it. */
export function unitKindCounted(law: Law, body: BodyRule, test: AnyTest): UnitKindId | undefined {
  const kinds = tellable(law, body);
  if (test.unitKind !== undefined) return kinds.find(kind => kind === test.unitKind);
  const open = test.of === 'units' ? immediate(law, body) : [immediate(law, body), kinds].map(each => each.filter(kind => law.unitKinds.get(kind)?.figures.includes('inhabitants'))).find(each => each.length > 0) ?? [];
  return open.length === 1 ? open[0] : undefined;
}

/** Every test of units with its kind. A test that cannot be counted stays as it is. */
export function withUnitKinds(law: Law, body: BodyRule, { all, quorum }: Threshold): Threshold {
  const named = <T extends Test | QuorumTest>(test: T): T => {
    const unitKind = isOfUnits(test) ? unitKindCounted(law, body, test) : undefined;
    return unitKind === undefined ? test : { ...test, unitKind };
  };
  return { all: all.map(named), quorum: quorum.map(named) };
}
