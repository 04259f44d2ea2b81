/**
 * Whether a request that changes something was sent by our own pages or by a program, and not by a
 * foreign page in a signed-in person's browser.
 * @see OWASP Cross-Site Request Forgery Prevention Cheat Sheet (custom header, source origin)
 */
import type { AccessRefusal } from './refusal.ts';

/** Its presence is the point: a foreign page cannot send it without a preflight that we do not grant. */
export const GUARD_HEADER = 'x-sovet';
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Undefined when the request may go on. A bearer token is exempt, since no browser adds one by itself.
 * Browsers name the origin of every request that changes something; a cookie without one is refused.
 */
export function guardOrigin(request: Request, origins: readonly string[]): AccessRefusal | undefined {
  if (SAFE_METHODS.has(request.method) || showsToken(request)) return undefined;
  const origin = request.headers.get('origin');
  if (origin === null ? request.headers.has('cookie') : !origins.includes(origin)) return { code: 'foreign-origin' };
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return { code: 'foreign-origin' };
  return request.headers.has(GUARD_HEADER) ? undefined : { code: 'header-missing' };
}

function showsToken(request: Request): boolean {
  return /^Bearer /iu.test(request.headers.get('authorization') ?? '');
}
