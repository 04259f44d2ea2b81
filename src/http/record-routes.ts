/** The record: to browse, to check an entry, and to take away. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { Readable } from 'node:stream';
import { mayExportParticulars } from '#policy/visibility.ts';
import { exportRecord, NothingSealed } from '#service/export.ts';
import { entryView, recordView } from '#service/views/record-view.ts';
import { firstRunningVote } from '#service/views/running-votes.ts';
import { Problem } from './problem.ts';
import { answers, orgParams } from './route.ts';
import { give, type HttpEnv } from './setting.ts';

const record = createRoute({ method: 'get', path: '/api/orgs/{org}/record', operationId: 'readRecord', summary: 'Head and entries of the record', request: { params: orgParams, query: z.object({ before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() }) }, responses: answers('RecordView', 'the record') });
const entry = createRoute({ method: 'get', path: '/api/orgs/{org}/record/entries/{seq}', operationId: 'readEntry', summary: 'An entry with its proof of inclusion', request: { params: orgParams.extend({ seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).openapi({ param: { required: true } }) }) }, responses: answers('EntryView', 'the entry') });
const wholeFile = createRoute({
  method: 'get', path: '/api/orgs/{org}/record/export', operationId: 'exportRecord', summary: 'The record as a file that verifies offline',
  request: { params: orgParams }, responses: { 200: { description: 'lines of JSON', content: { 'application/x-ndjson': { schema: z.string() } } } },
});

async function* startingWith(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

export function recordRoutes(app: OpenAPIHono<HttpEnv>): void {
  app.openapi(record, async context => give(context, record, await recordView(context.get('reading'), context.req.valid('query').before)));
  app.openapi(entry, async context => {
    const view = await entryView(context.get('reading'), context.req.valid('param').seq);
    if (!view) throw new Problem('not-found');
    if (view === 'running') throw new Problem('conflict', { reason: 'vote-not-over' });
    return give(context, entry, view);
  });
  app.openapi(wholeFile, async context => {
    const { org, assembly, viewer, session } = context.get('reading');
    const before = await firstRunningVote({ session, org });
    const lines = exportRecord(assembly, org, { withParticulars: mayExportParticulars(viewer), ...(before === undefined ? {} : { before }) });
    // The first line is asked for before the answer begins, so that a record without a seal is an answer and not a broken file.
    const first = await lines.next().catch((error: unknown) => { throw error instanceof NothingSealed ? new Problem('conflict', { reason: 'nothing-sealed' }) : error; });
    const file = Readable.from(startingWith(first, lines), { objectMode: false });
    return context.body(Readable.toWeb(file) as ReadableStream, 200, { 'content-type': 'application/x-ndjson', 'content-disposition': `attachment; filename="${org}.sovet-record"` }) as never;
  });
}
