import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { FactKind, FactTypes, Poll } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import { Assembly } from '#service/assembly.ts';
import { exportRecord } from '#service/export.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { eachDatabase } from '../../../../test/databases.ts';
import { samplePersonas } from '../personas.ts';
import { buildSample } from './year.ts';

const PROGRAM = fileURLToPath(new URL('../../../../verify/verify.ts', import.meta.url));

async function verified(database: Database, org: string, now: number): Promise<{ readonly status: number; readonly said: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sovet-year-'));
  try {
    const path = join(folder, 'record');
    await pipeline(exportRecord({ database, clock: { now: () => now } }, org), createWriteStream(path));
    return await new Promise(resolve => {
      const child = execFile(process.execPath, [PROGRAM, path], (_, out, complaint) => { resolve({ status: child.exitCode ?? -1, said: out + complaint }); });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function recallsIn(polls: readonly Poll[]): readonly (string | undefined)[] {
  return polls.filter(poll => poll.order.for.kind === 'recall').sort((a, b) => a.order.opens - b.order.opens).map(poll => poll.verdict?.outcome);
}

/** Both databases play the same year. Who wins where candidates tie is drawn by lot, and what follows from it differs with it. */
const NOW = Date.now();
const outcomes: string[] = [];

/** Which seats there are and which are filled, and where everything that was called, moved, convened or demanded has come to. */
async function outcomeOf(database: Database, org: string): Promise<string> {
  const rows = await sessionOf(database.pool).query<{ line: string }>(
    `select concat_ws(' ', kind, case when kind = 'seat' then id end, value ->> 'body', value ->> 'constituency', value ->> 'stage', value ? 'holder') as line
       from fact where org = $1 and kind in ('seat', 'election', 'motion', 'meeting', 'petition')`, [org]);
  return rows.map(row => row.line).sort().join('\n');
}

eachDatabase((_, open) => {
  it('plays a year that ends with every seat accounted for, a new charter and a record that verifies', { timeout: 900_000 }, async () => {
    const database = await open();
    const now = NOW;
    const told: string[] = [];
    const { org } = await buildSample({ database, now, progress: (done, total) => { told.push(`${done}/${total}`); } });
    const all = async <K extends FactKind>(kind: K): Promise<readonly FactTypes[K][]> =>
      (await sessionOf(database.pool).query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id', [org, kind])).map(row => row.value);
    expect(told.at(-1)).toBe('9/9');

    const seats = await all('seat');
    expect(seats.length).toBeGreaterThan(150);
    expect(seats.filter(seat => seat.holder === undefined).map(seat => [seat.id, seat.vacantBecause])).toEqual([
      ['city-council@eastquay/0/eastquay-care-homes/1', 'resigned'], ['workplace-steward@millbridge-telephone-exchange/0/whole/1', 'term-ended'],
    ]);

    const [polls, decisions, organisations] = [await all('poll'), await all('decision'), await all('organisation')];
    expect(recallsIn(polls)).toEqual(['carried', 'lost']);
    expect(decisions.filter(decision => decision.actedFor?.awaits !== undefined).length).toBeGreaterThan(0);

    const [first, second, ...more] = organisations[0]?.versions ?? [];
    expect([organisations[0]?.version, more, organisations[0]?.interimRegistrar]).toEqual([second?.hash, [], undefined]);
    expect(polls.every(poll => poll.order.version === (poll.order.opens < (second?.inForce ?? 0) ? first?.hash : second?.hash) || poll.order.for.kind === 'motion')).toBe(true);
    expect(polls.filter(poll => poll.order.version === second?.hash && poll.order.for.kind === 'recall')).toHaveLength(2);

    const petition = (await all('petition')).find(each => each.for === 'recall' && each.stage === 'open');
    expect(petition?.need).toBe((petition?.signed ?? 0) + 1);
    const personas = await samplePersonas(database, org);
    expect(personas.map(each => each.role)).toEqual(['constituent', 'delegate', 'steward', 'teller', 'presiding-committee', 'executive', 'control-commission', 'registrar', 'candidate', 'suspended', 'dues-lapsed']);
    const visitor = personas[0]?.person as PersonId;
    const asked = await new Assembly({ database, clock: { now: () => now } }).ask(org, { kind: 'sign', by: { as: 'person', person: visitor }, content: { for: 'recall', seat: petition!.seat! } });
    expect(asked).toMatchObject({ lawful: true, applied: [{ article: '50', code: 'threshold-reached' }] });

    const waiting = await sessionOf(database.pool).query('select from unsealed where org = $1', [org]);
    expect(waiting).toEqual([]);
    expect(await verified(database, org, now)).toMatchObject({ status: 0 });
    outcomes.push(await outcomeOf(database, org));
    expect(new Set(outcomes).size).toBe(1);
  });
});
