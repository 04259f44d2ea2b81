/** One line of the roll: corrections, and codes that are withdrawn, by keepers of the roll and by the member. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { PersonId } from '#assembly/ids.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { mayCorrect } from '#policy/visibility.ts';
import { correctMember } from '#service/correcting.ts';
import { withdrawCodes } from '#service/letters.ts';
import type { Reading } from '#service/reading.ts';
import { codesByKeeper } from '#service/views/roll-history.ts';
import { refused } from './acts-routes.ts';
import { ACT_KEY } from './act-contents.ts';
import { Problem } from './problem.ts';
import { answers, idParam, jsonBody, orgParams } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const personParams = orgParams.extend({ id: idParam });
const day = z.string().refine(text => parseDay(text) !== undefined, 'not a day');

const corrected = createRoute({
  method: 'post', path: '/api/orgs/{org}/people/{id}/correct', operationId: 'correctMember', summary: 'Corrects what the roll says of one member', responses: answers('Corrected', 'what was changed'),
  request: {
    params: personParams, body: jsonBody(z.strictObject({
      key: ACT_KEY, reason: z.string().trim().min(1).max(2000).optional(),
      particulars: z.strictObject({ name: z.string().trim().min(1).max(300).optional(), number: z.string().trim().min(1).max(100).nullable().optional(), email: z.email().max(256).nullable().optional() }).optional(),
      standing: z.strictObject({ since: day, joined: day.optional(), attributes: z.record(z.string().min(1).max(100), z.string().max(1000).nullable()).default({}) }).optional(),
    })),
  },
});

const withdrawn = createRoute({
  method: 'post', path: '/api/orgs/{org}/people/{id}/codes/withdraw', operationId: 'withdrawCodes', summary: 'Withdraws the codes issued for a person', responses: answers('CodesWithdrawn', 'how many ended'),
  request: { params: personParams, body: jsonBody(z.strictObject({ key: ACT_KEY })) },
});

const issuers = createRoute({ method: 'get', path: '/api/orgs/{org}/codes', operationId: 'listCodes', summary: 'How many codes each keeper of the roll has issued', request: { params: orgParams }, responses: answers('CodesIssued', 'by keeper') });

function correcting(reading: Reading, person: string): Reading {
  if (!mayCorrect(reading.viewer, person as PersonId)) throw new Problem('not-found');
  return reading;
}

/** What is not sent stays absent: a correction says only what it changes. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

export function correctingRoutes(app: OpenAPIHono<HttpEnv>, { access }: HttpSetting): void {
  app.openapi(corrected, async context => {
    const person = context.req.valid('param').id;
    const { assembly, org, viewer } = correcting(context.get('reading'), person);
    const { key, reason, particulars, standing } = context.req.valid('json');
    const done = await correctMember(assembly, org, {
      by: viewer.person, person: person as PersonId, key, ...(reason === undefined ? {} : { reason }), ...(particulars === undefined ? {} : { particulars: present(particulars) }),
      ...(standing === undefined ? {} : { standing: { since: standing.since as Day, attributes: standing.attributes, ...(standing.joined === undefined ? {} : { joined: standing.joined as Day }) } }),
    });
    return done.ok ? give(context, corrected, done.value) : refused(context, done.error);
  });
  app.openapi(withdrawn, async context => {
    const person = context.req.valid('param').id;
    const done = await withdrawCodes(correcting(context.get('reading'), person), access, { person, key: context.req.valid('json').key });
    return done.ok ? give(context, withdrawn, done.value) : refused(context, done.error);
  });
  app.openapi(issuers, async context => give(context, issuers, { keepers: await codesByKeeper(context.get('reading')) }));
}
