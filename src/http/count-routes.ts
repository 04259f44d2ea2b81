/** How an election was counted, and its ballots as a file. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { mayFollow } from '#policy/visibility.ts';
import { ballotFileOf, countView } from '#service/views/count-view.ts';
import { refused } from './acts-routes.ts';
import { Problem } from './problem.ts';
import { answers, idParam, orgParams, PROBLEMS } from './route.ts';
import { give, type HttpEnv } from './setting.ts';

const params = orgParams.extend({ id: idParam });
const count = createRoute({ method: 'get', path: '/api/orgs/{org}/polls/{id}/count', operationId: 'readCount', summary: 'The count of an election, stage by stage', request: { params }, responses: answers('CountView', 'the count') });
const ballots = createRoute({
  method: 'get', path: '/api/orgs/{org}/polls/{id}/ballots', operationId: 'readBallotFile', summary: 'The ballots of an election as a BLT file, where the charter publishes them',
  request: { params }, responses: { 200: { description: 'a BLT file', content: { 'text/plain': { schema: z.string() } } }, default: PROBLEMS },
});

export function countRoutes(app: OpenAPIHono<HttpEnv>): void {
  app.openapi(count, async context => {
    const reading = context.get('reading');
    const view = mayFollow(reading.viewer) ? await countView(reading, context.req.valid('param').id) : undefined;
    if (!view) throw new Problem('not-found');
    return give(context, count, view);
  });
  app.openapi(ballots, async context => {
    const reading = context.get('reading');
    const file = mayFollow(reading.viewer) ? await ballotFileOf(reading, context.req.valid('param').id) : undefined;
    if (file === undefined) throw new Problem('not-found');
    if (typeof file !== 'string') return refused(context, file);
    return context.body(file, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="ballots.blt"' }) as never;
  });
}
