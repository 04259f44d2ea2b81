import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { found } from '#service/founding.ts';
import { moveClock, type ClockMove } from '#service/sample-clock.ts';
import { finishSample } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { eachDatabase } from '../../test/databases.ts';
import { actKey, HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import type { Visitor } from '../../test/visitor.ts';

const file = 'federation-of-councils.md';
const text = await readFile(new URL(`../../charters/${file}`, import.meta.url), 'utf8');
const DAY = 86_400_000;

interface Standing {
  readonly org: string;
  readonly visitor: Visitor;
  readonly start: number;
}

/** A sample whose clock stands at the day of its foundation, while the server's has gone on for a year. */
async function standing(desk: HttpDesk): Promise<Standing> {
  const founded = await found(desk.assembly, { name: 'Sample', charter: { file, text }, registrar: { name: 'Anna' }, acknowledged: [], sample: true, held: true });
  if (!founded.ok) throw new Error(JSON.stringify(founded.error));
  const { org, registrar } = founded.value;
  const start = desk.now;
  await finishSample(sessionOf(desk.database.pool), org, { played: 'rsfsr', standsAt: start });
  await desk.advance(365);
  const visitor = await desk.signIn(org, registrar);
  const act = (kind: string, content: object) => visitor.post(`/api/orgs/${org}/acts`, { key: actKey(), kind, content });
  await act('record-units', { day: '2025-01-01', units: [{ unit: 'north', kind: 'city', name: 'North', parents: [] }, { unit: 'depot', kind: 'workplace', name: 'Depot', parents: ['north'] }] });
  await act('enrol', { day: '2025-01-01', lines: Array.from({ length: 20 }, (_, n) => ({ person: `m${n}-${org.slice(0, 8)}`, units: ['depot'], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2027-12-31', category: 'production' } })) });
  expect((await act('call-election', { body: 'city-council@north' })).status).toBe(200);
  return { org, visitor, start };
}

async function timers(desk: HttpDesk, org: string): Promise<readonly number[]> {
  return (await sessionOf(desk.database.pool).query<{ due: bigint }>("select due_at as due from fact where org = $1 and kind = 'timer' order by due_at", [org])).map(row => Number(row.due));
}

eachDatabase((_name, open) => {
  describe('the clock of a sample', () => {
    it("stands, whatever the server's says, and what visitors do happens at its time", { timeout: 60_000 }, async () => {
      const desk = new HttpDesk(await open());
      const { org, visitor, start } = await standing(desk);
      expect((await visitor.get(`/api/orgs/${org}`)).body).toMatchObject({ clock: start, clockStands: true });
      const entries = await sessionOf(desk.database.pool).query<{ at: bigint }>('select at from entry where org = $1', [org]);
      expect(new Set(entries.map(entry => Number(entry.at)))).toEqual(new Set([start]));
      await desk.assembly.runDue();
      expect((await timers(desk, org)).length).toBeGreaterThan(0);
    });

    it('goes to the next thing due, which happens at its time', { timeout: 60_000 }, async () => {
      const desk = new HttpDesk(await open());
      const { org, visitor } = await standing(desk);
      const [due] = await timers(desk, org);
      expect((await visitor.post(`/api/orgs/${org}/clock`, { to: 'next' })).body).toEqual({ clock: due, acts: 1, arrived: true });
      const [last] = await sessionOf(desk.database.pool).query<{ at: bigint; kind: string }>('select at, kind from entry where org = $1 order by id desc limit 1', [org]);
      expect([Number(last?.at), last?.kind]).toEqual([due, 'close-nominations']);
      expect((await visitor.post(`/api/orgs/${org}/clock`, { to: 'day' })).body).toMatchObject({ clock: (due ?? 0) + DAY, arrived: true });
    });

    it('never goes back, and leaves nothing behind that is due', { timeout: 120_000 }, async () => {
      const desk = new HttpDesk(await open());
      const { org } = await standing(desk);
      await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom<ClockMove>('day', 'week', 'next'), { maxLength: 6 }), async moves => {
        for (const move of moves) {
          const before = await desk.assembly.now(org);
          const moved = await moveClock(desk.assembly, org, move);
          const after = await desk.assembly.now(org);
          expect(after).toBeGreaterThanOrEqual(before);
          if (moved.ok && moved.value.arrived) expect((await timers(desk, org)).filter(due => due <= after)).toEqual([]);
        }
      }), { numRuns: 6 });
    });

    it('cannot be moved where people live by it', { timeout: 60_000 }, async () => {
      const desk = new HttpDesk(await open());
      const { org, registrar, act } = await httpFederation(desk);
      expect((await act(registrar, 'call-election', { body: 'city-council@north' })).status).toBe(200);
      const before = await timers(desk, org);
      for (const to of ['day', 'week', 'next']) expect((await registrar.post(`/api/orgs/${org}/clock`, { to })).status).toBe(404);
      expect(await moveClock(desk.assembly, org, 'week')).toEqual({ ok: false, error: 'clock-runs' });
      expect([await timers(desk, org), await desk.assembly.now(org)]).toEqual([before, desk.now]);
      // The database itself refuses it, should the program forget.
      await expect(sessionOf(desk.database.pool).query('update organisation set held = true, stands_at = 0 where id = $1', [org])).rejects.toThrow('only_clocks_of_samples_stand');
    });

    it('is moved by people of the sample only', { timeout: 60_000 }, async () => {
      const desk = new HttpDesk(await open());
      const { org, start } = await standing(desk);
      const { registrar } = await httpFederation(desk);
      expect([(await registrar.post(`/api/orgs/${org}/clock`, { to: 'week' })).status, (await desk.visitor().post(`/api/orgs/${org}/clock`, { to: 'week' })).status]).toEqual([404, 401]);
      expect(await desk.assembly.now(org)).toBe(start);
    });
  });
});
