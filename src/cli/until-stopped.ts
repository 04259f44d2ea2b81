/** Milliseconds between looks at who our parent is. */
const LOOK = 500;

/**
 * Resolves when somebody asks the process to end; a second request ends it at once, as always.
 *
 * @param byNpm the process was started by a script of npm, which hands a request to end to its shell: where the shell
 *   ends without passing it on, all we see of it is that our parent is another
 */
export function untilStopped({ byNpm }: { readonly byNpm: boolean }): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { resolve(); });
    if (!byNpm) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, LOOK);
    watch.unref();
  });
}
