/** A table of units by name and a number for each: what a charter fixes unit by unit, where no ratio gives it. */
import { plain } from './words.ts';
import type { UnitTable } from './law.ts';
import { faultProblem, type Form } from './form.ts';
import { parseNumber } from './number.ts';

/** Names of units are compared without case, articles and spare spaces, as all names in a charter are. */
export function unitNamed(name: string): string {
  return plain(name);
}

/** The number that the table gives to the unit of this name. Undefined where it does not list it. */
export function inTable(table: UnitTable, name: string): number | undefined {
  return table.find(line => unitNamed(line.unit) === unitNamed(name))?.count;
}

/** "North: 5" and so on, each unit once; nought is a number too. */
export const unitTable: Form<UnitTable> = {
  name: 'table of units',
  schema: { type: 'object', additionalProperties: { type: 'string' } },
  read: (node, _reading) => {
    if (node.kind !== 'map' || node.entries.length === 0) return { problems: [faultProblem(node, { expected: 'unit-table', nearest: 'North: 5' }, node.kind === 'text' ? node.text : node.kind)] };
    const table: { unit: string; count: number }[] = [];
    const problems = node.entries.flatMap(({ key, at, value }) => {
      const number = value.kind === 'text' ? parseNumber(value.text) : undefined;
      if (inTable(table, key) !== undefined) return [{ code: 'problem-duplicate-key' as const, at, place: value.place, parameters: { key } }];
      if (!number?.ok) return [faultProblem(value, { expected: 'unit-table', nearest: `${key}: 5` }, value.kind === 'text' ? value.text : value.kind)];
      table.push({ unit: key, count: number.value });
      return [];
    });
    return problems.length > 0 ? { problems } : { value: table, problems };
  },
};
