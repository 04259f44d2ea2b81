/**
 * Lets timers and requests run before the next step of a long loop over queries.
 *
 * PGlite answers a query within the same turn of the event loop, so a loop that only awaits queries
 * holds up every other request until it ends. Await this every few dozen queries.
 */
export function yieldToLoop(): Promise<void> {
  return new Promise(resolve => { setImmediate(resolve); });
}
