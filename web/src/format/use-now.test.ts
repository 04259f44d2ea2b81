import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readNow, setByServer } from './use-now.ts';

const HOUR = 3_600_000;

describe('the clock of a page', () => {
  beforeEach(() => { vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12) }); });
  afterEach(() => { vi.useRealTimers(); });

  it("is the server's, however wrong the device is", () => {
    setByServer(Date.now() + 5 * HOUR, Date.now());
    expect(readNow()).toBe(Date.now() + 5 * HOUR);
    setByServer(Date.now() - HOUR, Date.now());
    expect(readNow()).toBe(Date.now() - HOUR);
  });

  it('stands where the clock of a sample stands, and runs again elsewhere', () => {
    const day = Date.UTC(1918, 8, 12);
    setByServer(day, Date.now(), true);
    vi.advanceTimersByTime(HOUR);
    expect(readNow()).toBe(day);
    setByServer(Date.now(), Date.now());
    expect(readNow()).toBe(Date.now());
  });

  it('does not jump by the time that an answer takes', () => {
    setByServer(Date.now() + HOUR, Date.now());
    const before = readNow();
    setByServer(Date.now() + HOUR - 700, Date.now());
    expect(readNow()).toBe(before);
  });
});
