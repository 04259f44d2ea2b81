import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '#charter/compile.ts';
import type { StatusId, VersionHash } from '#charter/law.ts';
import type { Day } from '#kernel/time.ts';
import type { Membership } from '../facts.ts';
import type { PersonId, UnitId } from '../ids.ts';
import { diffingRoll, type Compared, type RollDiff } from './diff.ts';
import { checkAddresses, identify } from './identity.ts';
import type { FileMember } from './member-rows.ts';
import { Problems } from './problem.ts';
import { hasGone, type RollMember } from './roll.ts';

const law = compile({ file: 'c.md', text: readFileSync(new URL('../../../charters/federation-of-councils.md', import.meta.url), 'utf8'), version: 'v' as VersionHash }).law!;
const day = '2026-06-01' as Day;

/** The roll after the diff, as the acts of the import leave it. */
function applied(roll: readonly RollMember[], { changes }: RollDiff): readonly RollMember[] {
  const after = new Map(roll.map(member => [member.person, member]));
  for (const { standing, particulars, renewed } of changes) {
    const known = renewed ? { person: standing.person, ...particulars } : after.get(standing.person)!;
    after.set(standing.person, { ...known, standing: { ...standing, from: day } as Membership });
  }
  return [...after.values()];
}

function compare(roll: readonly RollMember[], file: readonly FileMember[], complete: boolean): { readonly diff: RollDiff; readonly problems: Problems } {
  let made = 0;
  const problems = new Problems();
  const compared: Compared = { law, day, complete, newPerson: () => `new-${roll.length}-${++made}` as PersonId };
  const identified = identify(file, roll, problems);
  checkAddresses(file, identified, roll, problems);
  const diffing = diffingRoll(roll, file, identified, compared);
  let step = diffing.next();
  while (step.done !== true) step = diffing.next();
  return { diff: step.value, problems };
}

const fileMember = fc.record({
  number: fc.nat(30).map(String), name: fc.constantFrom('Anna', 'Boris', 'Clara'), withEmail: fc.boolean(), units: fc.subarray(['depot', 'mill', 'press'] as UnitId[], { minLength: 1 }),
  status: fc.constantFrom<StatusId>('full', 'candidate', 'suspended', 'left'), joined: fc.constantFrom('2024-01-01' as Day, '2025-01-01' as Day),
  dues: fc.constantFrom('', '2026-01-31', '2026-12-31'), category: fc.constantFrom('', 'production', 'care'),
}).map(({ withEmail, dues, category, number, ...rest }): FileMember => ({ ...rest, line: 2 + Number(number), number, email: withEmail ? `m${number}@example.org` : '', attributes: { category, 'dues-paid-until': dues } }));
const file = fc.uniqueArray(fileMember, { selector: member => member.number, maxLength: 25 });

/** What the file says, in the roll's words. */
const stated = ({ number, name, email, units, status, joined, attributes }: FileMember): unknown =>
  ({ number, name, email: email || undefined, units, status, joined, attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')) });
const recorded = ({ number, name, email, standing }: RollMember): unknown =>
  ({ number, name, email, units: standing?.units, status: standing?.status, joined: standing?.joined, attributes: standing?.attributes });
const byNumber = (a: unknown, b: unknown): number => Number((a as FileMember).number) - Number((b as FileMember).number);

const plain = (more: Partial<FileMember> = {}): FileMember => ({ line: 2, number: '1', name: 'Anna', email: '', units: ['depot' as UnitId], status: 'full', joined: '2024-01-01' as Day, attributes: { category: 'production', 'dues-paid-until': '2026-12-31' }, ...more });
const onRoll = (...members: FileMember[]): readonly RollMember[] => applied([], compare([], members, false).diff);

describe('the difference between roll and file', () => {
  it('gives the state of the file when it is applied, whatever was before', () => {
    fc.assert(fc.property(file, file, (before, after) => {
      const roll = applied([], compare([], before, false).diff);
      const now = applied(roll, compare(roll, after, true).diff);
      const numbers = new Set(after.map(member => member.number));
      expect(now.filter(member => numbers.has(member.number)).map(recorded).sort(byNumber)).toEqual(after.map(stated).sort(byNumber));
      expect(now.filter(member => !numbers.has(member.number) && !hasGone(member.standing?.status ?? ''))).toEqual([]);
    }));
  });

  it('is nothing when the same file comes again', () => {
    fc.assert(fc.property(file, file, fc.boolean(), (before, after, complete) => {
      const roll = applied([], compare([], before, false).diff);
      const now = applied(roll, compare(roll, after, complete).diff);
      expect(compare(now, after, complete).diff).toEqual({ changes: [], unchanged: after.length });
    }));
  });

  it('touches nobody whom an incomplete file leaves out, and counts everybody once', () => {
    fc.assert(fc.property(file, file, (before, after) => {
      const roll = applied([], compare([], before, false).diff);
      const { changes, unchanged } = compare(roll, after, false).diff;
      expect(changes.length + unchanged).toBe(after.length);
      expect(new Set(changes.map(change => change.standing.person)).size).toBe(changes.length);
    }));
  });

  it.each([
    ['moved', { units: ['mill' as UnitId] }, { kind: 'moved', fields: [{ field: 'unit', from: 'depot', to: 'mill' }], renewed: false }],
    ['lapsed', { attributes: { 'dues-paid-until': '2026-05-31' } }, { kind: 'lapsed', lost: ['members-in-good-standing', 'eligible-members'] }],
    ['left', { status: 'left' }, { kind: 'left' }],
    ['changed', { name: 'Anna B.' }, { kind: 'changed', renewed: true, lost: [], fields: [{ field: 'name', from: 'Anna', to: 'Anna B.' }] }],
    ['changed by a new address', { email: 'a@example.org' }, { kind: 'changed', renewed: true, particulars: { name: 'Anna', number: '1', email: 'a@example.org' } }],
  ] as const)('calls a member %s', (_what, more, expected) => {
    expect(compare(onRoll(plain()), [plain(more as Partial<FileMember>)], false).diff.changes).toMatchObject([expected]);
  });

  it('leaves attributes and addresses alone for which the file has no column', () => {
    const roll = onRoll(plain({ email: 'a@example.org' }));
    const { email: _, ...rest } = plain({ attributes: { category: 'care' } });
    expect(compare(roll, [rest], false).diff.changes).toMatchObject([{ particulars: { email: 'a@example.org' }, standing: { attributes: { category: 'care', 'dues-paid-until': '2026-12-31' } } }]);
  });

  it('welcomes back somebody who had left as the same person', () => {
    const roll = onRoll(plain({ status: 'left' }));
    expect(compare(roll, [plain()], true).diff.changes).toMatchObject([{ kind: 'joined', standing: { person: roll[0]!.person } }]);
  });
});

describe('who a line is', () => {
  const { number: _, ...anonymous } = plain({ email: 'anna@example.org' });

  it('is found by name and e-mail where there is no number, and is then given its number', () => {
    const roll = onRoll(anonymous);
    expect(compare(roll, [{ ...anonymous, name: 'ANNA' }], false).diff.changes).toMatchObject([{ kind: 'changed', standing: { person: roll[0]!.person } }]);
    expect(compare(roll, [{ ...anonymous, number: '7' }], false).diff.changes).toMatchObject([{ fields: [{ field: 'number', from: '', to: '7' }], standing: { person: roll[0]!.person } }]);
  });

  it('is found by name alone only for somebody without standing, and only when one line has the name', () => {
    const registrar: RollMember = { person: 'r' as PersonId, name: 'Anna' };
    expect(compare([registrar], [plain()], false).diff.changes).toMatchObject([{ kind: 'joined', standing: { person: 'r' } }]);
    expect(compare([registrar], [plain(), plain({ number: '2', line: 3 })], false).diff.changes.map(change => change.standing.person)).not.toContain('r');
  });

  it('never gives a member another number, nor two lines to one member', () => {
    const roll = onRoll(plain({ email: 'anna@example.org' }));
    expect(compare(roll, [{ ...plain({ email: 'anna@example.org' }), number: '9' }], false).problems.found).toMatchObject([{ code: 'number-changed', facts: { number: '1' } }]);
    expect(compare(roll, [plain({ name: 'Eva' }), { ...anonymous, line: 3 }], false).problems.found).toContainEqual(expect.objectContaining({ code: 'person-twice', line: 3 }));
  });

  it('may not take the address of somebody who keeps it', () => {
    const roll = onRoll(plain({ email: 'anna@example.org' }));
    expect(compare(roll, [plain({ number: '2', name: 'Boris', email: 'Anna@example.org' })], false).problems.found).toMatchObject([{ code: 'email-taken' }]);
    const swapped = [plain({ email: '' }), plain({ number: '2', name: 'Boris', email: 'anna@example.org', line: 3 })];
    expect(compare(roll, swapped, false).problems.found).toEqual([]);
  });
});
