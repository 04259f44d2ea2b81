/** The samples: how far they are, building them, entering as one of their people, and the clock of the one that has its own. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { moveClock } from '#service/sample-clock.ts';
import { SAMPLE_NAMES } from '#service/sample-port.ts';
import type { Answers } from './answers.ts';
import { enterWith } from './enter-with.ts';
import { Problem } from './problem.ts';
import { answering, answers, jsonBody, orgParams, PROBLEMS } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const NAME = z.enum(SAMPLE_NAMES);
const named = { query: z.object({ name: NAME.default('federation') }) };

const read = createRoute({ method: 'get', path: '/api/installation/sample', operationId: 'readSample', summary: 'How far a sample is built', request: named, responses: answers('SampleState', 'state and progress') });
const build = createRoute({ method: 'post', path: '/api/installation/sample', operationId: 'buildSample', summary: 'Builds a sample organisation', request: named, responses: { 202: answering('SampleJob', 'the job'), default: PROBLEMS } });
const personas = createRoute({ method: 'get', path: '/api/installation/sample/personas', operationId: 'listPersonas', summary: 'Persons of a sample one may be', request: named, responses: answers('SamplePersonas', 'persons with their roles') });
const enter = createRoute({
  method: 'post', path: '/api/installation/sample/enter', operationId: 'enterSample', summary: 'Enters a sample as one of its persons',
  request: { body: jsonBody(z.object({ name: NAME.default('federation'), person: z.string().max(300).optional() })) }, responses: answers('SampleEntered', 'a session'),
});
const clock = createRoute({
  method: 'post', path: '/api/orgs/{org}/clock', operationId: 'moveClock', summary: 'Moves the clock of a sample that has its own; no other organisation has this address',
  request: { params: orgParams, body: jsonBody(z.object({ to: z.enum(['day', 'week', 'next']) })) }, responses: answers('ClockMoved', 'where the clock stands now'),
});

export function sampleRoutes(app: OpenAPIHono<HttpEnv>, setting: HttpSetting): void {
  const { sample, assembly } = setting;
  app.openapi(read, async context => give(context, read, await sample.state(context.req.valid('query').name)));
  app.openapi(build, async context => {
    const job = await sample.build(context.req.valid('query').name);
    if (!job) throw new Problem('not-in-this-release');
    return context.json(job satisfies Answers['SampleJob'], 202) as never;
  });
  app.openapi(personas, async context => give(context, personas, { personas: await sample.personas(context.req.valid('query').name) }));
  app.openapi(enter, async context => {
    const { name, person } = context.req.valid('json');
    const [{ state, org }, people] = [await sample.state(name), await sample.personas(name)];
    const persona = person === undefined ? people[0] : people.find(each => each.person === person);
    if (state !== 'ready' || org === undefined || !persona) throw new Problem('not-found');
    const [letter] = await setting.access.issueCodes(org, [persona.person], { purpose: 'link', uses: 1 });
    await enterWith(context, setting, letter?.code ?? '');
    return give(context, enter, { org, ...persona });
  });
  app.openapi(clock, async context => {
    const moved = await moveClock(assembly, context.req.valid('param').org, context.req.valid('json').to);
    if (moved.ok) return give(context, clock, moved.value);
    throw moved.error === 'clock-runs' ? new Problem('not-found') : new Problem('conflict', { reason: moved.error });
  });
}
