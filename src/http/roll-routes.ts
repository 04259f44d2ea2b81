/** The roll, for those who keep it: imports, and letters with codes. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { keepsRoll } from '#policy/visibility.ts';
import { issueLetters } from '#service/letters.ts';
import type { Reading } from '#service/reading.ts';
import { Problem } from './problem.ts';
import { answers, idParam, jsonBody, orgParams } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const MOST_LETTERS = 20_000;

const letters = createRoute({
  method: 'post', path: '/api/orgs/{org}/letters', summary: 'Issues letters with codes; earlier ones of the same persons end',
  request: { params: orgParams, body: jsonBody(z.union([z.strictObject({ persons: z.array(idParam).min(1).max(MOST_LETTERS) }), z.strictObject({ unit: idParam })])) },
  responses: answers('Letters', 'a code for each person, shown this once'),
});

export function rollKeeper(reading: Reading): Reading {
  if (!keepsRoll(reading.viewer)) throw new Problem('not-found');
  return reading;
}

export function rollRoutes(app: OpenAPIHono<HttpEnv>, { access }: HttpSetting): void {
  app.openapi(letters, async context => give(context, { letters: await issueLetters(rollKeeper(context.get('reading')), access, context.req.valid('json')) }));
}
