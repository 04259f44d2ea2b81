import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { Assembly } from '#service/assembly.ts';
import type { PersonId, PollId } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { openDatabase, type Database } from '#store/open-database.ts';
import { newServerDatabase } from '../databases.ts';
import { livePage } from '../live-page.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { prepareHall, SECRET, type Actor, type Hall } from './hall.ts';
import { Load, sendAct, type Answer } from './load.ts';
import { endServers, runUntilItEnds, startServer } from './server-process.ts';
import { expectAcknowledged, expectRecordVerifies, expectVotesWhole } from './survival.ts';

const LONG = { timeout: 180_000 };

afterEach(endServers);

it('lets one process have a data directory, and tells the second who has it', LONG, async () => {
  const directory = temporaryDirectory();
  const place = { directory, environment: { DATABASE_URL: '', SOVET_SECRET: SECRET } };
  const first = await startServer(place);
  const second = await runUntilItEnds(place);
  expect(second.status).toBe(2);
  expect(second.complaints).toMatch(/^sovet start: The data directory .* is already open in process \d+ on .*\. Stop that process, or choose another data directory\.\n$/u);
  expect((await fetch(`${first.url}/api/installation`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
  const third = await startServer(place);
  expect(await third.stop()).toBe(0);
});

describe('two processes on one database', () => {
  interface Pair {
    readonly database: Database;
    readonly urls: readonly [string, string];
    readonly hall: Hall;
    readonly directory: string;
  }

  async function pair(): Promise<Pair> {
    const url = await newServerDatabase({ empty: false });
    const directory = temporaryDirectory();
    const database = await openDatabase({ url });
    const hall = await prepareHall(database);
    const environment = { DATABASE_URL: url, SOVET_SECRET: SECRET };
    const [one, two] = await Promise.all([startServer({ directory, environment }), startServer({ directory: temporaryDirectory(), environment })]);
    return { database, hall, directory, urls: [one.url, two.url] };
  }

  const act = (actor: Actor, kind: string, content: object, key: string = randomUUID()) => ({ ...actor, key, kind, content: content as Readonly<Record<string, unknown>> });

  /** The same moment at both doors. */
  const both = ({ urls, hall }: Pair, one: ReturnType<typeof act>, two = one): Promise<[Answer, Answer]> => Promise.all([sendAct(urls[0], hall.org, one), sendAct(urls[1], hall.org, two)]);

  const isNew = (answer: Answer): boolean => answer.is === 'done' && !answer.repeated;

  it('do an act once, whichever of them is asked, and refuse the second of two', LONG, async () => {
    const two = await pair();
    const { hall, database } = two;
    const [mover, other, third] = hall.actors.filter(actor => actor.unit === 'mill') as [Actor, Actor, Actor];
    for (let round = 0; round < 10; round += 1) {
      const motion = randomUUID();
      const moved = await both(two, act(mover, 'move', { body: 'workplace-assembly@mill', title: { text: 'Rota' }, paragraphs: [], effect: { kind: 'decide' } }, motion));
      expect([moved.map(answer => answer.is), moved.filter(isNew).length]).toEqual([['done', 'done'], 1]);
      const seconded = await both(two, act(other, 'second', { motion }), act(third, 'second', { motion }));
      expect(seconded.some(isNew)).toBe(true);
      const put = await both(two, act(mover, 'put-to-vote', { motion, mode: 'secret' }), act(mover, 'put-to-vote', { motion, mode: 'secret' }));
      expect(put.filter(isNew)).toHaveLength(1);
      expect(put.find(answer => !isNew(answer))).toMatchObject({ is: 'refused', code: 'wrong-stage' });
      const rows = await sessionOf(database.pool).query<{ id: string }>("select id from fact where org = $1 and kind = 'poll' and value #>> '{order,for,id}' = $2", [hall.org, motion]);
      expect(rows).toHaveLength(1);
      const poll = rows[0]?.id ?? '';
      const vote = act(other, 'cast', { poll, choice: { kind: 'question', vote: 'for' } });
      const cast = await both(two, vote);
      expect([cast.map(answer => answer.is), cast.filter(isNew).length]).toEqual([['done', 'done'], 1]);
      const twice = await both(two, act(third, 'cast', vote.content), act(third, 'cast', vote.content));
      expect(twice.filter(isNew)).toHaveLength(1);
      expect(twice.find(answer => !isNew(answer))).toMatchObject({ is: 'refused', code: 'already-voted' });
    }
    await expectVotesWhole(database, hall.org);
    await database.close();
  });

  it('tell the open pages of one within a second what was done in the other', LONG, async () => {
    const { hall, urls, database } = await pair();
    const [mover] = hall.actors.filter(actor => actor.unit === 'mill') as [Actor];
    const page = await livePage(await fetch(`${urls[1]}/api/orgs/${hall.org}/live`, { headers: { authorization: `Bearer ${mover.token}` } }));
    const changed = page.next('changed');
    const done = await sendAct(urls[0], hall.org, act(mover, 'move', { body: 'workplace-assembly@mill', title: { text: 'Rota' }, paragraphs: [], effect: { kind: 'decide' } }));
    const answered = performance.now();
    expect(done.is).toBe('done');
    expect((await changed).kinds).toContain('motion-moved');
    expect(performance.now() - answered).toBeLessThan(1_000);
    await page.close();
    await database.close();
  });

  it('open one poll of recall when the last signatures come at once', LONG, async () => {
    const two = await pair();
    const { hall, urls, database } = two;
    const seat = hall.seats.find(each => each.unit === 'yard')?.id;
    const signers = hall.actors.filter(actor => actor.unit === 'yard');
    const answers = await Promise.all(signers.map((signer, n) => sendAct(urls[n % 2] ?? '', hall.org, act(signer, 'sign', { for: 'recall', seat }))));
    expect(answers.filter(answer => answer.is !== 'done' && answer.is !== 'refused')).toEqual([]);
    expect(answers.filter(isNew)).toHaveLength(8);
    const polls = await sessionOf(database.pool).query("select id from fact where org = $1 and kind = 'poll' and value #>> '{order,for,kind}' = 'recall'", [hall.org]);
    expect(polls).toHaveLength(1);
    await database.close();
  });

  it('count every vote or refuse it when it comes in the instant of closing', LONG, async () => {
    const url = await newServerDatabase({ empty: false });
    const [one, two] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    const hall = await prepareHall(one);
    const closing = Number((await sessionOf(one.pool).query<{ closes: bigint }>("select max((value #>> '{order,closes}')::bigint) as closes from fact where org = $1 and kind = 'poll' and id = $2", [hall.org, hall.polls[0]?.id]))[0]?.closes);
    let now = closing - 1;
    const [first, second] = [one, two].map(database => new Assembly({ database, clock: { now: () => now } })) as [Assembly, Assembly];
    const cast = (actor: Actor, n: number) => {
      const poll = hall.polls.find(each => each.unit === actor.unit);
      return (n % 2 === 0 ? first : second).cast(hall.org, poll?.id as PollId, { key: randomUUID(), person: actor.person as PersonId, choice: { kind: 'ranking', order: poll?.options ?? [] } as never })
        .then(({ judgement }) => ({ poll: poll?.id, judgement }));
    };
    const early = hall.actors.slice(0, 38).map(cast);
    await Promise.race(early);
    now = closing;
    const closings = Promise.all([first.runDue(hall.org), second.runDue(hall.org)]);
    const outcomes = await Promise.all([...early, ...hall.actors.slice(38).map(cast)]);
    await closings;
    expect(outcomes.filter(({ judgement }) => !judgement.lawful && !['too-late', 'not-open'].includes(judgement.code))).toEqual([]);
    expect(new Set(outcomes.map(({ judgement }) => judgement.lawful))).toEqual(new Set([true, false]));
    for (const poll of hall.polls) {
      const counted = outcomes.filter(outcome => outcome.poll === poll.id && outcome.judgement.lawful).length;
      const [row] = await sessionOf(one.pool).query<{ n: bigint; board: bigint; closings: bigint }>(
        `select (select count(*) from mark where org = $1 and poll = $2) as n,
           (select sum(jsonb_array_length(event #> '{data,ballots}')) from entry e, jsonb_array_elements(e.canonical::jsonb -> 'events') event where e.org = $1 and event ->> 'kind' = 'board-part' and event #>> '{data,poll}' = $2) as board,
           (select count(*) from entry e, jsonb_array_elements(e.canonical::jsonb -> 'events') event where e.org = $1 and event ->> 'kind' = 'poll-closed' and event #>> '{data,poll}' = $2) as closings`, [hall.org, poll.id]);
      expect([Number(row?.n), Number(row?.board ?? 0), Number(row?.closings)]).toEqual([counted, counted, 1]);
    }
    await expectRecordVerifies(one, hall.org, join(temporaryDirectory(), 'federation.sovet'));
    await Promise.all([one.close(), two.close()]);
  });

  it('carry a load together, with every acknowledged act in one record', LONG, async () => {
    const { database, hall, urls, directory } = await pair();
    const load = new Load(hall, seededRandom(1871));
    const loads = urls.map(url => load.run(url));
    await new Promise(later => { setTimeout(later, 2_000); });
    load.stop();
    await Promise.all(loads);
    expect([load.unexpected, load.unanswered.size]).toEqual([[], 0]);
    await expectAcknowledged(database, hall.org, load);
    await expectVotesWhole(database, hall.org);
    await expectRecordVerifies(database, hall.org, join(directory, 'federation.sovet'));
    await database.close();
  });
});
