/** The real server as a child process: started as people start it, ended as power cuts end it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOVET = fileURLToPath(new URL('../../bin/sovet', import.meta.url));
/** Milliseconds. */
const LONGEST_START = 60_000;

export interface ServerProcess {
  readonly url: string;
  /** Milliseconds from the start to the first answer to a request that reads the database. */
  readonly startedIn: number;
  /** What it has complained of so far. */
  readonly complaints: () => string;
  /** Ends it at once, without a chance to tidy up. */
  readonly kill: () => Promise<void>;
  /** Asks it to end. Gives the exit status. */
  readonly stop: () => Promise<number | null>;
}

export interface ServerPlace {
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const children = new Set<ChildProcess>();

/** To be called after each test: no server outlives the test that started it. */
export function endServers(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}

export interface Ended {
  readonly status: number | null;
  readonly complaints: string;
}

function spawnServer({ directory, environment }: ServerPlace): { readonly child: ChildProcess; readonly said: () => string; readonly complaints: () => string; readonly ended: Promise<number | null> } {
  const child = spawn(SOVET, ['start', '--data', directory, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  children.add(child);
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { complaints += chunk.toString(); });
  const ended = new Promise<number | null>(resolve => { child.once('close', status => { children.delete(child); resolve(status); }); });
  return { child, said: () => said, complaints: () => complaints, ended };
}

/** Runs until it ends by itself. */
export async function runUntilItEnds(place: ServerPlace): Promise<Ended> {
  const { ended, complaints } = spawnServer(place);
  return { status: await ended, complaints: complaints() };
}

/** Resolves when the server answers. @throws when it ends before, with what it complained of */
export async function startServer(place: ServerPlace): Promise<ServerProcess> {
  const begun = performance.now();
  const { child, said, complaints, ended } = spawnServer(place);
  const url = await new Promise<string>((resolve, reject) => {
    const tooLong = setTimeout(() => { reject(new Error(`no address after ${LONGEST_START} ms: ${complaints()}`)); }, LONGEST_START);
    child.stdout?.on('data', () => {
      const found = /running: http:\/\/[^:]+:(\d+)/u.exec(said());
      if (found) { clearTimeout(tooLong); resolve(`http://127.0.0.1:${found[1]}`); }
    });
    void ended.then(status => { clearTimeout(tooLong); reject(new Error(`the server ended with ${status}: ${complaints()}`)); });
  });
  const response = await fetch(`${url}/api/installation`);
  await response.text();
  if (!response.ok) throw new Error(`the server answers ${response.status}: ${complaints()}`);
  const startedIn = performance.now() - begun;
  return {
    url, startedIn, complaints,
    kill: async () => { child.kill('SIGKILL'); await ended; },
    stop: () => { child.kill('SIGTERM'); return ended; },
  };
}
