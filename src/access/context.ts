/** What every flow of this room is given: the database, keys, clock, entropy and the rules of time. */
import type { AttemptLimit } from './attempt-limit.ts';
import type { AccessDatabase } from './database.ts';
import type { Entropy, Keys } from './keys.ts';
import type { ScryptCost } from './password.ts';
import type { SharedCommit } from './shared-commit.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** All lengths in milliseconds. */
export interface AccessTimes {
  /** A session ends this long after sign-in, whatever happens, … */
  readonly sessionLasts: number;
  /** … or after this long without a request. */
  readonly sessionIdles: number;
  /** The session's key is replaced when it is older than this; the former key is honoured for `keyOverlaps`. */
  readonly keyLasts: number;
  readonly keyOverlaps: number;
  /** How long a process believes what it has read of a session: the delay of a revocation elsewhere. */
  readonly identityKept: number;
  /** `seen` is written at most this often. */
  readonly seenEvery: number;
  /** Changes to the ways of signing in ask for a sign-in at most this long ago. */
  readonly freshFor: number;
  readonly ceremonyLasts: number;
  readonly letterLasts: number;
  readonly mailLinkLasts: number;
  readonly setupLasts: number;
}

export const ACCESS_TIMES: AccessTimes = {
  sessionLasts: 30 * DAY, sessionIdles: 7 * DAY, keyLasts: DAY, keyOverlaps: MINUTE,
  identityKept: 5 * SECOND, seenEvery: 5 * MINUTE, freshFor: 15 * MINUTE, ceremonyLasts: 10 * MINUTE,
  letterLasts: 60 * DAY, mailLinkLasts: 15 * MINUTE, setupLasts: DAY,
};

export interface AttemptLimits {
  /** Failed codes by the first half of the code. */
  readonly codePrefix: AttemptLimit;
  /** Failed codes of the whole installation; a flood is reported and answered with a wait. */
  readonly codesTogether: AttemptLimit;
  readonly password: AttemptLimit;
  readonly secondFactor: AttemptLimit;
  readonly mailLink: AttemptLimit;
}

export interface AccessContext {
  readonly database: AccessDatabase;
  /** For sign-ins, which come in crowds. */
  readonly commit: SharedCommit;
  readonly keys: Keys;
  readonly clock: () => number;
  readonly entropy: Entropy;
  readonly times: AccessTimes;
  readonly limits: AttemptLimits;
  readonly passwordCost: ScryptCost;
  /** The addresses people reach the installation by; the first is printed on letters. */
  readonly origins: readonly [string, ...string[]];
  /** Forgets what is cached of an account's sessions and tokens in this process. */
  readonly forget: (account: string) => void;
  /** Runs work nobody waits for; a failure is reported, never thrown. */
  readonly later: (work: () => Promise<unknown>) => void;
  readonly report: (fault: AccessFault) => void;
}

/** What the operator should hear of: the person at the other end is told nothing of it. */
export type AccessFault =
  | { readonly kind: 'background-work-failed'; readonly error: unknown }
  | { readonly kind: 'mail-not-sent'; readonly error: unknown }
  | { readonly kind: 'invitations-not-sent'; readonly org: string; readonly sent: number; readonly of: number }
  | { readonly kind: 'codes-are-being-guessed' };
