import { useSyncExternalStore } from 'react';
import type { Instant } from '#kernel/time.ts';

/** Milliseconds between looks at the clock: deadlines are shown to the minute. */
const TICK = 15_000;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
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

/** The browser's clock, for display only: whether something is still open is decided by the server. One timer serves the page. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => now) as Instant;
}
