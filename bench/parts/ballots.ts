/** The large poll: enrolled, opened, voted in, closed, for an election by transferable vote and for a question. */
import { randomInt } from 'node:crypto';
import type { Choice } from '#assembly/order.ts';
import type { PollId } from '#assembly/ids.ts';
import type { Poll } from '#assembly/facts.ts';
import { withDatabase } from '../databases.ts';
import { COMMITTEE, Federation, memberId } from '../federation.ts';
import { longestStall, percentile, timed, underLoad } from '../figures.ts';
import { databaseTime, ownTime } from '../processes.ts';
import type { Part, Run } from '../part.ts';
import { casting } from './naive-chain.ts';

const CALLERS = 500;
const UNITS = 800;
const CANDIDATES = 10;

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

async function measureImport(f: Federation, { members, report }: Run): Promise<void> {
  await f.start();
  const { value: { ms }, stall } = await longestStall(() => timed(() => f.enrol(members)));
  report(`enrol ${members} members in ${UNITS} units`, ms / 1000, 's');
  report('enrol, members', members / (ms / 1000), '/s');
  report('enrol, longest stall of the event loop', stall, 'ms');
}

async function measureSealing(f: Federation, what: string, { report }: Run): Promise<void> {
  const { value: { ms, value: sealed }, stall } = await longestStall(() => timed(() => f.assembly.sealAll()));
  report(`${what}, sealing lag (all that waited)`, ms, 'ms');
  report(`${what}, entries sealed`, sealed, 'entries');
  report(`${what}, longest stall while sealing`, stall, 'ms');
}

async function measureCasting(f: Federation, poll: PollId, what: string, run: Run, choose: (index: number) => Choice): Promise<void> {
  const { members, report } = run;
  const choices = Array.from({ length: members }, (_, index) => choose(index));
  const { value: load, stall } = await longestStall(() => underLoad(members, CALLERS, async index => {
    const { judgement } = await f.assembly.cast(f.org, poll, { key: `${poll}:${index}`, person: memberId(index), choice: choices[index] as Choice });
    if (!judgement.lawful) throw new Error(JSON.stringify(judgement));
  }));
  report(`${what}, votes with ${CALLERS} callers`, load.perSecond, '/s', '> 2,000/s');
  report(`${what}, p50 of a vote`, percentile(load.waits, 0.5), 'ms');
  report(`${what}, p99 of a vote`, percentile(load.waits, 0.99), 'ms', '< 100 ms');
  report(`${what}, longest stall while voting`, stall, 'ms');
}

async function measureClosing(f: Federation, poll: PollId, what: string, run: Run): Promise<void> {
  f.advance(40);
  const before = ownTime() + databaseTime();
  const { value: { ms }, stall } = await longestStall(() => timed(() => f.runDue()));
  const spent = ownTime() + databaseTime() - before;
  const closed = (await f.facts('poll')).find(each => each.id === poll);
  if (closed?.stage !== 'closed' || closed.verdict?.marks !== run.members) throw new Error(`not closed: ${closed?.stage} with ${closed?.verdict?.marks ?? 'no'} marks`);
  run.report(`${what}, close with ${run.members} votes and verdict`, ms, 'ms', '< 2,000 ms');
  run.report(`${what}, processor time of closing, database included`, spent, 'ms');
  run.report(`${what}, longest stall while closing`, stall, 'ms');
}

async function measureElection(f: Federation, run: Run): Promise<void> {
  const candidates = Array.from({ length: CANDIDATES }, (_, n) => memberId(n));
  await f.nominate(COMMITTEE, candidates);
  f.advance(8);
  const { value: { ms }, stall } = await longestStall(() => timed(() => f.runDue()));
  run.report(`election, open for ${run.members} electors (freeze the roll)`, ms, 'ms');
  run.report('election, longest stall while opening', stall, 'ms');
  const [poll] = await f.facts('poll') as [Poll];
  await measureCasting(f, poll.id, 'election', run, () => ({ kind: 'ranking', order: shuffled(candidates).slice(0, 1 + randomInt(CANDIDATES)) }));
  await measureSealing(f, 'election votes', run);
  await measureClosing(f, poll.id, `election, ${CANDIDATES} candidates, 5 seats`, run);
  await measureSealing(f, 'election board', run);
}

async function measureRecall(f: Federation, run: Run): Promise<void> {
  const seat = (await f.facts('seat')).find(each => each.body === COMMITTEE && each.holder !== undefined);
  if (!seat) throw new Error('nobody was elected');
  const needed = Math.ceil(run.members / 100);
  const signing = await underLoad(needed - 1, 100, index => f.lawful('sign', { for: 'recall', seat: seat.id }, memberId(index)));
  run.report('recall, signatures with 100 callers', signing.perSecond, '/s');
  run.report('recall, p99 of a signature', percentile(signing.waits, 0.99), 'ms');
  const { ms } = await timed(() => f.lawful('sign', { for: 'recall', seat: seat.id }, memberId(needed - 1)));
  run.report(`recall, the signature that opens the vote for ${run.members}`, ms, 'ms');
  const poll = (await f.facts('poll')).find(each => each.order.for.kind === 'recall');
  if (!poll) throw new Error('the vote did not open');
  await measureCasting(f, poll.id, 'question', run, () => ({ kind: 'question', vote: (['for', 'against', 'abstain'] as const)[randomInt(3)] as 'for' }));
  await measureClosing(f, poll.id, 'question', run);
}

export const ballots: Part = {
  about: 'enrol, open, vote, close and seal with everybody on one roll, in process',
  tells: ['enrol', 'open for', 'votes with', 'close with', 'sealing lag', 'signatures'],
  onDatabases: true,
  measure: run => withDatabase(run.name, async database => {
    const f = new Federation(database, UNITS);
    await measureImport(f, run);
    await measureElection(f, run);
    await measureRecall(f, run);
    await casting(database, run);
  }),
};
