import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../test/temporary-directory.ts';

const INSTALL = join(import.meta.dirname, '..', 'bin', 'install.js');

interface Packages { readonly [path: string]: { readonly version: string; readonly dev?: boolean; readonly optional?: boolean } }

const WANTED: Packages = {
  '': { version: '1.0.0' }, 'node_modules/node': { version: '24.0.0' }, 'node_modules/pg': { version: '8.0.0' },
  'node_modules/vite': { version: '8.0.0', dev: true }, 'node_modules/for-another-system': { version: '1.0.0', optional: true },
};

/** What is installed after npm has done its work. */
const { 'node_modules/for-another-system': _, ...INSTALLED } = WANTED;

/** A checkout with a program `npm` of its own, which writes down what it is asked and does what it is told. */
class Checkout {
  readonly root = temporaryDirectory();
  readonly #calls = join(this.root, 'calls');

  constructor(npm: { readonly version?: string; readonly complains?: string } = {}) {
    for (const folder of ['bin', 'path', 'node_modules']) mkdirSync(join(this.root, folder));
    copyFileSync(INSTALL, join(this.root, 'bin', 'install.js'));
    writeFileSync(join(this.root, 'package.json'), '{"type": "module"}');
    this.write('package-lock.json', WANTED);
    this.write('fetched.json', INSTALLED);
    const ci = npm.complains === undefined ? 'mkdir -p node_modules/node/bin && touch node_modules/node/bin/node && cp fetched.json node_modules/.package-lock.json' : `echo "${npm.complains}" >&2; exit 1`;
    writeFileSync(join(this.root, 'path', 'npm'), `#!/bin/sh\necho "$*" >> calls\ncase $1 in --version) echo ${npm.version ?? '10.8.2'} ;; ci) ${ci} ;; esac\n`, { mode: 0o755 });
    writeFileSync(this.#calls, '');
  }

  write(file: string, packages: Packages): void {
    writeFileSync(join(this.root, file), JSON.stringify({ packages }));
  }

  /** How often npm was asked to install since the last look. */
  installations(): number {
    const calls = readFileSync(this.#calls, 'utf8').split('\n').filter(line => line.startsWith('ci '));
    writeFileSync(this.#calls, '');
    return calls.length;
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number | null; readonly said: string; readonly complained: string }> {
    const { NODE_ENV: _, npm_config_omit: __, ...outside } = process.env;
    const child = spawn(process.execPath, [join(this.root, 'bin', 'install.js')], { env: { ...outside, PATH: join(this.root, 'path') + delimiter + (process.env['PATH'] ?? ''), ...env } });
    const status = new Promise<number | null>(resolve => { child.on('close', resolve); });
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { status: await status, said, complained };
  }
}

describe('the first start', () => {
  let checkout: Checkout;
  beforeEach(() => { checkout = new Checkout(); });

  it('installs, says so, and is silent from then on', async () => {
    const first = await checkout.start();
    expect(first).toMatchObject({ status: 0, complained: '' });
    expect(first.said).toMatch(/^Installing .*\nInstalled\.\n$/u);
    expect(checkout.installations()).toBe(1);
    expect(await checkout.start()).toEqual({ status: 0, said: '', complained: '' });
    expect(checkout.installations()).toBe(0);
  });

  it('installs again when another version is wanted', async () => {
    await checkout.start();
    const newer = { version: '8.0.1' };
    checkout.write('package-lock.json', { ...WANTED, 'node_modules/pg': newer });
    checkout.write('fetched.json', { ...INSTALLED, 'node_modules/pg': newer });
    checkout.installations();
    expect((await checkout.start()).status).toBe(0);
    expect(checkout.installations()).toBe(1);
  });

  it('installs again after npm was interrupted, which leaves no list', async () => {
    mkdirSync(join(checkout.root, 'node_modules/node/bin'), { recursive: true });
    writeFileSync(join(checkout.root, 'node_modules/node/bin/node'), '');
    expect((await checkout.start()).status).toBe(0);
    expect(checkout.installations()).toBe(1);
  });

  it('takes a release without development packages as installed where npm would leave them out too', async () => {
    const { 'node_modules/vite': __, ...release } = INSTALLED as Packages;
    await checkout.start();
    checkout.write('node_modules/.package-lock.json', release);
    checkout.installations();
    for (const env of [{ NODE_ENV: 'production' }, { npm_config_omit: 'dev' }]) expect((await checkout.start(env)).status).toBe(0);
    expect(checkout.installations()).toBe(0);
    await checkout.start();
    expect(checkout.installations()).toBe(1);
  });

  it('says when packages were left out all the same', async () => {
    checkout.write('fetched.json', { 'node_modules/node': { version: '24.0.0' } });
    const { status, complained } = await checkout.start();
    expect([status, complained]).toEqual([2, expect.stringContaining('ignore-scripts')]);
  });
});

it.each([
  [{ complains: 'npm error code ENOTFOUND' }, 'no way to the package registry'],
  [{ complains: 'npm error code ENOSPC' }, 'disk is full'],
  [{ complains: 'npm error code EWHATEVER' }, 'says above why'],
  [{ version: '8.19.4' }, 'npm 9 or newer is wanted; this is 8.19.4'],
])('ends with a reason where npm is %o', async (npm, reason) => {
  const { status, complained } = await new Checkout(npm).start();
  expect([status, complained]).toEqual([2, expect.stringContaining(reason)]);
});

it('ends with a reason where there is no npm', async () => {
  const checkout = new Checkout();
  const { status, complained } = await checkout.start({ PATH: join(checkout.root, 'bin') });
  expect([status, complained]).toEqual([2, expect.stringContaining('npm is not there')]);
});
