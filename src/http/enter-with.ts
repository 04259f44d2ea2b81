/** Signing a browser in with a code that the server has just made, through the same door as everybody. */
import type { Context } from 'hono';
import { Problem } from './problem.ts';
import type { HttpSetting } from './setting.ts';

export async function enterWith(context: Context, { access }: HttpSetting, code: string): Promise<void> {
  const headers = new Headers(context.req.raw.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  const response = await access.handler(new Request(new URL('/api/auth/code', context.req.url), { method: 'POST', headers, body: JSON.stringify({ code }) }));
  if (!response.ok) throw new Problem('unavailable', { reason: 'sign-in' });
  for (const cookie of response.headers.getSetCookie()) context.header('set-cookie', cookie, { append: true });
}
