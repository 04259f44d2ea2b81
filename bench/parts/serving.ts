/** Over HTTP, with the server in a process of its own: sessions, policy, judgement and record, as in service. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createAccess } from '#access/access.ts';
import { openDatabase } from '#store/open-database.ts';
import { visitor } from '../../test/visitor.ts';
import { newPlace } from '../databases.ts';
import { COMMITTEE, Federation, memberId } from '../federation.ts';
import { percentile, timed, underLoad } from '../figures.ts';
import { Line, requestOf } from '../line.ts';
import { databaseMemory, databaseTime, ownTime } from '../processes.ts';
import type { Part, Run } from '../part.ts';
import type { ServerNews, ServerOrder } from '../server.ts';

const ORIGIN = 'http://hall.example';
const UNITS = 800;
const VOTERS = 10_000;
/** The first of them, who are not measured. */
const WARMING = 1_000;
const CONNECTIONS = 100;
const CANDIDATES = Array.from({ length: 10 }, (_, n) => memberId(n));

interface Prepared {
  readonly order: ServerOrder;
  readonly org: string;
  readonly poll: string;
  readonly cookies: readonly string[];
  /** Of the keeper of the roll. */
  readonly registrar: string;
}

async function prepare(location: ServerOrder['location'], { members, report }: Run): Promise<Prepared> {
  const database = await openDatabase(location);
  try {
    const f = await new Federation(database, UNITS).start();
    await f.enrol(members);
    await f.nominate(COMMITTEE, CANDIDATES);
    f.advance(8);
    await f.runDue();
    const [poll] = await f.facts('poll');
    const order: ServerOrder = { location, secret: randomBytes(32).toString('hex'), origin: ORIGIN, now: f.now };
    const access = createAccess({ database, secret: order.secret, origins: [ORIGIN], clock: () => f.now, random: bytes => randomBytes(bytes) });
    const letters = await access.issueCodes(f.org, [f.registrar, ...Array.from({ length: VOTERS }, (_, n) => memberId(n))]);
    const all: string[] = [];
    const signing = await underLoad(letters.length, 50, async index => {
      const browser = visitor(each => access.handler(each), ORIGIN);
      await browser.post('/api/auth/code', { code: letters[index]?.code });
      all[index] = [...browser.cookies].map(pair => pair.join('=')).join('; ');
    });
    report('first sign-in with a letter, in process', signing.perSecond, '/s');
    await access.settled();
    await f.assembly.sealAll();
    const [registrar = '', ...cookies] = all;
    return { order, org: f.org, poll: poll?.id ?? '', cookies, registrar };
  } finally {
    await database.close();
  }
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

async function startServer(order: ServerOrder): Promise<Server> {
  const child = fork(new URL('../server.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(order);
  const [news] = await once(child, 'message') as [{ readonly port: number }];
  return { child, port: news.port };
}

async function stateOf({ child }: Server): Promise<Extract<ServerNews, { rss: number }>> {
  child.send('rss');
  const [news] = await once(child, 'message') as [Extract<ServerNews, { rss: number }>];
  return news;
}

function asked(cookie: string, method: string, path: string, body?: object): string {
  return requestOf(method, path, { cookie, origin: ORIGIN, 'x-sovet': '1', ...(body ? { 'content-type': 'application/json' } : {}) }, body && JSON.stringify(body));
}

function vote({ org, poll, cookies }: Prepared, index: number): string {
  const order = [0, 1, 2].map(n => CANDIDATES[(index + n * (1 + index % 3)) % CANDIDATES.length]);
  return asked(cookies[index] ?? '', 'POST', `/api/orgs/${org}/acts`, { key: randomUUID(), kind: 'cast', content: { poll, choice: { kind: 'ranking', order } } });
}

async function measureVotes(server: Server, prepared: Prepared, { report }: Run): Promise<void> {
  const requests = Array.from({ length: VOTERS }, (_, index) => vote(prepared, index));
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => Line.open(server.port)));
  const cast = async (index: number, caller: number): Promise<void> => {
    const status = await lines[caller]?.send(requests[index] ?? '');
    if (status !== 200) throw new Error(`a vote was answered ${status}`);
  };
  // A server that has just started compiles while it answers.
  await underLoad(WARMING, CONNECTIONS, cast);
  const [before, own, base] = [await stateOf(server), ownTime(), databaseTime()];
  const load = await underLoad(VOTERS - WARMING, CONNECTIONS, (index, caller) => cast(WARMING + index, caller));
  const each = (ms: number): number => ms / (VOTERS - WARMING);
  const times = { server: each((await stateOf(server)).cpuMs - before.cpuMs), database: each(databaseTime() - base), client: each(ownTime() - own) };
  for (const line of lines) line.close();
  report(`votes over ${CONNECTIONS} connections`, load.perSecond, '/s', '> 2,000/s');
  // Say what the cores could do, however busy the machine is with other things.
  for (const [whose, ms] of Object.entries(times)) report(`processor time of the ${whose} for a vote`, ms, 'ms');
  report('p50 of a vote', percentile(load.waits, 0.5), 'ms');
  report('p99 of a vote', percentile(load.waits, 0.99), 'ms', '< 100 ms');
}

async function measurePages(server: Server, { org, poll, cookies, registrar }: Prepared, { report, wants }: Run): Promise<void> {
  const line = await Line.open(server.port);
  const member = (visit: number): string => cookies[visit * 7] ?? '';
  const pages = [
    ['front page', '', member], ['what is to be done now', '/now', member], ['what is to be done now, for the keeper of the roll', '/now', () => registrar],
    ['councils tree', '/units', member], ['poll', `/polls/${encodeURIComponent(poll)}`, member],
  ] as const;
  for (const [name, page, who] of pages.filter(([each]) => wants(`${each}, median`))) {
    const waits: number[] = [];
    for (let visit = 0; visit < 30; visit++) {
      const { ms, value } = await timed(() => line.send(asked(who(visit), 'GET', `/api/orgs/${org}${page}`)));
      if (value !== 200) throw new Error(`${name} was answered ${value}`);
      waits.push(ms);
    }
    report(`${name}, first time`, waits[0] ?? Number.NaN, 'ms');
    report(`${name}, median`, percentile(waits, 0.5), 'ms', '< 150 ms');
  }
  line.close();
}

const AGAIN = 'answers again after kill -9';

async function end({ child }: Server, how: 'stop' | 'kill'): Promise<void> {
  const gone = once(child, 'exit');
  if (how === 'stop') child.send('stop');
  else child.kill('SIGKILL');
  await gone;
}

/** Until the first page is answered: the database recovers what it had not written to its tables, and the charter is read. */
async function measureRestart(server: Server, prepared: Prepared, { report, wants }: Run): Promise<Server> {
  if (!wants(AGAIN)) return server;
  await end(server, 'kill');
  const { ms, value: again } = await timed(async () => {
    const started = await startServer(prepared.order);
    const line = await Line.open(started.port);
    const status = await line.send(asked(prepared.cookies[0] ?? '', 'GET', `/api/orgs/${prepared.org}`));
    line.close();
    if (status !== 200) throw new Error(`after the restart a page was answered ${status}`);
    return started;
  });
  report(AGAIN, ms, 'ms');
  return again;
}

export const serving: Part = {
  about: 'votes and pages over HTTP from a server in a process of its own, and its memory',
  tells: ['sign-in', 'front page', 'what is to be done now', 'councils tree', 'poll, median', 'votes over', 'p50 of a vote', 'p99 of a vote', 'memory of', 'answers again'],
  onDatabases: true,
  measure: async run => {
    const place = await newPlace(run.name);
    try {
      const prepared = await prepare(place.location, run);
      const server = await startServer(prepared.order);
      const MB = 1024 * 1024;
      run.report('memory of the server at rest', (await stateOf(server)).rss / MB, 'MB');
      await measurePages(server, prepared, run);
      if (['votes over', 'p50 of a vote', 'p99 of a vote', 'memory of the server after the votes', AGAIN].some(run.wants)) await measureVotes(server, prepared, run);
      const { rss, faults } = await stateOf(server);
      run.report('memory of the server after the votes', rss / MB, 'MB');
      if (run.name === 'postgres') run.report('memory of the database beside it', databaseMemory() / MB, 'MB');
      if (faults > 0) throw new Error(`the server reported ${faults} faults`);
      await end(await measureRestart(server, prepared, run), 'stop');
    } finally {
      await place.remove();
    }
  },
};
