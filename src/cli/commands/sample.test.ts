import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { lockDirectory } from '#store/directory-lock.ts';
import { sovet } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

// A sample is thousands of acts, and a busy machine takes minutes for them.
vi.setConfig({ testTimeout: 900_000 });

const here = { cwd: temporaryDirectory() };

/** The record of what was played, as a stranger would check it. */
async function expectSound(data: string): Promise<void> {
  const file = `${data}.sovet`;
  expect(await sovet(['export', '--data', data, '--to', file], here)).toMatchObject({ status: 0 });
  expect(await sovet(['verify', file], here)).toMatchObject({ status: 0, out: expect.stringContaining('verified') });
  expect(await sovet(['replay', file], here)).toMatchObject({ status: 0, err: '', out: expect.stringContaining('every act is judged as recorded') });
}

describe('sovet sample', () => {
  it('plays the soviets of 1918 to a record that verifies and replays, and tells how far they came', async () => {
    const { status, out } = await sovet(['sample', 'rsfsr', '--small', '--json', '--data', 'soviets'], here);
    const played = JSON.parse(out);
    expect([status, played]).toMatchObject([0, { sample: 'rsfsr', units: 1668, congress: { seats: 653, verdict: { outcome: 'lost' } } }]);
    expect(new Date(played.clock).getUTCFullYear()).toBe(1918);
    expect(played.rungs.map((rung: { body: string }) => rung.body)).toContain('volost-congress');
    await expectSound('soviets');
  });

  it('plays the federation to a record that verifies and replays', async () => {
    const { status, out } = await sovet(['sample', 'federation', '--json', '--data', 'federation'], here);
    expect([status, JSON.parse(out)]).toMatchObject([0, { sample: 'federation', org: expect.any(String) }]);
    await expectSound('federation');
  });

  it('refuses what it does not know, in words', async () => {
    expect(await sovet(['sample', 'moon'], here)).toMatchObject({ status: 2, err: expect.stringContaining('there are federation and rsfsr') });
    expect(await sovet(['sample', 'federation', '--small'], here)).toMatchObject({ status: 2, err: expect.stringContaining('--small is for rsfsr') });
    expect(await sovet(['sample'], here)).toMatchObject({ status: 2, err: expect.stringContaining('name of a sample is missing') });
    expect(await sovet(['sample', '--help'], here)).toMatchObject({ status: 0, out: expect.stringContaining('--json') });
  });

  it('leaves a data directory alone that a server is using', async () => {
    const lock = lockDirectory(join(here.cwd, 'busy'));
    try {
      expect(await sovet(['sample', 'rsfsr', '--small', '--data', 'busy'], here)).toMatchObject({ status: 2, out: '', err: expect.stringContaining('is already open in process') });
    } finally {
      lock.release();
    }
  });
});
