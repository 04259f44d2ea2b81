/** The built web application; built once where a checkout has it as source only. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Io } from './command.ts';

export const WEB_FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../web', import.meta.url));

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

/** Says so before it builds, because it takes a few seconds. A failure leaves the interface for programs running. */
export async function buildWebApp({ stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>): Promise<void> {
  if (await exists(`${WEB_FOLDER}/index.html`) || !await exists(`${SOURCE}/index.html`)) return;
  stdout.write('Building the web application once; this takes a few seconds …\n');
  try {
    // Not named outright: it is a development package, and a release carries the built application.
    const builder = 'vite';
    const { build } = await import(builder) as { build: (options: { root: string; logLevel: 'error' }) => Promise<unknown> };
    await build({ root: SOURCE, logLevel: 'error' });
  } catch (error) {
    stderr.write(`The web application could not be built: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
