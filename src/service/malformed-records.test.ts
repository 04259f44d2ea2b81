/** A record may hold anything: a replay tells where it stumbles, and never falls. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '#assembly/order.ts';
import type { Database } from '#store/open-database.ts';
import { signerFromSeed } from '#record/signed-note.ts';
import { eachDatabase } from '../../test/databases.ts';
import { faultsOf, forged, replayed, type Anything, type Forge } from '../../test/recorded-organisation.ts';
import { member, RecordedCouncil } from '../../test/recorded-council.ts';

const FOR: Choice = { kind: 'question', vote: 'for' };
const JUNK: readonly Anything[] = [null, 0, -1, 9e15, '', 'x', 'found', [], [null], {}, { kind: 'x' }, { body: 'city-council@c1', units: null }];

/** Every place of an entry that could hold something else. */
function placesIn(value: Anything, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.keys(value as object).flatMap(name => placesIn(value[name], [...path, name]))];
}

function put(root: Anything, path: readonly (string | number)[], junk: Anything): void {
  const [last] = path.slice(-1);
  let at = root;
  for (const name of path.slice(0, -1)) at = at[name];
  if (junk === undefined) Reflect.deleteProperty(at as object, last as string);
  else at[last as string] = junk;
}

eachDatabase((name, open) => {
  let city: RecordedCouncil;
  let record = '';
  beforeAll(async () => {
    city = await new RecordedCouncil((await open()) as Database).start();
    const meeting = await city.sitting(['a0', 'b0']);
    for (const mode of ['roll-call', 'secret'] as const) {
      const poll = await city.voting(mode, meeting);
      await city.vote(poll, member('a0'), FOR);
      await city.act('close-poll', { poll }, member('a2'));
    }
    await city.advance(1);
    record = await city.exported();
  }, 60_000);

  const changed = async (change: Forge): Promise<string> => forged(record, await city.signer(), change);

  describe('a replay', () => {
    it('names the entry of an act that it does not know, and goes on', async () => {
      const report = await replayed(await changed(entries => { entries[4]!.act.kind = 'abolish-the-council'; }));
      expect(report.differences).toMatchObject([{ entry: 4, line: 6, code: 'unknown-act', message: expect.stringContaining('abolish-the-council') }]);
      expect((await replayed(await changed(entries => { entries[4]!.act.kind = 'toString'; }))).differences[0]).toMatchObject({ entry: 4, code: 'unknown-act' });
    });

    it('names the entry of an event that it does not know', async () => {
      const report = await replayed(await changed(entries => { entries[4]!.events.push({ kind: 'moon-landed', v: 1, data: {} }); }));
      expect(report.differences.map(each => [each.entry, each.code])).toEqual([[4, 'events'], [4, 'malformed']]);
    });

    it('names the entry of an act whose content has another shape', async () => {
      const report = await replayed(await changed(entries => { entries[1]!.act.content = null as never; }));
      expect(report.differences[0]).toMatchObject({ entry: 1, code: 'malformed', message: expect.stringContaining('cannot be judged') });
    });

    it('names the entry that has not the shape of one, and judges the others', async () => {
      for (const junk of [null, {}, [], 'entry']) {
        const report = await replayed(await changed(entries => { entries[4] = junk as never; }));
        expect(report.differences[0]).toMatchObject({ entry: 4, line: 6, code: 'malformed', message: expect.stringContaining('not an entry: ') });
        expect(report.acts).toBeGreaterThan(4);
      }
    });
  });

  // Where the acts were kept has no part in how a file is read.
  if (name === 'embedded') it('never falls over a record in which anything stands anywhere, and neither does the verifier', async () => {
    const signer = signerFromSeed((await city.signer()).key.name, Buffer.alloc(32, 7));
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom(...JUNK, undefined), async (entry, place, junk) => {
      const text = await forged(record, signer, entries => {
        const chosen = entries[entry % entries.length]!;
        const places = [...placesIn(chosen.act.content, ['act', 'content']), ['act', 'by'], ['act', 'kind'], ['authority'], ...chosen.events.flatMap((each, index) => placesIn(each.data, ['events', index, 'data']))];
        const path = places[place % places.length]!;
        // The shape of an entry itself is told before anything is judged.
        put(chosen, path, junk === undefined && path.length < 4 ? null : junk);
      }).catch(() => record);
      expect(Array.isArray((await replayed(text)).differences)).toBe(true);
      expect(Array.isArray(faultsOf(text))).toBe(true);
    }), { numRuns: 40 });
  });
});
