/** Who asks, and whether the request was sent by our own pages or by a program. */
import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';

/** Reads without an account change nothing and need no guard; everything that changes something does. */
export function guardRequests({ access }: HttpSetting): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const refusal = access.guard(context.req.raw);
    if (refusal?.code === 'foreign-origin' || refusal?.code === 'header-missing') throw new Problem(refusal.code);
    context.set('identity', await access.whoIs(context.req.raw));
    await next();
  };
}

/** A token acts within its scopes: `acts` to change anything of an organisation, everything else may read. */
export const limitTokens: MiddlewareHandler<HttpEnv> = async (context, next) => {
  const identity = context.get('identity');
  const writes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
  if (identity?.via === 'token' && writes && !identity.scopes.includes('acts')) throw new Problem('not-found');
  await next();
};
