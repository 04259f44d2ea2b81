/** What `judge` is judged by: the law in force, every earlier version that still governs something, and the calendar of the zone. */
import type { Calendar } from '#kernel/time.ts';
import type { Law, VersionHash } from '#charter/law.ts';

export interface Rules {
  readonly law: Law;
  /** The law of a version; the shell guarantees that every adopted version compiles. */
  readonly lawOf: (version: VersionHash) => Law;
  /** Whether the version has been written, adopted or not; without it every version is. */
  readonly isWritten?: (version: VersionHash) => boolean;
  readonly calendar: Calendar;
}
