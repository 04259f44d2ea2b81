/** A part of the bench: what it measures on one database. */
import type { DatabaseName } from './databases.ts';
import type { Report } from './figures.ts';

export interface Run {
  readonly name: DatabaseName;
  /** Members, and votes of the large polls. */
  readonly members: number;
  readonly report: Report;
}

export interface Part {
  readonly about: string;
  /** False for what needs no database: it runs once. */
  readonly onDatabases: boolean;
  readonly measure: (run: Run) => Promise<void>;
}
