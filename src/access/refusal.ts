/** Why somebody is not let in. The same answer for an unknown account and for a wrong password. */
export type AccessRefusal =
  | { readonly code: 'sign-in-failed' }
  | { readonly code: 'code-mistyped' }
  | { readonly code: 'code-refused' }
  | { readonly code: 'code-expired' }
  | { readonly code: 'code-revoked' }
  | { readonly code: 'code-used' }
  | { readonly code: 'already-linked' }
  | { readonly code: 'confirm-where-asked' }
  | { readonly code: 'second-factor-refused' }
  /** `wait` in milliseconds. */
  | { readonly code: 'too-many-attempts'; readonly wait: number }
  | { readonly code: 'server-busy' }
  | { readonly code: 'not-signed-in' }
  | { readonly code: 'sign-in-again' }
  | { readonly code: 'not-by-token' }
  /** The account stands for persons in other organisations too, and only their letters, or a way of its own, open all of it. */
  | { readonly code: 'letter-of-one' }
  | { readonly code: 'not-in-sample' }
  | { readonly code: 'ceremony-over' }
  | { readonly code: 'passkey-refused' }
  | { readonly code: 'last-way-in' }
  | { readonly code: 'password-too-short'; readonly least: number }
  | { readonly code: 'login-taken' }
  | { readonly code: 'login-needed' }
  | { readonly code: 'login-is-address' }
  | { readonly code: 'email-taken' }
  | { readonly code: 'mail-not-configured' }
  | { readonly code: 'mail-unavailable' }
  | { readonly code: 'already-enrolled' }
  | { readonly code: 'not-enrolled' }
  | { readonly code: 'not-found' }
  | { readonly code: 'malformed' }
  | { readonly code: 'foreign-origin' }
  | { readonly code: 'header-missing' };
