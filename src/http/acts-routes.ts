/** Acts go in here, and questions whether one would be lawful. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Json } from '#kernel/json.ts';
import type { Judgement, Lawful, Refusal } from '#assembly/judgement.ts';
import { askAct, submitAct } from '#service/submitting.ts';
import { refusalView } from '#service/views/refusal.ts';
import { ASKED_ACT, contentSchema, SENT_ACT } from './act-contents.ts';
import type { Acted } from './answers.ts';
import { Problem, REFUSED, type ProblemBody } from './problem.ts';
import { answers, jsonBody, orgParams } from './route.ts';
import { give, type HttpEnv } from './setting.ts';
import type { Context } from 'hono';

const send = createRoute({
  method: 'post', path: '/api/orgs/{org}/acts', operationId: 'act', summary: 'Does an act; the same key does it once',
  request: { params: orgParams, body: jsonBody(SENT_ACT) }, responses: answers('Acted', 'the act is lawful and done'),
});
const ask = createRoute({
  method: 'post', path: '/api/orgs/{org}/ask', operationId: 'ask', summary: 'Would the act be lawful now?',
  request: { params: orgParams, body: jsonBody(ASKED_ACT) }, responses: answers('Asked', 'lawful or not, with the article'),
});

/** @throws Problem when the content does not fit the kind of act */
export function contentOf({ kind, content }: { readonly kind: string; readonly content: unknown }): Json {
  const parsed = contentSchema(kind)?.safeParse(content);
  if (!parsed) throw new Problem('malformed', { kind });
  if (!parsed.success) throw new Problem('malformed', { kind, at: parsed.error.issues[0]?.path.map(String) ?? [], reason: parsed.error.issues[0]?.message ?? '' });
  return parsed.data as Json;
}

/** A refusal with its article, its numbers and what would make it lawful. */
export function refused(context: Context, refusal: Refusal): never {
  const body: ProblemBody = { error: refusalView(refusal) };
  return context.json(body, REFUSED) as never;
}

export function did({ authority, applied, events }: Lawful, repeated: boolean, at: number): Acted {
  return { lawful: true, repeated, authority, applied, events: events.map(event => ({ kind: event.kind, ids: idsOf(event.data) })), at };
}

/** Ids of what an event is about: enough for a page to go there. */
function idsOf(data: object): Readonly<Record<string, string>> {
  const entries = Object.entries(data).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string' && value.length <= 300) return [[name, value]];
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof id === 'string' ? [[name, id]] : [];
  });
  return Object.fromEntries(entries);
}

export function actsRoutes(app: OpenAPIHono<HttpEnv>): void {
  app.openapi(send, async context => {
    const act = context.req.valid('json');
    const outcome = await submitAct(context.get('reading'), { ...act, content: contentOf(act) });
    if (!outcome.ok) throw new Problem(outcome.error);
    const { judgement, repeated, at } = outcome.value;
    return judgement.lawful ? give(context, send, did(judgement, repeated, at)) : refused(context, judgement);
  });
  app.openapi(ask, async context => {
    const act = context.req.valid('json');
    const judgement: Judgement = await askAct(context.get('reading'), { kind: act.kind, content: contentOf(act) });
    return give(context, ask, judgement.lawful ? { lawful: true, authority: judgement.authority, applied: judgement.applied } : { lawful: false, error: refusalView(judgement) });
  });
}
