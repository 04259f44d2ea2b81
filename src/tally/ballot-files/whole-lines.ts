/**
 * Bytes of a file as they come, cut where lines end.
 *
 * Definition: blocks of whole lines, each ended by a line feed, which the last one is given where it has none.
 * Complexity: linear in the bytes, also for a file that is one long line.
 */

export const LINE_FEED = 10;

export class WholeLines {
  private rest: Uint8Array[] = [];
  private readonly take: (block: Uint8Array) => void;

  /** @param take a block is its own only until it returns */
  constructor(take: (block: Uint8Array) => void) {
    this.take = take;
  }

  /** The bytes may be used again by the caller afterwards. */
  feed(bytes: Uint8Array): void {
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    const lines = bytes.subarray(0, end);
    if (end > 0) {
      this.take(this.rest.length === 0 ? lines : joined([...this.rest, lines]));
      this.rest = [];
    }
    if (end < bytes.length) this.rest.push(bytes.slice(end));
  }

  end(): void {
    if (this.rest.length > 0) this.take(joined([...this.rest, Uint8Array.of(LINE_FEED)]));
    this.rest = [];
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
