import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDirectory } from '#store/directory-lock.ts';
import { sovet } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

const here = { cwd: temporaryDirectory() };

describe('sovet sample', () => {
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
