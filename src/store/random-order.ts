/** Orders that nobody can guess: of a roll's lines, of a batch of votes, of lots. */
import { randomInt } from 'node:crypto';

/** A copy in an order drawn from the system's generator. @see Fisher and Yates; Knuth, TAOCP 2, 3.4.2 algorithm P */
export function inRandomOrder<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
