/**
 * Gathers the keys asked for while a read is under way into the next read. A thousand phones that
 * arrive together cost a few statements instead of a thousand; one that arrives alone waits for nobody.
 */
export function batched<T>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most = 500,
): (key: string) => Promise<T | undefined> {
  let waiting = new Map<string, { settle: (found: Promise<T | undefined>) => void; outcome: Promise<T | undefined> }>();
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.size > 0) {
      const now = [...waiting].slice(0, most);
      waiting = new Map([...waiting].slice(most));
      const found = read(now.map(([key]) => key));
      for (const [key, { settle }] of now) settle(found.then(map => map.get(key)));
      // A failure reaches each caller through its own promise.
      await found.catch(() => undefined);
      // The embedded database answers in microtasks; without this, timers and sockets would starve.
      await new Promise(setImmediate);
    }
    running = false;
  };

  return key => {
    const present = waiting.get(key);
    if (present) return present.outcome;
    const { promise, resolve } = Promise.withResolvers<T | undefined>();
    waiting.set(key, { settle: resolve, outcome: promise });
    if (!running) {
      running = true;
      queueMicrotask(() => { void run(); });
    }
    return promise;
  };
}
