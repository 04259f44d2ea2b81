/**
 * The real server, killed at random moments under load, again and again. ROUNDS sets how often for each
 * database; RESTART_TIMES names a file for the measured times.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { openDatabase, type Database, type DatabaseLocation } from '#store/open-database.ts';
import { newServerDatabase, type DatabaseName } from '../databases.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { prepareHall, SECRET, type Hall } from './hall.ts';
import { Load, sendAct } from './load.ts';
import { endServers, startServer, type ServerProcess } from './server-process.ts';
import { expectAcknowledged, expectNoOrphans, expectRecordVerifies, expectVotesWhole } from './survival.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 6);
/** Milliseconds of load before a kill, at most. */
const LONGEST_LOAD = 1_500;
const SECONDS_PER_ROUND = 60;

afterEach(endServers);

interface Ground {
  readonly location: DatabaseLocation;
  readonly start: () => Promise<ServerProcess>;
  readonly directory: string;
}

async function groundOf(name: DatabaseName): Promise<Ground> {
  const directory = temporaryDirectory();
  const url = name === 'postgres' ? await newServerDatabase({ empty: false }) : undefined;
  const environment = { SOVET_SECRET: SECRET, DATABASE_URL: url ?? '' };
  return { directory, location: url === undefined ? { directory } : { url }, start: () => startServer({ directory, environment }) };
}

async function withDatabase<T>(location: DatabaseLocation, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** What nobody has an answer to is sent again, twice at once: it is done once or refused, and stays so. */
async function settleUnanswered(url: string, hall: Hall, load: Load): Promise<void> {
  for (const act of [...load.unanswered.values()]) {
    const [one, two] = await Promise.all([sendAct(url, hall.org, act), sendAct(url, hall.org, act)]);
    expect([one, two].map(answer => answer.is)).toEqual([one.is, one.is]);
    expect([one, two].filter(answer => answer.is === 'done' && !answer.repeated).length).toBeLessThanOrEqual(1);
    load.settle(act, one);
  }
  expect(load.unanswered.size).toBe(0);
}

async function expectRepeated(url: string, hall: Hall, load: Load, count: number): Promise<void> {
  const latest = [...load.done.values()].slice(-count);
  const answers = await Promise.all(latest.map(async act => ({ ...await sendAct(url, hall.org, act), kind: act.kind })));
  expect(answers.filter(answer => answer.is !== 'done' || !answer.repeated)).toEqual([]);
}

it.each(['embedded', 'postgres'] as const)('loses nothing acknowledged and tears nothing when the server is killed on %s', { timeout: (ROUNDS + 2) * SECONDS_PER_ROUND * 1000 }, async name => {
  const ground = await groundOf(name);
  const hall = await withDatabase(ground.location, prepareHall);
  const random = seededRandom(name === 'embedded' ? 1905 : 1921);
  const load = new Load(hall, random);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const server = await ground.start();
    const loading = load.run(server.url);
    await new Promise(later => { setTimeout(later, random.below(LONGEST_LOAD)); });
    await server.kill();
    await loading;
    const again = await ground.start();
    report(`${name} ${Math.round(again.startedIn)} ms after ${load.done.size} acts, ${load.unanswered.size} unanswered`);
    await settleUnanswered(again.url, hall, load);
    await expectRepeated(again.url, hall, load, 40);
    await again.kill();
    expect([load.unexpected, server.complaints(), again.complaints()]).toEqual([[], '', '']);
    await withDatabase(ground.location, async database => {
      await expectAcknowledged(database, hall.org, load);
      await expectVotesWhole(database, hall.org);
      await expectNoOrphans(database, hall.org);
      await expectRecordVerifies(database, hall.org, join(ground.directory, 'federation.sovet'));
    });
  }
  expect(load.done.size).toBeGreaterThan(ROUNDS);
});

function report(line: string): void {
  const file = process.env['RESTART_TIMES'];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
}
