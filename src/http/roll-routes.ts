/** The roll, for those who keep it: imports, and letters with codes. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { keepsRoll } from '#policy/visibility.ts';
import type { PersonId } from '#assembly/ids.ts';
import type { Refusal } from '#assembly/judgement.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { ok, type Result } from '#kernel/result.ts';
import { applyImport, dropImport, previewImport } from '#service/imports.ts';
import { erasePerson } from '#service/erasure.ts';
import { importPreviewView } from '#service/views/import-preview.ts';
import { importList } from '#service/views/import-list.ts';
import { inviteByMail, issueLetters } from '#service/letters.ts';
import type { Reading } from '#service/reading.ts';
import { refused } from './acts-routes.ts';
import { ACT_KEY } from './act-contents.ts';
import type { Answering, Answers } from './answers.ts';
import { Problem } from './problem.ts';
import { answers, idParam, jsonBody, orgParams } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const MOST_LETTERS = 20_000;

const LETTER_TO = z.union([z.strictObject({ key: ACT_KEY, persons: z.array(idParam).min(1).max(MOST_LETTERS) }), z.strictObject({ key: ACT_KEY, unit: idParam })]);

const letters = createRoute({
  method: 'post', path: '/api/orgs/{org}/letters', operationId: 'issueLetters', summary: 'Issues letters with codes; earlier ones of the same persons end',
  request: { params: orgParams, body: jsonBody(LETTER_TO) },
  responses: answers('Letters', 'a code for each person, shown this once'),
});

const invitations = createRoute({
  method: 'post', path: '/api/orgs/{org}/invitations', operationId: 'inviteByMail', summary: 'Mails a link to each person who has an address; earlier links of the same persons end',
  request: { params: orgParams, body: jsonBody(LETTER_TO) }, responses: answers('Invited', 'how many, and who has no address'),
});

const csv = z.string().max(64 * 1024 * 1024).optional();
const importParams = orgParams.extend({ id: idParam });
const listed = createRoute({ method: 'get', path: '/api/orgs/{org}/imports', operationId: 'listImports', summary: 'The columns that files may have under this charter, and the imports so far', request: { params: orgParams }, responses: answers('ImportList', 'columns and history') });
const preview = createRoute({
  method: 'post', path: '/api/orgs/{org}/imports', operationId: 'previewImport', summary: 'Shows what files of units and members would change', responses: answers('ImportPreview', 'problems or differences'),
  request: { params: orgParams, body: jsonBody(z.strictObject({ units: csv, members: csv, complete: z.boolean().default(false), day: z.string().refine(text => parseDay(text) !== undefined, 'not a day') })) },
});
const applied = createRoute({
  method: 'post', path: '/api/orgs/{org}/imports/{id}/apply', operationId: 'applyImport', summary: 'Applies what the preview showed', responses: answers('AppliedImport', 'counts'),
  request: { params: importParams, body: jsonBody(z.strictObject({ key: ACT_KEY })) },
});
const dropped = createRoute({ method: 'delete', path: '/api/orgs/{org}/imports/{id}', operationId: 'dropImport', summary: 'Forgets a preview', responses: answers('DroppedImport', 'whether there was one'), request: { params: importParams } });

const erased = createRoute({
  method: 'post', path: '/api/orgs/{org}/people/{id}/erase', operationId: 'erasePerson', summary: 'Erases name, contacts and free text of a person who has left', responses: answers('Erased', 'how many texts went'),
  request: { params: importParams, body: jsonBody(z.strictObject({ key: ACT_KEY, reason: z.enum(['left', 'asked']) })) },
});

function rollKeeper(reading: Reading): Reading {
  if (!keepsRoll(reading.viewer)) throw new Problem('not-found');
  return reading;
}

function outcome<Name extends keyof Answers>(context: Context, route: { readonly responses: { readonly 200: Answering<Name> } }, result: Result<Answers[Name], Refusal>): never {
  return result.ok ? give(context, route, result.value) : refused(context, result.error);
}

export function rollRoutes(app: OpenAPIHono<HttpEnv>, { access }: HttpSetting): void {
  app.openapi(listed, async context => give(context, listed, await importList(rollKeeper(context.get('reading')))));
  app.openapi(preview, async context => {
    const { assembly, org, viewer } = rollKeeper(context.get('reading'));
    const { units, members, day, complete } = context.req.valid('json');
    if (units === undefined && members === undefined) throw new Problem('malformed', { reason: 'units or members' });
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = { day: day as Day, complete, ...(units === undefined ? {} : { units: bytes(units) }), ...(members === undefined ? {} : { members: bytes(members) }) };
    const shown = await previewImport(assembly, org, viewer.person, files);
    return outcome(context, preview, shown.ok ? ok(importPreviewView(shown.value)) : shown);
  });
  app.openapi(applied, async context => {
    const { assembly, org, viewer } = rollKeeper(context.get('reading'));
    return outcome(context, applied, await applyImport(assembly, org, viewer.person, context.req.valid('param').id, context.req.valid('json').key));
  });
  app.openapi(dropped, async context => {
    const { assembly, org, viewer } = rollKeeper(context.get('reading'));
    const done = await dropImport(assembly, org, viewer.person, context.req.valid('param').id);
    if (done.ok && !done.value) throw new Problem('not-found');
    return outcome(context, dropped, done.ok ? ok({ dropped: true }) : done);
  });
  app.openapi(erased, async context => {
    const { assembly, org, viewer } = rollKeeper(context.get('reading'));
    return outcome(context, erased, await erasePerson(assembly, access, org, { keeper: viewer.person, person: context.req.valid('param').id as PersonId, ...context.req.valid('json') }));
  });
  app.openapi(invitations, async context => {
    const { key, ...to } = context.req.valid('json');
    const invited = await inviteByMail(rollKeeper(context.get('reading')), access, { to, key });
    if (invited.ok) return give(context, invitations, invited.value);
    if (typeof invited.error === 'string') throw new Problem(invited.error);
    return refused(context, invited.error);
  });
  app.openapi(letters, async context => {
    const { key, ...to } = context.req.valid('json');
    const issued = await issueLetters(rollKeeper(context.get('reading')), access, { to, key });
    return outcome(context, letters, issued.ok ? ok({ letters: issued.value }) : issued);
  });
}
