/**
 * Counts attempts, forgives successes, and never goes by network address: a congress hall is one address.
 * Each key owns a bucket of allowed failures that refills with time.
 */
export interface AttemptLimit {
  /**
   * Counts an attempt before its outcome is known, so that guesses sent together are counted together. Milliseconds
   * until one is allowed again; 0 when this one is. One that is refused is not counted.
   */
  attempt(key: string): Promise<number>;
  /** A success wipes the slate of this key. */
  clear(key: string): Promise<void>;
}

export interface LimitRules {
  readonly burst: number;
  /** Milliseconds until one failure is forgotten. */
  readonly refill: number;
}

/** What is counted apart. */
export type AttemptPurpose = 'code' | 'codes-together' | 'password' | 'second-factor' | 'mail';

export interface MemoryLimitRules extends LimitRules {
  readonly clock: () => number;
  /** Buckets kept at most: a flood of invented keys must not fill the memory. */
  readonly keys?: number;
}

/**
 * For a process that is alone with its database. A bucket is one instant: when it will be full again. Buckets that
 * are full say nothing and are dropped first; if all are in use the oldest goes, which costs an attacker one flood
 * for one fresh bucket.
 */
export function limitInMemory({ clock, burst, refill, keys = 100_000 }: MemoryLimitRules): AttemptLimit {
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
  const count = (key: string): number => {
    const now = clock();
    const from = Math.max(now, fullAgain.get(key) ?? 0);
    const wait = Math.max(0, from + refill - span - now);
    if (wait > 0) return wait;
    fullAgain.delete(key);
    makeRoom(now);
    fullAgain.set(key, from + refill);
    return 0;
  };
  return {
    attempt: key => Promise.resolve(count(key)),
    clear: key => Promise.resolve(void fullAgain.delete(key)),
  };
}

/** Calls out when attempts begin to be refused, and again only after one was allowed in between. */
export function alarmed(limit: AttemptLimit, alarm: () => void): AttemptLimit {
  let isRinging = false;
  return {
    clear: key => limit.clear(key),
    attempt: async key => {
      const wait = await limit.attempt(key);
      if (wait > 0 && !isRinging) alarm();
      isRinging = wait > 0;
      return wait;
    },
  };
}
