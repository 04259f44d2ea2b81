/** The door of an organisation: only its own persons come in, and others learn nothing of it, not even that it exists. */
import type { MiddlewareHandler } from 'hono';
import type { PersonId } from '#assembly/ids.ts';
import { mayEnter } from '#policy/visibility.ts';
import { openReading } from '#service/reading.ts';
import { Problem } from './problem.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';

export function openOrg({ assembly }: HttpSetting): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const identity = context.get('identity');
    if (!identity) throw new Problem('not-signed-in');
    const org = context.req.param('org') ?? '';
    const link = identity.persons.find(each => each.org === org);
    const reading = link && await openReading(assembly, org, link.person as PersonId);
    if (!reading || !mayEnter(reading.viewer)) throw new Problem('not-found');
    context.set('reading', reading);
    await next();
  };
}
