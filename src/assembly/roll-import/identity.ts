/**
 * Who a line of the file is. In this order:
 * 1. the member number, which is the identity of a member for good;
 * 2. name and e-mail together, for a line without a number, or for somebody on the roll who has none yet;
 * 3. the name alone, for somebody who is on the roll by name only (an interim registrar before the first import),
 *    when exactly one line of the file has it.
 * A name and e-mail that two persons of the roll share identify nobody.
 */
import type { PersonId } from '../ids.ts';
import { nameAndEmail, sameEmail, sameName, type FileMember } from './member-rows.ts';
import type { Problems } from './problem.ts';
import { shown } from './problem.ts';
import { hasGone, type RollMember } from './roll.ts';

/** Persons of the roll by the line of the file that is about them. */
export type Identified = ReadonlyMap<FileMember, RollMember>;

const TWO = Symbol('more than one');

function unique<T>(items: readonly T[], keyOf: (item: T) => string | undefined): (key: string) => T | undefined {
  const found = new Map<string, T | typeof TWO>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? TWO : item);
  }
  return key => {
    const item = found.get(key);
    return item === TWO ? undefined : item;
  };
}

const contactOf = ({ name, email }: { readonly name: string; readonly email?: string }): string | undefined => (email ? nameAndEmail(name, email) : undefined);

export function identify(file: readonly FileMember[], roll: readonly RollMember[], problems: Problems): Identified {
  const byNumber = unique(roll, member => member.number);
  const byContact = unique(roll, contactOf);
  const byNameOnly = unique(roll.filter(member => member.number === undefined && member.standing === undefined), member => sameName(member.name));
  const inFile = unique(file, line => sameName(line.name));
  const identified = new Map<FileMember, RollMember>();
  const lineOf = new Map<PersonId, number>();
  for (const line of file) {
    const contact = contactOf(line);
    const numbered = line.number === undefined ? undefined : byNumber(line.number);
    const known = numbered ?? (contact === undefined ? undefined : byContact(contact)) ?? (inFile(sameName(line.name)) === line ? byNameOnly(sameName(line.name)) : undefined);
    if (!known) continue;
    if (line.number !== undefined && known.number !== undefined && line.number !== known.number)
      problems.add({ file: 'members', line: line.line, code: 'number-changed', value: shown(line.number), facts: { number: known.number } });
    const before = lineOf.get(known.person);
    if (before !== undefined) problems.add({ file: 'members', line: line.line, code: 'person-twice', value: shown(line.name), facts: { firstLine: before } });
    lineOf.set(known.person, line.line);
    identified.set(line, known);
  }
  return identified;
}

/** An address of the file that somebody keeps whom the file does not mention, or whose line leaves it as it is. */
export function checkAddresses(file: readonly FileMember[], identified: Identified, roll: readonly RollMember[], problems: Problems): void {
  const replaced = new Set<PersonId>();
  for (const [line, member] of identified) if (line.email !== undefined) replaced.add(member.person);
  const kept = new Map<string, PersonId>();
  for (const member of roll) if (member.email && !replaced.has(member.person) && !hasGone(member.standing?.status ?? '')) kept.set(sameEmail(member.email), member.person);
  for (const line of file) {
    if (line.email && kept.has(sameEmail(line.email))) problems.add({ file: 'members', line: line.line, code: 'email-taken', value: shown(line.email) });
  }
}
