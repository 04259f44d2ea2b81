import { expect, it } from 'vitest';
import type { CountQuery, FactQuery } from '#assembly/asking.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import type { Day } from '#kernel/time.ts';
import { eachDatabase } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import { groupedCounts } from './grouped-counts.ts';
import { openReading, type Reading } from './reading.ts';

eachDatabase((_name, open) => {
  it('counts as the core is answered, for every unit, a member of two units once', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    await f.act(f.registrar, 'enrol', { day: '2026-01-02', lines: [{ person: f.works[0], units: ['works', 'depot'], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2026-01-05', category: 'production' } }] });
    const reading = (await openReading(desk.assembly, f.org, f.registrarPerson as PersonId))!;
    const electorates = [...reading.rules.law.electorates.values()];
    const units = [undefined, 'north', 'depot', 'works', 'nowhere'] as (UnitId | undefined)[];
    const counting = groupedCounts(reading);
    for (const { who } of electorates) for (const day of ['2026-01-03', '2026-01-12'] as Day[]) for (const unit of [...units, ...units]) {
      const query: FactQuery = { ask: 'count-members', who, day, ...(unit === undefined ? {} : { unit }) };
      expect([unit, await counting(query)]).toEqual([unit, await reading.facts.answer(query)]);
    }
    for (const unit of [...units, ...units]) if (unit !== undefined) expect(await counting({ ask: 'ancestors', unit })).toEqual(await reading.facts.answer({ ask: 'ancestors', unit }));
    expect(await counting({ ask: 'count-members', who: { kind: 'all', of: [] }, day: '2026-01-12' as Day })).toBe(42);
  });

  it('counts ahead what is asked afterwards, for a few units and for every unit there is', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    await f.act(f.registrar, 'enrol', { day: '2026-01-02', lines: [{ person: f.works[0], units: ['works', 'depot'], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2026-01-05', category: 'production' } }] });
    const reading = async (): Promise<Reading> => (await openReading(desk.assembly, f.org, f.registrarPerson as PersonId))!;
    const [one] = [...(await reading()).rules.law.electorates.values()];
    const known = [undefined, 'north', 'depot', 'works'];
    const many = [...known, ...Array.from({ length: 40 }, (_, n) => `nowhere-${n}`)];
    const asked = (unit: string | undefined): CountQuery => ({ ask: 'count-members', who: one!.who, day: '2026-01-03' as Day, ...(unit === undefined ? {} : { unit: unit as UnitId }) });
    const { facts: alone } = await reading();
    const expected = new Map<string | undefined, unknown>();
    for (const unit of many) expected.set(unit, await alone.answer(asked(unit)));
    expect(expected.get('works')).toBeGreaterThan(0);
    for (const units of [known, many]) {
      const { facts } = await reading();
      await facts.answer({ ask: 'foresee', facts: [], ids: [], counts: units.map(asked) });
      for (const unit of units) expect([unit, await facts.answer(asked(unit))]).toEqual([unit, expected.get(unit)]);
    }
  });
});
