import { useSyncExternalStore } from 'react';
import type { Instant } from '#kernel/time.ts';

/** Milliseconds between looks at the clock: deadlines are shown to the minute. */
const TICK = 15_000;

/** Milliseconds by which the server's clock is ahead of this device's: phones in a hall are wrong by minutes. */
let ahead = 0;
/** Where the clock of a sample stands, whatever this device says; undefined where it runs. */
let standing: number | undefined;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = standing ?? Date.now() + ahead;
  for (const listener of listeners) listener();
}

/** Sets the page by the server's clock. `heard` is when this device received it, by its own clock. A clock that stands is not counted on from. */
export function setByServer(clock: number, heard: number, stands = false): void {
  const isSame = standing === (stands ? clock : undefined);
  standing = stands ? clock : undefined;
  if (stands && !isSame) tick();
  if (stands) return;
  const found = clock - heard;
  // The time that an answer takes is no news of the clock.
  if (isSame && Math.abs(found - ahead) < 2000) return;
  ahead = found;
  tick();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's clock as far as the page knows it, for display only: whether something is still open is decided by the server. One timer serves the page. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, readNow) as Instant;
}

/** As of the last tick. */
export function readNow(): number {
  return now;
}
