/** Charters: those that come with the program, any text to be checked, and the one an organisation lives by. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ArticleId } from '#charter/law.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { mayFollow } from '#policy/visibility.ts';
import { shippedCharters } from '#service/charter-library.ts';
import { houseRules } from '#service/house-rules.ts';
import { amendmentCheck, amendmentView, charterTextView, readingView } from '#service/views/amendment-view.ts';
import { charterBook, charterDiff, charterView } from '#service/views/charter-view.ts';
import { Problem, REFUSED } from './problem.ts';
import { answers, idParam, jsonBody, orgParams } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

/** A charter is a book, not a library. */
const LONGEST_CHARTER = 600_000;
export const CHARTER_TEXT = z.object({
  file: z.string().regex(/^[\w.-]{1,120}\.md$/u), text: z.string().max(LONGEST_CHARTER), readings: z.string().max(LONGEST_CHARTER).optional(),
});

const check = createRoute({ method: 'post', path: '/api/charters/check', operationId: 'checkCharter', summary: 'Compiles and checks a charter', request: { body: jsonBody(CHARTER_TEXT) }, responses: answers('CheckedCharter', 'findings and articles') });
const list = createRoute({ method: 'get', path: '/api/charters', operationId: 'listCharters', summary: 'The charters that come with the program', responses: answers('CharterList', 'file, title, language, summary of each') });
const one = createRoute({ method: 'get', path: '/api/charters/{file}', operationId: 'readShippedCharter', summary: 'A charter that comes with the program', request: { params: z.object({ file: idParam }) }, responses: answers('CharterText', 'its text') });
const own = createRoute({ method: 'get', path: '/api/orgs/{org}/charter', operationId: 'readCharter', summary: 'The charter in force, or an earlier version', request: { params: orgParams, query: z.object({ version: idParam.optional() }) }, responses: answers('CharterView', 'articles with their rules and findings') });
const ownText = createRoute({ method: 'get', path: '/api/orgs/{org}/charter/text', operationId: 'readCharterText', summary: 'The text of the charter, whole and article by article', request: { params: orgParams, query: z.object({ version: idParam.optional() }) }, responses: answers('OwnCharterText', 'file, text, readings, articles') });
const diff = createRoute({ method: 'get', path: '/api/orgs/{org}/charter/diff', operationId: 'compareCharters', summary: 'Two versions compared in words and consequences', request: { params: orgParams, query: z.object({ from: idParam, to: idParam }) }, responses: answers('CharterDiff', 'what changed') });
const book = createRoute({
  method: 'get', path: '/api/orgs/{org}/charter/book', operationId: 'readRuleBook', summary: 'The rule book as one page', request: { params: orgParams, query: z.object({ lang: z.enum(['en', 'ru']).default('en') }) },
  responses: { 200: { description: 'HTML', content: { 'text/html': { schema: z.string() } } } },
});

const amend = createRoute({
  method: 'post', path: '/api/orgs/{org}/amendments', operationId: 'prepareAmendment', summary: 'Prepares an amendment: the changed text, its findings and what follows from it', responses: answers('PreparedAmendment', 'the effect for a motion, findings, difference'),
  request: { params: orgParams, body: jsonBody(z.strictObject({ articles: z.string().max(LONGEST_CHARTER), removed: z.array(idParam).max(1000).default([]), inForce: z.string().refine(text => parseDay(text) !== undefined, 'not a day').optional(), acknowledged: z.array(z.string().max(100)).max(200).default([]) })) },
});

const tryOut = createRoute({
  method: 'post', path: '/api/orgs/{org}/amendments/check', operationId: 'checkAmendment', summary: 'Checks an amendment that is still being written; nothing is kept', responses: answers('CheckedAmendment', 'findings and difference'),
  request: { params: orgParams, body: jsonBody(z.strictObject({ articles: z.string().max(LONGEST_CHARTER), removed: z.array(idParam).max(1000).default([]) })) },
});

const read = createRoute({
  method: 'post', path: '/api/orgs/{org}/readings', operationId: 'prepareReading', summary: 'Prepares a reading beside the charter: its rules, their findings and what follows from them', responses: answers('PreparedReading', 'the effect for a motion, findings, difference'),
  request: { params: orgParams, body: jsonBody(z.strictObject({ text: z.string().min(1).max(LONGEST_CHARTER), acknowledged: z.array(z.string().max(100)).max(200).default([]) })) },
});

export function charterRoutes(app: OpenAPIHono<HttpEnv>, { assembly }: HttpSetting): void {
  app.openapi(check, async context => give(context, check, await assembly.charters.check(context.req.valid('json'), context.get('identity') ? 'members' : 'strangers')));
  app.openapi(list, async context => give(context, list, { charters: (await shippedCharters()).map(({ file, title, language, summary }) => ({ file, title, language, summary })) }));
  app.openapi(one, async context => {
    const found = (await shippedCharters()).find(each => each.file === context.req.valid('param').file);
    if (!found) throw new Problem('not-found');
    return give(context, one, found);
  });
  app.openapi(own, async context => {
    const view = charterView(context.get('reading'), await houseRules(), context.req.valid('query').version);
    if (!view) throw new Problem('not-found');
    return give(context, own, view);
  });
  app.openapi(ownText, async context => {
    const view = await charterTextView(context.get('reading'), context.req.valid('query').version);
    if (!view) throw new Problem('not-found');
    return give(context, ownText, view);
  });
  app.openapi(diff, context => {
    const { from, to } = context.req.valid('query');
    const view = charterDiff(context.get('reading'), from, to);
    if (!view) throw new Problem('not-found');
    return give(context, diff, view);
  });
  app.openapi(book, context => context.html(charterBook(context.get('reading'), context.req.valid('query').lang)));
  app.openapi(amend, async context => {
    const reading = context.get('reading');
    if (!mayFollow(reading.viewer)) throw new Problem('not-found');
    const { inForce, removed, ...rest } = context.req.valid('json');
    const prepared = await amendmentView(reading, { ...rest, removed: removed as ArticleId[], ...(inForce === undefined ? {} : { inForce: inForce as Day }) });
    return prepared.ok ? give(context, amend, prepared.value) : context.json({ error: prepared.error }, REFUSED) as never;
  });
  app.openapi(read, async context => {
    const reading = context.get('reading');
    if (!mayFollow(reading.viewer)) throw new Problem('not-found');
    const prepared = await readingView(reading, context.req.valid('json'));
    return prepared.ok ? give(context, read, prepared.value) : context.json({ error: prepared.error }, REFUSED) as never;
  });
  app.openapi(tryOut, async context => {
    const reading = context.get('reading');
    if (!mayFollow(reading.viewer)) throw new Problem('not-found');
    const { articles, removed } = context.req.valid('json');
    const checked = await amendmentCheck(reading, { articles, removed: removed as ArticleId[] });
    return checked.ok ? give(context, tryOut, checked.value) : context.json({ error: checked.error }, REFUSED) as never;
  });
}
