/** Who a request speaks for. An account signs in; a person is a member on the roll of one organisation. */
import type { Brand } from '#kernel/brand.ts';

export type AccountId = Brand<string, 'AccountId'>;
export type SessionId = Brand<string, 'SessionId'>;

/** How the first factor was shown. A passkey counts as two factors: the key, and what unlocks it. */
export type Factor = 'password' | 'passkey' | 'letter' | 'link' | 'email' | 'setup';

export interface PersonLink {
  readonly org: string;
  readonly person: string;
}

interface Identified {
  readonly account: AccountId;
  readonly persons: readonly PersonLink[];
  /** Holds the rights over the installation, and none over any organisation. */
  readonly operator: boolean;
  /** Of the sample, which anybody may enter: the account is nobody's own. */
  readonly sample: boolean;
  readonly secondFactor: boolean;
}

export interface SessionIdentity extends Identified {
  readonly via: 'session';
  readonly session: SessionId;
  readonly factor: Factor;
  /** UTC milliseconds of the last full sign-in, for acts that ask for a fresh one. */
  readonly signedInAt: number;
  /** The organisations whose letters opened it: it speaks for its persons in these and for nothing else. Null: for all of the account. */
  readonly orgs: readonly string[] | null;
  /** It speaks for all that the account stands for, whichever way it was opened. */
  readonly whole: boolean;
}

export interface TokenIdentity extends Identified {
  readonly via: 'token';
  readonly token: string;
  readonly scopes: readonly string[];
}

export type Identity = SessionIdentity | TokenIdentity;
