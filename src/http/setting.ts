/** What the interface stands on, and what it knows of a request. */
import type { Context } from 'hono';
import type { Access } from '#access/access.ts';
import type { Identity } from '#access/identity.ts';
import type { Assembly } from '#service/assembly.ts';
import type { Changes } from '#service/changes.ts';
import type { MemberCounting } from '#service/member-counts.ts';
import type { Reading } from '#service/reading.ts';
import type { SamplePort } from '#service/sample-port.ts';
import type { Answering, Answers } from './answers.ts';

export interface HttpSetting {
  readonly access: Access;
  readonly assembly: Assembly;
  readonly changes: Changes;
  readonly counting: MemberCounting;
  readonly sample: SamplePort;
  readonly version: string;
  readonly hall: boolean;
  readonly mail: boolean;
  /** People reach the server by addresses that a proxy passes on: nobody counts as being at its machine. */
  readonly behindProxy: boolean;
  /** Told of faults that nobody expected. */
  readonly report: (error: unknown) => void;
}

export interface HttpEnv {
  Bindings: {
    /** The address at the other end of the socket, where there is one. */
    readonly peer?: string;
  };
  Variables: {
    identity: Identity | undefined;
    /** Set on routes of an organisation. */
    reading: Reading;
  };
}

/** Answers with the view that the route promises in the document: the compiler holds one against the other. */
export function give<Name extends keyof Answers>(context: Context, _route: { readonly responses: { readonly 200: Answering<Name> } }, view: Answers[Name]): never {
  return context.json(view as object) as never;
}
