/**
 * What the clerks may write down at all: units in places of the kinds the charter names, and attributes it declares. The
 * lists that people upload are checked line by line before; what comes in another way is held to the same here.
 */
import { parseDay } from '#kernel/time.ts';
import type { AttributeId, AttributeRule, Law } from '#charter/law.ts';
import type { StandingLine, UnitLine } from './act.ts';
import { fact, type Asking } from './asking.ts';
import { organisation } from './entitlement.ts';
import type { UnitId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';

/** A place that is recorded in the same act, or was before. Kinds do not lie in themselves, so no unit can come to. */
export function* unitsFault({ law }: Rules, lines: readonly UnitLine[]): Asking<Refusal | undefined> {
  const own = new Map<UnitId, UnitLine>(lines.map(line => [line.unit, line]));
  for (const line of lines) {
    const kind = law.unitKinds.get(line.kind);
    if (!kind) return refuse('not-governed', 'house-rules', { unitKind: line.kind }, [remedy('use-one-of', { kinds: [...law.unitKinds.keys()] })]);
    const known = yield* fact('unit', line.unit);
    if (known && known.kind !== line.kind) return refuse('wrong-stage', 'house-rules', { unit: line.unit, unitKind: known.kind });
    for (const id of line.parents) {
      const parent = own.get(id) ?? (yield* fact('unit', id));
      const live = parent !== undefined && !('until' in parent && parent.until !== undefined);
      if (!live || !kind.within.includes(parent.kind)) return refuse('no-such-thing', 'house-rules', { unit: id, within: kind.within }, [remedy('record-units', { unit: id })]);
    }
  }
  return undefined;
}

function fits(rule: AttributeRule, value: string): boolean {
  switch (rule.type) {
    case 'text': return true;
    case 'number': return /^-?\d{1,15}$/.test(value);
    case 'day': return parseDay(value) !== undefined;
    case 'choice': return rule.choices.includes(value);
  }
}

/** What an earlier version declared may stay on the roll. */
function* laws({ law, lawOf }: Rules): Asking<readonly Law[]> {
  const before = (yield* organisation())?.versions ?? [];
  return [law, ...before.map(version => lawOf(version.hash))];
}

export function* attributesFault(rules: Rules, lines: readonly StandingLine[]): Asking<Refusal | undefined> {
  const known = yield* laws(rules);
  for (const { person, attributes } of lines) {
    for (const [name, value] of Object.entries(attributes)) {
      const declared = known.flatMap(each => each.attributes.get(name as AttributeId) ?? []);
      if (declared.some(rule => fits(rule, value))) continue;
      return refuse('not-governed', 'house-rules', { person, attribute: name, ...(declared[0]?.type === 'choice' ? { choices: declared[0].choices } : {}) }, [remedy('use-one-of', { attributes: [...rules.law.attributes.keys()] })]);
    }
  }
  return undefined;
}
