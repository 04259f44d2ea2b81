/** The lines of a members file, checked one by one; only sound ones are kept. */
import type { AttributeRule, Law, StatusId } from '#charter/law.ts';
import { nearest } from '#charter/words.ts';
import type { Day } from '#kernel/time.ts';
import type { UnitId } from '../ids.ts';
import { attributeValue, dayIn } from './attribute-value.ts';
import type { Header, MemberColumn } from './columns.ts';
import { NearestKey, type RollUnit } from './known.ts';
import { shown, type ImportProblemCode, type Problems } from './problem.ts';
import { LONGEST, Row, type RawRow } from './row.ts';
import { listOf } from './unit-rows.ts';

export const STATUSES: readonly StatusId[] = ['candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled', 'left'];

/** One sound line. A column that the file does not have is undefined here and leaves the roll as it is. */
export interface FileMember {
  readonly line: number;
  readonly number?: string;
  readonly name: string;
  /** Empty: the file says that there is none. */
  readonly email?: string;
  readonly units: readonly UnitId[];
  readonly status: StatusId;
  readonly joined: Day;
  /** By attribute of the charter, for each column of the file; empty where the cell is. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface MemberRules {
  readonly law: Law;
  readonly header: Header<MemberColumn>;
  /** Units of the roll as the units file will leave them. */
  readonly units: ReadonlyMap<string, Pick<RollUnit, 'until'>>;
  /** From which the file holds. */
  readonly day: Day;
  readonly problems: Problems;
}

/** Something the file may hold once only: where it stood first. */
class Once {
  readonly #lines = new Map<string, number>();

  /** The line that holds it already. */
  claim(key: string, line: number): number | undefined {
    const before = this.#lines.get(key);
    if (before === undefined) this.#lines.set(key, line);
    return before;
  }
}

const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\].]+$/u;

/** Reads members files, row after row. */
export class MemberRows {
  readonly members: FileMember[] = [];
  readonly #rules: MemberRules;
  readonly #attributes: readonly AttributeRule[];
  readonly #keys: NearestKey;
  readonly #numbers = new Once();
  readonly #emails = new Once();
  readonly #people = new Once();

  constructor(rules: MemberRules) {
    this.#rules = rules;
    const columns = new Set(rules.header.cells.map(cell => cell.column));
    this.#attributes = [...rules.law.attributes.values()].filter(rule => columns.has(`attribute:${rule.id}`));
    this.#keys = new NearestKey(rules.units.keys());
  }

  add(raw: RawRow): void {
    const row = new Row('members', this.#rules.header, raw, this.#rules.problems);
    if (!row.sound) return;
    const name = row.required('name', LONGEST.name);
    const [number, email] = [row.bounded('number', LONGEST.number), this.#email(row)];
    const [units, status, joined] = [this.#units(row), this.#status(row), this.#joined(row)];
    const attributes = Object.fromEntries(this.#attributes.map(rule => [rule.id, attributeValue(row, rule) ?? '']));
    this.#once(row, { number, email, name });
    if (name === undefined || status === undefined || joined === undefined || !row.sound) return;
    this.members.push({ line: row.line, name, units, status, joined, attributes, ...(number ? { number } : {}), ...(email === undefined ? {} : { email }) });
  }

  #email(row: Row<MemberColumn>): string | undefined {
    const email = row.bounded('email', LONGEST.email);
    return email === undefined || email === '' || EMAIL.test(email) ? email : row.complain('email', 'bad-email');
  }

  #units(row: Row<MemberColumn>): readonly UnitId[] {
    const text = row.required('unit', LONGEST.name);
    const keys = listOf(text ?? '');
    for (const key of keys) {
      const unit = this.#rules.units.get(key);
      if (!unit) row.complain('unit', 'unknown-unit', { ...this.#keys.of(key), facts: { unit: shown(key) } });
      else if (unit.until !== undefined) row.complain('unit', 'unit-ended', { facts: { unit: key, day: unit.until } });
    }
    return [...keys].sort() as UnitId[];
  }

  #status(row: Row<MemberColumn>): StatusId | undefined {
    const text = row.required('status', LONGEST.attribute)?.toLowerCase();
    if (text === undefined) return undefined;
    const status = STATUSES.find(each => each === text);
    const close = status === undefined ? nearest(text, STATUSES) : undefined;
    return status ?? row.complain('status', 'unknown-status', { ...(close === undefined ? {} : { nearest: close }), facts: { statuses: STATUSES } });
  }

  #joined(row: Row<MemberColumn>): Day | undefined {
    const text = row.required('joined', LONGEST.attribute);
    const day = text === undefined ? undefined : dayIn(row, 'joined', text);
    if (day !== undefined && day > this.#rules.day) return row.complain('joined', 'joined-in-future', { facts: { day: this.#rules.day } });
    return day as Day | undefined;
  }

  /** Without a number, name and e-mail together must say who is meant. */
  #once(row: Row<MemberColumn>, { number, email, name }: { readonly number: string | undefined; readonly email: string | undefined; readonly name: string | undefined }): void {
    const claim = (once: Once, key: string, column: MemberColumn, code: ImportProblemCode): void => {
      const before = once.claim(key, row.line);
      if (before !== undefined) row.complain(column, code, { facts: { firstLine: before } });
    };
    if (number) claim(this.#numbers, number, 'number', 'number-twice');
    else if (name !== undefined && email) claim(this.#people, nameAndEmail(name, email), 'name', 'person-twice');
    else if (row.sound) row.complain(row.text('number') === undefined ? 'name' : 'number', 'not-identified');
    if (email) claim(this.#emails, sameEmail(email), 'email', 'email-twice');
  }
}

/** Addresses that differ in case only are one address. */
export function sameEmail(email: string): string {
  return email.toLowerCase();
}

export function nameAndEmail(name: string, email: string): string {
  return `${sameName(name)}\n${sameEmail(email)}`;
}

export function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
