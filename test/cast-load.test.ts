/**
 * Many voters at once, through two servers on one database, with repeats and double votes among them, and
 * the clock closing the poll in the middle: what was accepted is marked, on the board and in the verdict.
 */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PersonId } from '#assembly/ids.ts';
import type { Poll } from '#assembly/facts.ts';
import type { Choice } from '#assembly/order.ts';
import type { Outcome } from '#service/act-queue.ts';
import { Assembly } from '#service/assembly.ts';
import { openDatabase, type Database } from '#store/open-database.ts';
import { COMMITTEE, Federation, memberId } from '../bench/federation.ts';
import { eachDatabase, newServerDatabase } from './databases.ts';

const MEMBERS = 1_200;
const CANDIDATES = Array.from({ length: 4 }, (_, n) => memberId(n));

interface Attempt {
  readonly member: number;
  readonly key: string;
  readonly choice: Choice;
}

/** Every member votes; some send the same request again, some try a second vote under another key. */
function attempts(): readonly Attempt[] {
  const all: Attempt[] = [];
  for (let member = 0; member < MEMBERS; member++) {
    const first: Attempt = { member, key: randomUUID(), choice: { kind: 'ranking', order: [CANDIDATES[member % 4] as string, CANDIDATES[(member + 1) % 4] as string] } };
    all.push(first);
    if (member % 3 === 0) all.push(first);
    if (member % 5 === 0) all.push({ ...first, key: randomUUID() });
  }
  // A fixed stride mixes early and late voters: 1,009 shares no factor with the number of attempts.
  return all.map((_, index) => all[(index * 1_009) % all.length] as Attempt);
}

async function openElection(database: Database): Promise<{ readonly f: Federation; readonly poll: Poll }> {
  const f = await new Federation(database, 20).start();
  await f.enrol(MEMBERS);
  await f.nominate(COMMITTEE, CANDIDATES);
  f.advance(8);
  await f.runDue();
  const [poll] = await f.facts('poll');
  return { f, poll: poll as Poll };
}

interface Told {
  readonly attempt: Attempt;
  readonly outcome: Outcome;
}

/** Sends all attempts through the assemblies in turn; after some of them the poll's time is over. */
async function voteAndClose(f: Federation, poll: Poll, assemblies: readonly Assembly[], closeAfter: number): Promise<readonly Told[]> {
  const told: Promise<Told>[] = [];
  for (const [index, attempt] of attempts().entries()) {
    const assembly = assemblies[index % assemblies.length] as Assembly;
    told.push(assembly.cast(f.org, poll.id, { key: attempt.key, person: memberId(attempt.member), choice: attempt.choice }).then(outcome => ({ attempt, outcome })));
    if (index === closeAfter) {
      // Some have been answered, some wait, some have not come yet.
      await told[Math.floor(closeAfter / 2)];
      f.advance(30);
      void Promise.all(assemblies.map(each => each.runDue()));
    }
    if (index % 50 === 0) await new Promise(resolve => { setImmediate(resolve); });
  }
  const all = await Promise.all(told);
  for (const assembly of assemblies) while ((await assembly.runDue()) > 0);
  return all;
}

interface Recorded {
  readonly marks: readonly { readonly line: number; readonly act_key: string }[];
  readonly lineOf: ReadonlyMap<string, number>;
  readonly entered: readonly number[];
  readonly board: readonly { readonly id: string; readonly choice: Choice }[];
  readonly poll: Poll;
  readonly times: readonly number[];
}

async function recorded(f: Federation, id: string): Promise<Recorded> {
  const { pool } = f.database;
  const marks = await pool.query<{ line: number; act_key: string }>('select line, act_key from mark where org = $1 and poll = $2', [f.org, id]);
  const lines = await pool.query<{ person: string; line: number }>('select person, line from roll_line where org = $1 and poll = $2', [f.org, id]);
  const entries = await pool.query<{ canonical: string; at: bigint }>('select canonical, at from entry where org = $1 order by id', [f.org]);
  const events = entries.rows.flatMap(row => (JSON.parse(row.canonical) as { events: { kind: string; data: { poll?: string; lines?: number[]; ballots?: { id: string; choice: Choice }[] } }[] }).events).filter(event => event.data.poll === id);
  const poll = (await f.facts('poll')).find(each => each.id === id) as Poll;
  return {
    marks: marks.rows, lineOf: new Map(lines.rows.map(row => [row.person, row.line])), poll, times: entries.rows.map(row => Number(row.at)),
    entered: events.flatMap(event => (event.kind === 'marks-entered' ? event.data.lines ?? [] : [])),
    board: events.flatMap(event => (event.kind === 'board-part' ? event.data.ballots ?? [] : [])),
  };
}

const byName = (choice: Choice): string => JSON.stringify(choice);

function expectNothingLost(told: readonly Told[], record: Recorded): void {
  const accepted = told.filter(each => each.outcome.judgement.lawful);
  const voters = new Map(accepted.map(({ attempt }) => [attempt.member, attempt]));
  // Accepted = marked = entered in the record = on the board = in the verdict.
  expect(record.marks).toHaveLength(voters.size);
  expect(new Set(record.marks.map(mark => mark.line)).size).toBe(voters.size);
  expect(record.entered.toSorted((a, b) => a - b)).toEqual(record.marks.map(mark => mark.line).toSorted((a, b) => a - b));
  expect(record.board).toHaveLength(voters.size);
  expect(record.poll.verdict).toMatchObject({ marks: voters.size });
  // Each voter's own line carries the key of the one request that counted.
  const keys = new Map(record.marks.map(mark => [mark.line, mark.act_key]));
  for (const { attempt } of accepted) expect(keys.get(record.lineOf.get(memberId(attempt.member)) ?? -1)).toBe(attempt.key);
  expect(record.board.map(each => byName(each.choice)).toSorted()).toEqual([...voters.values()].map(each => byName(each.choice)).toSorted());
  // One request of each voter counted, and the rest were told why not.
  expect(accepted.filter(each => !each.outcome.repeated)).toHaveLength(voters.size);
  const refusals = new Set(told.flatMap(({ outcome: { judgement } }) => (judgement.lawful ? [] : [judgement.code])));
  expect([...refusals].filter(code => !['already-voted', 'too-late', 'not-open'].includes(code))).toEqual([]);
  // The record never goes back in time.
  expect(record.times).toEqual(record.times.toSorted((a, b) => a - b));
}

eachDatabase((_name, open) => {
  it('loses and doubles no vote when everybody votes at once and the poll closes in the middle', { timeout: 120_000 }, async () => {
    const { f, poll } = await openElection(await open());
    const told = await voteAndClose(f, poll, [f.assembly], 900);
    const record = await recorded(f, poll.id);
    expectNothingLost(told, record);
    expect(record.marks.length).toBeGreaterThan(100);
    expect(told.some(each => !each.outcome.judgement.lawful && each.outcome.judgement.code !== 'already-voted')).toBe(true);
  });

  it('accepts exactly one vote of each member when nothing closes', { timeout: 120_000 }, async () => {
    const { f, poll } = await openElection(await open());
    const told = await voteAndClose(f, poll, [f.assembly], Number.POSITIVE_INFINITY);
    f.advance(30);
    await f.runDue();
    const record = await recorded(f, poll.id);
    expectNothingLost(told, record);
    expect(record.marks).toHaveLength(MEMBERS);
  });
});

it('loses and doubles no vote when two servers share one database', { timeout: 120_000 }, async () => {
  const url = await newServerDatabase({ empty: false });
  const [one, other] = [await openDatabase({ url }), await openDatabase({ url })];
  try {
    const { f, poll } = await openElection(one);
    const second = new Assembly({ database: other, clock: { now: () => f.now } });
    const told = await voteAndClose(f, poll, [f.assembly, second], 900);
    const record = await recorded(f, poll.id);
    expectNothingLost(told, record);
    // Both wanted to close it; the record has one verdict.
    const { rows } = await one.pool.query<{ n: bigint }>("select count(*) as n from entry where org = $1 and kind = 'close-poll'", [f.org]);
    expect(rows[0]?.n).toBe(1n);
  } finally {
    await one.close();
    await other.close();
  }
});

it('counts a person once who votes through two servers at the same moment', { timeout: 120_000 }, async () => {
  const url = await newServerDatabase({ empty: false });
  const [one, other] = [await openDatabase({ url }), await openDatabase({ url })];
  try {
    const { f, poll } = await openElection(one);
    const second = new Assembly({ database: other, clock: { now: () => f.now } });
    const choice: Choice = { kind: 'ranking', order: [CANDIDATES[0] as string] };
    const vote = (assembly: Assembly, member: number): Promise<Outcome> => assembly.cast(f.org, poll.id, { key: randomUUID(), person: memberId(member) as PersonId, choice });
    const told = await Promise.all(Array.from({ length: 400 }, (_, member) => Promise.all([vote(f.assembly, member), vote(second, member)])));
    for (const pair of told) expect(pair.map(each => each.judgement.lawful).toSorted()).toEqual([false, true]);
    f.advance(30);
    await f.runDue();
    expect((await recorded(f, poll.id)).board).toHaveLength(400);
  } finally {
    await one.close();
    await other.close();
  }
});
