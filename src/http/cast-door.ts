/**
 * The short way for votes. The frozen roll says who may vote, so nothing else is read of the voter: when
 * everybody votes in the same hour, a vote costs its own line and no more. Other acts go on to the next door.
 */
import type { MiddlewareHandler } from 'hono';
import type { PersonId, PollId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import { contentOf, did, refused } from './acts-routes.ts';
import { SENT_ACT } from './act-contents.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';

function isCast(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'cast';
}

/** The bytes are in memory and are known to be JSON, or nothing. */
function bodyOf(bytes: ArrayBuffer): unknown {
  return bytes.byteLength === 0 ? undefined : JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

export function castDoor({ assembly }: HttpSetting): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    if (context.req.method !== 'POST') return next();
    const body = bodyOf(await context.req.arrayBuffer());
    const act = isCast(body) ? SENT_ACT.safeParse(body) : undefined;
    if (!act?.success) return next();
    const org = context.req.param('org') ?? '';
    const link = context.get('identity')?.persons.find(each => each.org === org);
    // Strangers, and those who have not signed in, are turned away by the next door as from every other.
    if (!link) return next();
    const { poll, choice } = contentOf(act.data) as unknown as { poll: PollId; choice: Choice };
    const { judgement, repeated, at } = await assembly.cast(org, poll, { key: act.data.key, person: link.person as PersonId, choice });
    return judgement.lawful ? context.json(did(judgement, repeated, at)) : refused(context, judgement);
  };
}
