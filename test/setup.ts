/** Tests are silent: whatever writes to the console fails the test during which it did. */
import { afterAll, afterEach, expect } from 'vitest';

const CONSOLE_METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const written: string[] = [];

for (const method of CONSOLE_METHODS) {
  console[method] = (...words: unknown[]): void => {
    written.push(`console.${method}: ${words.map(String).join(' ')}`);
  };
}

function expectSilence(): void {
  expect(written.splice(0), 'tests are silent: nothing may be written to the console').toEqual([]);
}

afterEach(expectSilence);
afterAll(expectSilence);
