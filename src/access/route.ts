/** What a route of `/api/auth/` is: who may call it, what it reads, and what it answers. */
import type { z } from 'zod';
import type { Result } from '#kernel/result.ts';
import type { AccessContext } from './context.ts';
import type { CookieRules } from './cookies.ts';
import type { Identity, SessionIdentity } from './identity.ts';
import type { MailPort } from './mail.ts';
import type { AccessRefusal } from './refusal.ts';

/** The desk of one installation: everything a route works with, beside the request. */
export interface RouteSetting {
  readonly context: AccessContext;
  readonly cookies: CookieRules;
  readonly mail: MailPort | undefined;
}

export interface Answer {
  readonly body: object;
  readonly setCookies?: readonly string[];
}

export type Outcome = Result<Answer, AccessRefusal>;

export interface Call<Body, Caller> extends RouteSetting {
  readonly request: Request;
  readonly body: Body;
  readonly caller: Caller;
  /** The last part of the path, of routes that end in `*`. */
  readonly id: string;
  /** What the person will recognise in the list of sessions. */
  readonly device: string;
}

/** `fresh`: a session that signed in a short while ago, because a lasting way in is about to change. */
export type Route = { readonly body: z.ZodType } & (
  | { readonly by: 'anybody'; readonly run: (call: Call<unknown, Identity | undefined>) => Promise<Outcome> | Outcome }
  | { readonly by: 'session' | 'fresh'; readonly run: (call: Call<unknown, SessionIdentity>) => Promise<Outcome> | Outcome }
);

export function openRoute<Schema extends z.ZodType>(
  body: Schema, run: (call: Call<z.output<Schema>, Identity | undefined>) => Promise<Outcome> | Outcome): Route {
  return { by: 'anybody', body, run: run as (call: Call<unknown, Identity | undefined>) => Promise<Outcome> };
}

export function ownRoute<Schema extends z.ZodType>(
  by: 'session' | 'fresh', body: Schema, run: (call: Call<z.output<Schema>, SessionIdentity>) => Promise<Outcome> | Outcome): Route {
  return { by, body, run: run as (call: Call<unknown, SessionIdentity>) => Promise<Outcome> };
}
