/** How far long work is, on standard error and only when a person watches it. */
import type { Io } from './command.ts';

const CLEAR_LINE = '\r\u001b[K';

/** Replaces the line of progress; an empty text takes it away. */
export function showProgress({ stderr }: Io, text: string): void {
  if (stderr.isTTY) stderr.write(`${CLEAR_LINE}${text.slice(0, (stderr.columns ?? 80) - 1)}`);
}
