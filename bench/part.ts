/** A part of the bench: what it measures on one database. */
import type { DatabaseName } from './databases.ts';
import type { Report } from './figures.ts';

export interface Run {
  readonly name: DatabaseName;
  /** Members, and votes of the large polls. */
  readonly members: number;
  readonly report: Report;
  /** Whether anything with these words in its name is wanted: what nobody asked for need not be measured. */
  readonly wants: (words: string) => boolean;
}

export interface Part {
  readonly about: string;
  /** Words in the names of what it reports, by which one figure can be asked for alone. */
  readonly tells: readonly string[];
  /** False for what needs no database: it runs once. */
  readonly onDatabases: boolean;
  readonly measure: (run: Run) => Promise<void>;
}
