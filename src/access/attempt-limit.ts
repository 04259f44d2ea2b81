/**
 * Counts failures, never successes, and never by network address: a congress hall is one address.
 * Each key owns a bucket of allowed failures that refills with time. Held in memory by each process, so
 * several processes allow that many times more; the secrets behind it are long enough for that.
 */
export interface AttemptLimit {
  /** Milliseconds until another attempt is allowed; 0 when it is allowed now. */
  wait(key: string): number;
  fail(key: string): void;
  /** A success wipes the slate of this key. */
  clear(key: string): void;
}

export interface AttemptLimitRules {
  readonly clock: () => number;
  readonly burst: number;
  /** Milliseconds until one failure is forgotten. */
  readonly refill: number;
  /** Buckets kept at most: a flood of invented keys must not fill the memory. */
  readonly keys?: number;
}

/**
 * A bucket is one instant: when it will be full again. Buckets that are full say nothing and are dropped
 * first; if all are in use the oldest goes, which costs an attacker one flood for one fresh bucket.
 */
export function attemptLimit({ clock, burst, refill, keys = 100_000 }: AttemptLimitRules): AttemptLimit {
  const fullAgain = new Map<string, number>();
  const span = burst * refill;
  const makeRoom = (now: number): void => {
    if (fullAgain.size < keys) return;
    for (const [key, at] of fullAgain) if (at <= now) fullAgain.delete(key);
    for (const key of fullAgain.keys()) {
      if (fullAgain.size < keys) return;
      fullAgain.delete(key);
    }
  };
  return {
    wait: key => Math.max(0, (fullAgain.get(key) ?? 0) + refill - span - clock()),
    fail: key => {
      const now = clock();
      const from = Math.max(now, fullAgain.get(key) ?? 0);
      fullAgain.delete(key);
      makeRoom(now);
      fullAgain.set(key, from + refill);
    },
    clear: key => { fullAgain.delete(key); },
  };
}
