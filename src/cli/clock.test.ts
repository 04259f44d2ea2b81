import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { installationClock } from './clock.ts';
import { UnusableInput } from './unusable-input.ts';

const SOVET_CLOCK_FILE = join(temporaryDirectory(), 'offset');

it('is the clock of the machine where nobody has said otherwise', () => {
  expect(installationClock({ env: {} })).toBe(Date.now);
});

it('follows the file in tests, also while it runs', () => {
  const clock = installationClock({ env: { SOVET_CLOCK_FILE, NODE_ENV: 'test' } });
  const offset = (): number => Math.round((clock() - Date.now()) / 1000);
  for (const seconds of [86_400, -3600]) {
    writeFileSync(SOVET_CLOCK_FILE, String(seconds * 1000));
    expect(offset()).toBe(seconds);
  }
});

it('refuses to be moved outside of tests', () => {
  for (const env of [{ SOVET_CLOCK_FILE }, { SOVET_CLOCK_FILE, NODE_ENV: 'production' }]) expect(() => installationClock({ env })).toThrow(UnusableInput);
});
