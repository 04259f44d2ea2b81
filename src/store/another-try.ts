/** Work in a transaction that the database may ask to run again. */
import { yieldToLoop } from './yield-to-loop.ts';

const TRIES = 3;

/** serialization_failure and deadlock_detected: nothing was done, and the same may succeed now. @see PostgreSQL manual, 13.5 */
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01']);

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof Error && WORTH_ANOTHER_TRY.has(String((error as { code?: unknown }).code));
}

/** Runs `work` up to three times; it must therefore have no effect outside its transaction. */
export async function withAnotherTry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !isWorthAnotherTry(error)) throw error;
      await yieldToLoop();
    }
  }
}
