/**
 * Finds a Chromium that runs here: the one inside the npm package `@sparticuz/chromium`, so that `npm ci`
 * alone is enough, else an installed one. The package ships compressed files; they are unpacked once into
 * `.cache/`, beside the libraries that a bare Debian lacks.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

export interface Chromium {
  readonly executable: string;
  /** What the process needs on top of our own environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @throws when none starts; the message names every candidate and what it said. */
export async function findChromium(): Promise<Chromium> {
  const complaints: string[] = [];
  for await (const candidate of candidates()) {
    const complaint = whyUnusable(candidate);
    if (complaint === undefined) return candidate;
    complaints.push(`${candidate.executable}: ${complaint}`);
  }
  throw new Error(`no Chromium starts here; install the Debian package chromium, or set CHROMIUM to one\n${complaints.join('\n')}`);
}

async function* candidates(): AsyncGenerator<Chromium> {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined) yield { executable: chosen, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackedPackage();
    const executable = join(folder, 'chromium');
    yield { executable, environment: {} };
    yield { executable, environment: { LD_LIBRARY_PATH: join(folder, 'lib') } };
  }
  for (const executable of INSTALLED) if (existsSync(executable)) yield { executable, environment: {} };
}

function whyUnusable({ executable, environment }: Chromium): string | undefined {
  try {
    execFileSync(executable, ['--version'], { env: { ...process.env, ...environment }, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Unpacked under a private name and then renamed, so that test workers starting together never see half a file. */
async function unpackedPackage(): Promise<string> {
  const root = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(import.meta.dirname, '..', '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  await pipeline(
    createReadStream(join(root, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(partial, 'chromium'), { mode: 0o755 }),
  );
  const libraries = brotliDecompressSync(readFileSync(join(root, 'bin', 'al2023.tar.br')));
  execFileSync('tar', ['-x', '-f', '-', '-C', partial], { input: libraries });
  publish(partial, folder);
  return folder;
}

/** The first of several workers wins; the others throw their copy away. */
function publish(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true });
  }
}
