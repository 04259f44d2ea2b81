/**
 * Libraries of others that count votes, to measure beside ours. They are fetched when the bench asks for them, into a directory that is
 * taken away again: nothing of the program needs them.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const VERSIONS = { votes: '3.0.0', caritat: '0.0.4', 'sainte-lague': '3.0.0' } as const;

interface Weighted { readonly ranking: readonly (readonly string[])[]; readonly weight: number }

/** Of `votes` (MIT), what is used here. */
interface Votes {
  readonly utils: { readonly matrixFromBallots: (ballots: readonly Weighted[], candidates: readonly string[]) => object };
  readonly Schulze: new (matrix: object) => { ranking(): string[][] };
  readonly InstantRunoff: new (election: { readonly ballots: readonly Weighted[]; readonly candidates: readonly string[] }) => { ranking(): string[][] };
}

/** Of `caritat` (CC0), what is used here. */
interface Caritat {
  readonly Election: new (options: { readonly candidates: readonly string[] }) => { addBallot(ballot: object): void };
  readonly Ballot: new (votes: readonly string[], count: number) => object;
  readonly condorcet: { readonly schulze: (election: object) => string[] };
}

/** `sainte-lague` (ISC). */
type SainteLague = (votes: Readonly<Record<string, number>>, seats: number, options: { readonly draw: boolean }) => Record<string, number>;

export interface Peers {
  readonly votes: Votes;
  readonly caritat: Caritat;
  readonly sainteLague: SainteLague;
}

/** Undefined, with the reason said, where they cannot be fetched. */
export async function withPeers(work: (peers: Peers | undefined) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'sovet-peers-'));
  try {
    await work(await fetched(directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function fetched(directory: string): Promise<Peers | undefined> {
  await writeFile(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }));
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { cwd: directory });
  } catch (error) {
    process.stderr.write(`  peers left out, the registry did not give them: ${(error as Error).message.split('\n')[0] ?? ''}\n`);
    return undefined;
  }
  const module = (path: string): Promise<unknown> => import(pathToFileURL(join(directory, 'node_modules', path)).href);
  const caritat = createRequire(join(directory, 'package.json'))('caritat') as Caritat;
  return { votes: await module('votes/dist/index.js') as Votes, caritat, sainteLague: (await module('sainte-lague/src/index.js') as { default: SainteLague }).default };
}
