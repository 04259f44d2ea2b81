/** Findings on who may vote. */
import type { Condition } from '../condition.ts';
import type { AttributeId, Law } from '../law.ts';
import { spoken } from '../words.ts';
import { about, type FindingRule } from './finding-rule.ts';

/** Every attribute a condition looks at. */
function attributesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all': case 'any': return condition.of.flatMap(attributesIn);
    case 'not': return attributesIn(condition.of);
    default: return [condition.attribute];
  }
}

const sensitive: FindingRule = {
  code: 'franchise-sensitive', kind: 'danger', severity: 'warn',
  text: {
    en: 'The electorate “{electorate}” rests on {concerns}: whether the law that stands above this charter allows that must be settled first.',
    ru: 'Круг избирателей «{electorate}» зависит от признака ({concerns}): сперва надо решить, допускает ли это право, стоящее над уставом.',
  },
  find: law => [...law.electorates.values()].flatMap(electorate => {
    const concerns = attributesIn(electorate.who).flatMap(id => law.attributes.get(id as AttributeId)?.sensitive ?? []);
    return concerns.length === 0 ? [] : about([electorate], { electorate: spoken(electorate.id), concerns: [...new Set(concerns)].join(', ') });
  }),
};

/** Values of one attribute that all parts of a conjunction allow; undefined when nothing limits it. */
function allowed(conditions: readonly Condition[], attribute: string): readonly string[] | undefined {
  const lists = conditions.flatMap(part => (part.kind === 'is-one-of' && part.attribute === attribute ? [part.values] : []));
  const barred = conditions.flatMap(part => (part.kind === 'not' && part.of.kind === 'is-one-of' && part.of.attribute === attribute ? part.of.values : []));
  const [first, ...others] = lists;
  return first?.filter(value => others.every(list => list.includes(value)) && !barred.includes(value));
}

function contradictsNumbers(conditions: readonly Condition[], attribute: string): boolean {
  const numbers = conditions.filter(part => part.kind === 'number').filter(part => part.attribute === attribute);
  const least = Math.max(...numbers.map(part => (part.compare === 'at-least' ? part.value : part.compare === 'more-than' ? part.value + 1 : -Infinity)));
  const most = Math.min(...numbers.map(part => (part.compare === 'at-most' ? part.value : part.compare === 'less-than' ? part.value - 1 : Infinity)));
  return least > most;
}

/** Whether a condition can hold for nobody, as far as single attributes in a conjunction show it. */
export function impossible(condition: Condition): boolean {
  if (condition.kind === 'any') return condition.of.every(impossible);
  const parts = condition.kind === 'all' ? condition.of : [condition];
  const attributes = new Set(parts.flatMap(attributesIn));
  return parts.some(part => part.kind !== 'not' && (part.kind === 'all' || part.kind === 'any') && impossible(part))
    || [...attributes].some(attribute => allowed(parts, attribute)?.length === 0 || contradictsNumbers(parts, attribute));
}

const empty: FindingRule = {
  code: 'electorate-empty', kind: 'danger', severity: 'error',
  text: { en: 'Nobody can belong to the electorate “{electorate}”: its conditions exclude each other.', ru: 'В круг избирателей «{electorate}» не может входить никто: его условия исключают друг друга.' },
  find: (law: Law) => [...law.electorates.values()].flatMap(electorate => (impossible(electorate.who) ? about([electorate], { electorate: spoken(electorate.id) }) : [])),
};

export const FRANCHISE_FINDINGS: readonly FindingRule[] = [sensitive, empty];
