/** Work again and again, never twice at once: the next round waits for the one before. */
export function every(milliseconds: number, work: () => Promise<unknown>, onFailure: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let stopped = false;
  const timer = setInterval(() => {
    if (stopped || running) return;
    running = work().then(() => undefined, onFailure).finally(() => { running = undefined; });
  }, milliseconds);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
