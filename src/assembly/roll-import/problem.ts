/** What is wrong with a line of an import: where it stands and why, as data. The English text is in problem-text.ts. */

export type ImportFile = 'units' | 'members';

export type ImportProblemCode =
  // The file
  | 'too-large' | 'not-utf8' | 'empty-file' | 'quotes' | 'long-record' | 'day-in-future' | 'day-before-roll'
  // Its header
  | 'unknown-column' | 'column-twice' | 'missing-column'
  // A line
  | 'too-many-cells' | 'too-few-cells' | 'empty-cell' | 'too-long' | 'control-characters'
  // A cell
  | 'bad-unit-key' | 'unknown-unit' | 'unit-ended' | 'unit-twice' | 'unknown-kind' | 'kind-changed' | 'not-within' | 'cycle' | 'not-a-figure'
  | 'unknown-status' | 'not-a-day' | 'no-such-day' | 'joined-in-future' | 'not-a-number' | 'not-a-choice'
  | 'bad-email' | 'email-twice' | 'email-taken' | 'number-twice' | 'not-identified' | 'person-twice' | 'number-changed';

export interface ImportProblem {
  readonly file: ImportFile;
  /** Line of the file on which the record begins, counting from 1. Absent for what concerns no line. */
  readonly line?: number;
  /** The column's name as the file writes it, and its place counting from 1. */
  readonly column?: { readonly name: string; readonly index: number };
  readonly code: ImportProblemCode;
  /** What stands there, cut to a length that can be shown. */
  readonly value?: string;
  /** What was probably meant. */
  readonly nearest?: string;
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
}

const SHOWN = 80;

/** A cell as it may be shown: cut, and without characters that change the line they are shown in. */
export function shown(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{FFFD}');
  return clean.length > SHOWN ? `${clean.slice(0, SHOWN)}…` : clean;
}

/** Collects problems and keeps the first ones: a file with a hundred thousand bad lines is shown by its first thousand. */
export class Problems {
  readonly found: ImportProblem[] = [];
  count = 0;
  readonly #kept: number;

  constructor(kept = 1000) {
    this.#kept = kept;
  }

  add(problem: ImportProblem): void {
    this.count++;
    if (this.found.length < this.#kept) this.found.push(problem);
  }

  /** True while another problem would still be shown: work that only makes its text better may be left out otherwise. */
  get roomForMore(): boolean {
    return this.found.length < this.#kept;
  }
}
