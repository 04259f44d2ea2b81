/** Requests to `/api/auth/…` in, responses out: guard, caller, body, route, status. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { deviceName } from './device-name.ts';
import type { Identity, SessionIdentity } from './identity.ts';
import { guardOrigin } from './origin-guard.ts';
import { OWN_ROUTES } from './own-routes.ts';
import type { AccessRefusal } from './refusal.ts';
import type { Outcome, Route, RouteSetting } from './route.ts';
import { SIGN_IN_ROUTES } from './sign-in-routes.ts';

export const AUTH_PATH = '/api/auth/';
const MOST_BODY_CHARACTERS = 64_000;
const ROUTES: ReadonlyMap<string, Route> = new Map(Object.entries({ ...SIGN_IN_ROUTES, ...OWN_ROUTES }));

/** The one table from refusal to HTTP status. */
const STATUS: Readonly<Record<AccessRefusal['code'], number>> = {
  'sign-in-failed': 401, 'code-mistyped': 400, 'code-refused': 401, 'code-expired': 410, 'code-revoked': 410, 'code-used': 410,
  'already-linked': 409, 'confirm-where-asked': 403, 'second-factor-refused': 401, 'too-many-attempts': 429, 'server-busy': 503, 'not-signed-in': 401,
  'sign-in-again': 403, 'not-by-token': 403, 'letter-of-one': 403, 'not-in-sample': 403, 'ceremony-over': 410, 'passkey-refused': 401, 'last-way-in': 409,
  'password-too-short': 422, 'login-taken': 409, 'login-needed': 422, 'login-is-address': 422, 'email-taken': 409, 'mail-not-configured': 501, 'mail-unavailable': 503,
  'already-enrolled': 409, 'not-enrolled': 409, 'not-found': 404, malformed: 400, 'foreign-origin': 403, 'header-missing': 403,
};

export function createHandler(setting: RouteSetting, whoIs: (request: Request) => Promise<Identity | undefined>): (request: Request) => Promise<Response> {
  return async request => respond(await handle(setting, whoIs, request));
}

async function handle(setting: RouteSetting, whoIs: (request: Request) => Promise<Identity | undefined>, request: Request): Promise<Outcome> {
  const refusal = guardOrigin(request, setting.context.origins);
  if (refusal !== undefined) return err(refusal);
  const { route, id } = routeOf(request);
  if (route === undefined) return err({ code: 'not-found' });
  const body = await bodyOf(request, route);
  if (!body.ok) return body;
  const call = { ...setting, request, id, body: body.value, device: deviceName(request.headers.get('user-agent') ?? '') };
  const caller = await whoIs(request);
  if (route.by === 'anybody') return route.run({ ...call, caller });
  const own = ownSession(setting, caller, { by: route.by, changes: request.method !== 'GET' });
  return own.ok ? route.run({ ...call, caller: own.value }) : own;
}

function routeOf(request: Request): { route: Route | undefined; id: string } {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(AUTH_PATH) ? pathname.slice(AUTH_PATH.length) : '';
  const exact = ROUTES.get(`${request.method} ${path}`);
  if (exact !== undefined) return { route: exact, id: '' };
  const cut = path.lastIndexOf('/') + 1;
  return { route: ROUTES.get(`${request.method} ${path.slice(0, cut)}*`), id: path.slice(cut) };
}

async function bodyOf(request: Request, route: Route): Promise<Result<unknown, AccessRefusal>> {
  if (request.method !== 'POST') return ok(undefined);
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_CHARACTERS) return err({ code: 'malformed' });
  const text = await request.text();
  if (text.length > MOST_BODY_CHARACTERS) return err({ code: 'malformed' });
  const parsed = route.body.safeParse(parseJson(text));
  return parsed.success ? ok(parsed.data) : err({ code: 'malformed' });
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface OwnRoute {
  readonly by: 'session' | 'fresh';
  readonly changes: boolean;
}

function ownSession({ context }: RouteSetting, caller: Identity | undefined, { by, changes }: OwnRoute): Result<SessionIdentity, AccessRefusal> {
  if (caller === undefined) return err({ code: 'not-signed-in' });
  // A stolen token must not be able to make itself a password, a passkey or another token.
  if (caller.via === 'token') return err({ code: 'not-by-token' });
  // What one visitor of the sample changes would shut out, or lie in wait for, the next.
  if (changes && caller.sample) return err({ code: 'not-in-sample' });
  // The keeper of one organisation's roll prints letters, and must not come by way of them into the others of an account.
  if (changes && !caller.whole) return err({ code: 'letter-of-one' });
  if (by === 'fresh' && context.clock() - caller.signedInAt > context.times.freshFor) return err({ code: 'sign-in-again' });
  return ok(caller);
}

function respond(outcome: Outcome): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  if (outcome.ok) {
    for (const cookie of outcome.value.setCookies ?? []) headers.append('set-cookie', cookie);
    return new Response(JSON.stringify(outcome.value.body), { headers });
  }
  if (outcome.error.code === 'too-many-attempts') headers.set('retry-after', String(Math.ceil(outcome.error.wait / 1000)));
  return new Response(JSON.stringify(outcome.error), { status: STATUS[outcome.error.code], headers });
}
