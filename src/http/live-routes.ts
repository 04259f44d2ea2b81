/** What happens, told to open pages as it happens: that something changed and where, never what, and never who did it. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { PersonId } from '#assembly/ids.ts';
import { mayFollow } from '#policy/visibility.ts';
import { openReading } from '#service/reading.ts';
import { Problem } from './problem.ts';
import { orgParams } from './route.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';

/** Milliseconds. Proxies close silent connections after about a minute. */
const HEARTBEAT = 25_000;
/** Milliseconds for which an open page is believed to be still somebody's who may follow. */
const BELIEVED = 5_000;

const live = createRoute({
  method: 'get', path: '/api/orgs/{org}/live', operationId: 'followChanges', summary: 'Server-sent events: `changed` after every commit',
  request: { params: orgParams }, responses: { 200: { description: 'a stream', content: { 'text/event-stream': { schema: z.string() } } } },
});

/** Signed out, expelled and recalled people have pages open that a look at the door has let in long ago. */
async function mayStillFollow({ access, assembly }: HttpSetting, org: string, request: Request): Promise<boolean> {
  const link = (await access.whoIs(request))?.persons.find(each => each.org === org);
  const reading = link && await openReading(assembly, org, link.person as PersonId);
  return reading !== undefined && mayFollow(reading.viewer);
}

export function liveRoutes(app: OpenAPIHono<HttpEnv>, setting: HttpSetting): void {
  const { assembly, changes } = setting;
  app.openapi(live, context => {
    const { org, viewer } = context.get('reading');
    if (!mayFollow(viewer)) throw new Problem('not-found');
    context.header('cache-control', 'no-store');
    context.header('x-accel-buffering', 'no');
    return streamSSE(context, async stream => {
      let number = 0;
      let checked = assembly.clock.now();
      const { promise: left, resolve: leave } = Promise.withResolvers<unknown>();
      stream.onAbort(() => { leave(undefined); });
      const send = async (event: string, data: object): Promise<void> => {
        if (Math.abs(assembly.clock.now() - checked) >= BELIEVED) {
          if (!await mayStillFollow(setting, org, context.req.raw)) return leave(undefined);
          checked = assembly.clock.now();
        }
        await stream.writeSSE({ event, id: String(++number), data: JSON.stringify(data) });
      };
      let telling = Promise.resolve();
      // One after the other, in the order in which things happened. Whoever cannot be told any more has left.
      const tell = (event: string, data: object): Promise<void> => telling = telling.then(() => send(event, data)).catch(leave);
      const stop = changes.listen(({ org: where, kinds, ids }) => { if (where === org || where === undefined) void tell('changed', { kinds, ids }); });
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
