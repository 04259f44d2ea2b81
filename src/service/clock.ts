/** Ports of the service: time and chance come from main/, so that tests can set them; and the clock that an organisation lives by. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

/** The server's time, or in some samples the one at which their own clock stands. UTC milliseconds. */
export function timeOf(organisation: { readonly stands_at: bigint | null } | undefined, clock: Clock): number {
  return Number(organisation?.stands_at ?? clock.now());
}
