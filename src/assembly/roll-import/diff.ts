/**
 * What an import changes: the difference between the roll and the file, person by person. Applying it gives the
 * file's state, and importing the same file again gives no difference. Attributes and addresses for which the file
 * has no column stay as they are.
 */
import { meets } from '#charter/condition.ts';
import type { ElectorateId, Law, StatusId } from '#charter/law.ts';
import { byCodePoint } from '#kernel/order.ts';
import type { Day } from '#kernel/time.ts';
import type { StandingLine } from '../act.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { Identified } from './identity.ts';
import type { FileMember } from './member-rows.ts';
import { hasGone, isPresent, type RollMember } from './roll.ts';

/** Each person is counted once, under the first of these that is true. 'lapsed' loses an electorate of the charter. */
export type ChangeKind = 'joined' | 'left' | 'lapsed' | 'moved' | 'changed';
export const CHANGE_KINDS: readonly ChangeKind[] = ['joined', 'left', 'lapsed', 'moved', 'changed'];

export interface ImportParticulars {
  readonly name: string;
  readonly number?: string;
  readonly email?: string;
}

/** A field with what stood there and what will; '' is nothing. */
export interface FieldChange {
  readonly field: 'name' | 'number' | 'email' | 'unit' | 'status' | 'joined' | `attribute:${string}`;
  readonly from: string;
  readonly to: string;
}

export interface MemberChange {
  readonly kind: ChangeKind;
  /** Of the members file; absent for somebody whom a complete file leaves out. */
  readonly line?: number;
  readonly standing: Omit<StandingLine, 'particulars'>;
  readonly particulars: ImportParticulars;
  /** Whether name, number or address change, so that their commitment must be renewed. */
  readonly renewed: boolean;
  readonly fields: readonly FieldChange[];
  /** Electorates the person is in on the day by the roll and no longer by the file, and the other way round. */
  readonly lost: readonly ElectorateId[];
  readonly gained: readonly ElectorateId[];
}

export interface RollDiff {
  readonly changes: readonly MemberChange[];
  readonly unchanged: number;
}

export interface Compared {
  readonly law: Law;
  /** From which the file holds, and on which the electorates are compared. */
  readonly day: Day;
  /** Whoever is not in the file has left. */
  readonly complete: boolean;
  readonly newPerson: () => PersonId;
}

const LINES_AT_ONCE = 1_000;

/** Yields between pieces of work, so that a server may answer others meanwhile. */
export function* diffingRoll(roll: readonly RollMember[], file: readonly FileMember[], identified: Identified, compared: Compared): Generator<void, RollDiff> {
  const changes: MemberChange[] = [];
  let unchanged = 0;
  const mentioned = new Set<PersonId>();
  for (const [index, line] of file.entries()) {
    if (index % LINES_AT_ONCE === 0) yield;
    const before = identified.get(line);
    if (before) mentioned.add(before.person);
    const change = changeOf(before, line, compared);
    if (change) changes.push(change);
    else unchanged++;
  }
  if (compared.complete) for (const member of roll) if (isPresent(member) && !mentioned.has(member.person)) changes.push(leaving(member, compared));
  return { changes, unchanged };
}

function changeOf(before: RollMember | undefined, line: FileMember, compared: Compared): MemberChange | undefined {
  const standing = { person: before?.person ?? compared.newPerson(), units: line.units, status: line.status, joined: line.joined, attributes: attributesAfter(before, line) };
  const particulars = particularsAfter(before, line);
  return between(before, { standing, particulars }, compared, line.line);
}

function leaving(member: RollMember, compared: Compared): MemberChange {
  const { units = [], joined = compared.day, attributes = {} } = member.standing ?? {};
  const { person: _, standing: __, ...particulars } = member;
  return between(member, { standing: { person: member.person, units, status: 'left', joined, attributes }, particulars }, compared, undefined) as MemberChange;
}

type After = Pick<MemberChange, 'standing' | 'particulars'>;

function between(before: RollMember | undefined, after: After, { law, day }: Compared, line: number | undefined): MemberChange | undefined {
  const fields = fieldChanges(before, after);
  if (fields.length === 0 && before?.standing) return undefined;
  const [had, has] = [electorates(law, before?.standing, day), electorates(law, after.standing, day)];
  const lost = had.filter(each => !has.includes(each));
  const renewed = !before || fields.some(({ field }) => field === 'name' || field === 'number' || field === 'email');
  return { kind: kindOf(before, after, fields, lost), ...(line === undefined ? {} : { line }), ...after, renewed, fields, lost, gained: has.filter(each => !had.includes(each)) };
}

function kindOf(before: RollMember | undefined, { standing }: After, fields: readonly FieldChange[], lost: readonly ElectorateId[]): ChangeKind {
  const isHere = !hasGone(standing.status);
  if (!isPresent(before) && isHere) return 'joined';
  if (isPresent(before) && !isHere) return 'left';
  if (lost.length > 0) return 'lapsed';
  return fields.some(({ field }) => field === 'unit') ? 'moved' : 'changed';
}

function electorates(law: Law, standing: { readonly status: StatusId | string; readonly joined: Day; readonly attributes: Readonly<Record<string, string>> } | undefined, day: Day): readonly ElectorateId[] {
  return standing === undefined ? [] : [...law.electorates.values()].filter(rule => meets(rule.who, standing, day)).map(rule => rule.id);
}

/** Attributes the file has a column for are the file's; an empty cell takes a value away. Sorted, so that equal standings are equal. */
function attributesAfter(before: RollMember | undefined, line: FileMember): Readonly<Record<string, string>> {
  const merged = { ...before?.standing?.attributes, ...line.attributes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '').sort(([a], [b]) => byCodePoint(a, b)));
}

function particularsAfter(before: RollMember | undefined, line: FileMember): ImportParticulars {
  const number = line.number ?? before?.number;
  const email = line.email ?? before?.email;
  return { name: line.name, ...(number === undefined ? {} : { number }), ...(email ? { email } : {}) };
}

function fieldChanges(before: RollMember | undefined, { standing, particulars }: After): readonly FieldChange[] {
  const [was, is] = [ownFields(before, before?.standing), ownFields(particulars, standing)];
  const own = OWN_FIELDS.map((field): FieldChange => ({ field, from: was[field], to: is[field] }));
  return [...own, ...attributeChanges(before?.standing?.attributes ?? {}, standing.attributes)].filter(({ from, to }) => from !== to);
}

const OWN_FIELDS = ['name', 'number', 'email', 'unit', 'status', 'joined'] as const;

function ownFields(known: Partial<ImportParticulars> | undefined, standing: Pick<StandingLine, 'units' | 'status' | 'joined'> | undefined): Record<(typeof OWN_FIELDS)[number], string> {
  const { name = '', number = '', email = '' } = known ?? {};
  return { name, number, email, unit: unitText(standing?.units), status: standing?.status ?? '', joined: standing?.joined ?? '' };
}

function attributeChanges(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort(byCodePoint);
  return names.map((name): FieldChange => ({ field: `attribute:${name}`, from: was[name] ?? '', to: is[name] ?? '' }));
}

function unitText(units: readonly UnitId[] = []): string {
  return [...units].sort(byCodePoint).join('; ');
}
