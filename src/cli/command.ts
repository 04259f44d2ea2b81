/** What every command is: a name, its words of help, and work that ends in an exit status. */

/** 0 done; 1 done, and the answer is negative; 2 unusable input or arguments; 3 a ruling by people is needed. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** The world as a command meets it; main/ brings it, tests bring another. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Standard error is a terminal: progress may be shown. */
  readonly progress: boolean;
  readonly readInput: () => Promise<Uint8Array>;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<ExitStatus>;
}

/** Arguments or input that cannot be used: exit status 2, with file, line and reason. */
export class Unusable extends Error {}
