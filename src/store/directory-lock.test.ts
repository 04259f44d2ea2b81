import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { DirectoryInUse, lockDirectory } from './directory-lock.ts';

const CHILD = fileURLToPath(new URL('../../test/children/lock-directory.ts', import.meta.url));

async function lockElsewhere(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--expose-gc', CHILD, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data directory', () => {
  it('refuses a second owner in another process, naming the first, even when the first has forgotten its lock', async () => {
    const directory = temporaryDirectory();
    const owner = await lockElsewhere(directory);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    expect(() => lockDirectory(directory)).toThrow(`is already open in process ${owner.pid} on`);
    expect(() => lockDirectory(directory)).toThrow('Stop that process, or choose another data directory.');
  });

  it('is free again after its owner was killed', async () => {
    const directory = temporaryDirectory();
    const owner = await lockElsewhere(directory);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    lockDirectory(directory).release();
  });

  it('holds against the rest of the world after a second try in the same process was refused', async () => {
    const directory = temporaryDirectory();
    const lock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`process ${process.pid}`);
    const child = spawn(process.execPath, ['--expose-gc', CHILD, directory], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [code] = await once(child, 'exit') as [number];
    expect(code).toBe(1);
    lock.release();
    lock.release();
    await lockElsewhere(directory);
  });
});
