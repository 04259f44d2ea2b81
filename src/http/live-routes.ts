/** What happens, told to open pages as it happens: that something changed and where, never what. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { AssemblyEvent } from '#assembly/event.ts';
import { mayFollow } from '#policy/visibility.ts';
import { Problem } from './problem.ts';
import { orgParams } from './route.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';

/** Milliseconds. Proxies close silent connections after about a minute. */
const HEARTBEAT = 25_000;

const live = createRoute({
  method: 'get', path: '/api/orgs/{org}/live', operationId: 'followChanges', summary: 'Server-sent events: `changed` after every commit',
  request: { params: orgParams }, responses: { 200: { description: 'a stream', content: { 'text/event-stream': { schema: z.string() } } } },
});

/** Kinds of events and the ids they are about; a page asks again for what it shows. */
function changeOf(events: readonly AssemblyEvent[]): { readonly kinds: readonly string[]; readonly ids: readonly string[] } {
  const ids = new Set<string>();
  for (const { data } of events)
    for (const value of Object.values(data) as unknown[]) {
      if (typeof value === 'string') ids.add(value);
      else if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') ids.add(value.id);
    }
  return { kinds: [...new Set(events.map(event => event.kind))], ids: [...ids] };
}

export function liveRoutes(app: OpenAPIHono<HttpEnv>, { assembly }: HttpSetting): void {
  app.openapi(live, context => {
    const { org, viewer } = context.get('reading');
    if (!mayFollow(viewer)) throw new Problem('not-found');
    context.header('cache-control', 'no-store');
    context.header('x-accel-buffering', 'no');
    return streamSSE(context, async stream => {
      let number = 0;
      const tell = (event: string, data: object): Promise<void> => stream.writeSSE({ event, id: String(++number), data: JSON.stringify(data) }).catch(() => undefined);
      const stop = assembly.listen((where, events) => { if (where === org) void tell('changed', changeOf(events)); });
      const left = new Promise<void>(resolve => { stream.onAbort(resolve); });
      const beat = setInterval(() => { void tell('heartbeat', { at: assembly.clock.now() }); }, HEARTBEAT);
      try {
        await tell('hello', { at: assembly.clock.now() });
        await left;
      } finally {
        clearInterval(beat);
        stop();
      }
    }) as never;
  });
}
