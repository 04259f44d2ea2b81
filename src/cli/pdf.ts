/** PDF through a Chromium that is installed here; nothing is downloaded, and the page asks for nothing. */
import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

const NAMES: readonly string[] = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const ELSEWHERE: readonly string[] = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const PATIENCE_MS = 60_000;

/** @throws UnusableInput when none is found, or the one found makes no PDF */
export async function printPdf(html: string, { env }: Pick<Io, 'env'>): Promise<Uint8Array> {
  const chromium = await findChromium(env);
  const folder = await mkdtemp(join(tmpdir(), 'sovet-print-'));
  try {
    const [page, pdf] = [join(folder, 'rule-book.html'), join(folder, 'rule-book.pdf')];
    await writeFile(page, html);
    await promisify(execFile)(chromium, [...flags(folder), `--print-to-pdf=${pdf}`, pathToFileURL(page).href], { timeout: PATIENCE_MS }).catch((error: unknown) => {
      throw new UnusableInput(`${chromium} makes no PDF: ${firstLine(error)}`);
    });
    return await readFile(pdf).catch(() => { throw new UnusableInput(`${chromium} made no PDF; print the HTML from a browser instead`); });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Chromium refuses its sandbox to root; the page printed there is our own and has no script. */
function flags(folder: string): readonly string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return ['--headless', '--disable-gpu', '--disable-extensions', '--no-first-run', '--no-pdf-header-footer', `--user-data-dir=${join(folder, 'profile')}`, ...sandbox];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' ');
}

async function findChromium(env: Io['env']): Promise<string> {
  const chosen = env['CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const candidates = chosen === undefined || chosen === '' ? [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...ELSEWHERE] : [chosen];
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  throw new UnusableInput(chosen === undefined || chosen === ''
    ? 'no Chromium is installed here, which makes the PDF: install one, name it in the variable CHROMIUM, or print --to html from a browser'
    : `CHROMIUM: ${chosen} is no program`);
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}
