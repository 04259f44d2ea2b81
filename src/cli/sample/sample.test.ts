import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { parseDay } from '#kernel/time.ts';
import { csvLine } from './csv-line.ts';
import { WORKPLACES } from './federation-places.ts';
import { federationRoll, type SampleRoll } from './federation-roll.ts';
import { largeMemberLines, largeUnitLines, workplaceSizes } from './large-roll.ts';
import { rsfsrRoll, RSFSR_ROLL } from './rsfsr-roll.ts';

const asOf = '2026-06-01' as Day;
const federation = federationRoll({ seed: 7, asOf });
const gubernia = rsfsrRoll(RSFSR_ROLL);

type Row = Readonly<Record<string, string>>;
const rows = (text: string): readonly Row[] => parse(text, { columns: true });
const roundTrip = (text: string): string => new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(text));

function everyParentComesFirst({ units }: SampleRoll): boolean {
  const seen = new Set(['']);
  return rows(units).every(({ unit, parent }) => seen.has(parent ?? '?') && !!seen.add(unit ?? '?'));
}

describe('the sample federation', () => {
  const members = rows(federation.members);

  it('has three cities and 24 uneven workplaces, one below 15 and one above 200', () => {
    const kinds = rows(federation.units).map(({ kind }) => kind);
    expect([kinds.filter(kind => kind === 'city').length, kinds.filter(kind => kind === 'workplace').length]).toEqual([3, 24]);
    const sizes = WORKPLACES.map(({ key }) => members.filter(({ unit }) => unit === key).length);
    expect([members.length, sizes.filter(size => size < 15).length, sizes.filter(size => size > 200).length]).toEqual([1820, 1, 1]);
    expect(everyParentComesFirst(federation)).toBe(true);
  });

  it('is the same for the same seed and another for another', () => {
    expect(federationRoll({ seed: 7, asOf })).toEqual(federation);
    expect(federationRoll({ seed: 8, asOf }).members).not.toBe(federation.members);
  });

  it('leaves a third without an address and keeps every address under example.org in ASCII', () => {
    const emails = members.map(({ email }) => email ?? '');
    const without = emails.filter(email => email === '').length;
    expect(without * 3).toBeGreaterThan(1820 * 0.85);
    expect(without * 3).toBeLessThan(1820 * 1.15);
    expect(emails.filter(email => email !== '' && !/^[a-z]+(\.[a-z]+)*\.\d+@example\.org$/.test(email))).toEqual([]);
    expect(new Set(emails).size).toBe(emails.length - without + 1);
  });

  it.each([
    ['Latin with marks', /[\u0100-\u017F\u1E00-\u1EFF]/], ['Cyrillic', /\p{Script=Cyrillic}/u], ['Greek', /\p{Script=Greek}/u], ['Arabic', /\p{Script=Arabic}/u],
    ['Devanagari', /\p{Script=Devanagari}/u], ['Bengali', /\p{Script=Bengali}/u], ['Han', /\p{Script=Han}/u], ['Hangul', /\p{Script=Hangul}/u],
    ['Georgian', /\p{Script=Georgian}/u], ['Armenian', /\p{Script=Armenian}/u], ['Hebrew', /\p{Script=Hebrew}/u], ['Ethiopic', /\p{Script=Ethiopic}/u],
  ])('has names in %s', (_script, letter) => {
    expect(members.some(({ name }) => letter.test(name ?? ''))).toBe(true);
  });

  it('is written in composed Unicode that survives UTF-8', () => {
    expect(federation.members.normalize('NFC')).toBe(federation.members);
    expect(roundTrip(federation.members)).toBe(federation.members);
  });

  it('has some whose dues have lapsed, and real days everywhere', () => {
    const lapsed = members.filter(member => (member['dues paid until'] ?? '') < asOf).length;
    expect(lapsed).toBeGreaterThan(120);
    expect(lapsed).toBeLessThan(320);
    expect(members.filter(member => !parseDay(member['joined'] ?? '') || !parseDay(member['dues paid until'] ?? ''))).toEqual([]);
    expect(members.filter(({ joined }) => (joined ?? '') >= asOf)).toEqual([]);
  });
});

describe('the sample gubernia of 1918', () => {
  const units = rows(gubernia.units);
  const members = rows(gubernia.members);

  it('has the places of a gubernia', () => {
    const count = (wanted: string): number => units.filter(({ kind }) => kind === wanted).length;
    expect(['gubernia', 'uezd', 'volost', 'city', 'village'].map(count)).toEqual([1, 10, 150, 5, 1500]);
    expect(everyParentComesFirst(gubernia)).toBe(true);
  });

  it('gives every place the inhabitants of the places in it', () => {
    const inside = (parent: string): number => units.filter(unit => unit['parent'] === parent).reduce((sum, { inhabitants }) => sum + Number(inhabitants), 0);
    for (const { unit, kind, inhabitants } of units.filter(({ kind }) => kind !== 'city' && kind !== 'village')) {
      expect([unit, kind, inside(unit ?? '')]).toEqual([unit, kind, Number(inhabitants)]);
    }
  });

  it('keeps cities above and villages below 10,000 inhabitants', () => {
    expect(units.filter(({ kind, inhabitants }) => kind === 'city' && Number(inhabitants) < 10_000)).toEqual([]);
    expect(units.filter(({ kind, inhabitants }) => kind === 'village' && Number(inhabitants) >= 10_000)).toEqual([]);
  });

  it('enrols voters enough for every seat of articles 57a and 57b', () => {
    const enrolled = new Map<string, number>();
    for (const { unit } of members) enrolled.set(unit ?? '', (enrolled.get(unit ?? '') ?? 0) + 1);
    const seats = (kind: string, inhabitants: number): number =>
      kind === 'city' ? Math.min(1000, Math.max(50, Math.ceil(inhabitants / 1000))) : Math.min(50, Math.max(3, Math.ceil(inhabitants / 100)));
    const short = units.filter(({ kind }) => kind === 'city' || kind === 'village')
      .filter(({ unit, kind, inhabitants }) => (enrolled.get(unit ?? '') ?? 0) < seats(kind ?? '', Number(inhabitants)));
    expect(short).toEqual([]);
  });

  it('is the same for the same seed and survives UTF-8', () => {
    expect(rsfsrRoll(RSFSR_ROLL)).toEqual(gubernia);
    expect(roundTrip(gubernia.members)).toBe(gubernia.members);
  });
});

describe('the large sample', () => {
  it('streams as many members and units as asked for', () => {
    const options = { seed: 1, asOf, members: 2000, workplaces: 81 };
    expect([...largeMemberLines(options)].length).toBe(2001);
    expect([...largeUnitLines(options)].length).toBe(1 + 3 + 81);
    expect([...largeMemberLines(options)]).toEqual([...largeMemberLines(options)]);
  });

  it('never leaves a workplace empty, and its sizes always add up', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 50_000 }), (workplaces, more) => {
      const sizes = workplaceSizes(workplaces + more, workplaces);
      expect(sizes.length).toBe(workplaces);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(workplaces + more);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    }));
  });

  it('refuses fewer members than workplaces', () => {
    expect(() => workplaceSizes(3, 4)).toThrow(RangeError);
  });
});

describe('a line of comma-separated values', () => {
  it('is read back as it was, whatever the cells hold', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), cells => {
      expect(parse(csvLine(cells))).toEqual([cells]);
    }));
  });
});
