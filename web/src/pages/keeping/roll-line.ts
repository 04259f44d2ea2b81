/** One line of the roll as a form holds it, and what of it was changed. */
import type { PersonView } from '../../api/councils.ts';
import type { ImportColumn } from '../../api/rolls.ts';
import type { Sent } from '../../api/typed-paths.ts';

/** By column; what is not there is empty. */
export type RollLine = Readonly<Record<string, string>>;

const PARTICULARS = ['name', 'number', 'email'] as const;
/** Decided or declared, and never corrected. */
const NOT_HERE: ReadonlySet<string> = new Set([...PARTICULARS, 'unit', 'status', 'joined']);

type Correction = Pick<Sent<'/api/orgs/{org}/people/{id}/correct'>, 'particulars' | 'standing'>;

/** Columns of files are spelled with spaces, attributes of the charter with dashes. */
export function attributeOf(column: string): string {
  return column.replaceAll(' ', '-');
}

export function lineOf({ name, particulars, standing }: PersonView, columns: readonly Pick<ImportColumn, 'name'>[]): RollLine {
  const own: RollLine = { name, number: particulars?.number ?? '', email: particulars?.email ?? '' };
  if (!standing) return own;
  const names = [...new Set([...columns.map(column => attributeOf(column.name)).filter(each => !NOT_HERE.has(each)), ...Object.keys(standing.attributes)])];
  return { ...own, joined: standing.joined, ...Object.fromEntries(names.map(each => [each, standing.attributes[each] ?? ''])) };
}

export function changedIn(before: RollLine, now: RollLine): readonly string[] {
  return Object.keys(before).filter(name => before[name] !== (now[name] ?? '').trim());
}

/** Only what was changed: an empty field takes away what stood there. */
export function correctionOf(before: RollLine, now: RollLine, since: string): Correction {
  const changed = changedIn(before, now);
  const valueOf = (name: string): string | null => (now[name] ?? '').trim() || null;
  const particulars = Object.fromEntries(PARTICULARS.filter(name => changed.includes(name)).map(name => [name, name === 'name' ? valueOf(name) ?? '' : valueOf(name)]));
  const attributes = Object.fromEntries(changed.filter(name => !NOT_HERE.has(name)).map(name => [name, valueOf(name)]));
  const joined = changed.includes('joined') ? valueOf('joined') : null;
  const hasStanding = joined !== null || Object.keys(attributes).length > 0;
  return {
    ...(Object.keys(particulars).length > 0 && { particulars }),
    ...(hasStanding && { standing: { since, attributes, ...(joined !== null && { joined }) } }),
  };
}
