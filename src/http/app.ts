/** All of the interface: border, guard, routes, and one place where problems become responses. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { actsRoutes } from './acts-routes.ts';
import { checkAddress, checkBody, limitBody } from './border.ts';
import { castDoor } from './cast-door.ts';
import { charterRoutes } from './charter-routes.ts';
import { describeAnswers, documentOf } from './document.ts';
import { guardRequests, limitTokens } from './guard.ts';
import { installationRoutes } from './installation-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { openOrg } from './open-org.ts';
import { Problem } from './problem.ts';
import { countRoutes } from './count-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { correctingRoutes } from './correcting-routes.ts';
import { rollRoutes } from './roll-routes.ts';
import { sampleRoutes } from './sample-routes.ts';
import type { HttpEnv, HttpSetting } from './setting.ts';
import type { Site } from './site.ts';
import { problemOf } from './unforeseen.ts';

export function createApp(setting: HttpSetting, site?: Site): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({
    defaultHook: result => {
      if (!result.success) throw new Problem('malformed', { at: result.error.issues[0]?.path.map(String) ?? [], reason: result.error.issues[0]?.message ?? '' });
    },
  });
  // Strict transport security would outlast the evening, and on `localhost` reach every other program of the machine.
  const { 'strict-transport-security': strict, ...plain } = setting.access.headers;
  const headers = setting.hall || strict === undefined ? plain : { ...plain, 'strict-transport-security': strict };
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.onError((error, context) => {
    const problem = problemOf(error);
    if (problem.code === 'internal' || problem.code === 'unavailable') setting.report(error);
    return context.json(problem.body, problem.status as 400);
  });
  // The access room reads its own bodies, and guards itself. A body without end would fill the memory before it is read.
  app.all('/api/auth/*', limitBody, context => setting.access.handler(context.req.raw));
  app.use('/api/*', checkAddress, guardRequests(setting), limitBody, checkBody, async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
  app.use('/api/orgs/:org/acts', limitTokens, castDoor(setting));
  app.use('/api/orgs/:org/*', limitTokens, openOrg(setting));
  app.use('/api/orgs/:org', limitTokens, openOrg(setting));
  installationRoutes(app, setting);
  sampleRoutes(app, setting);
  actsRoutes(app);
  readingRoutes(app, setting);
  countRoutes(app);
  charterRoutes(app, setting);
  rollRoutes(app, setting);
  correctingRoutes(app, setting);
  recordRoutes(app);
  liveRoutes(app, setting);
  describeAnswers(app);
  let document: ReturnType<typeof documentOf> | undefined;
  app.get('/api/openapi.json', context => context.json(document ??= documentOf(app, setting.version)));
  app.notFound(context => (site && !context.req.path.startsWith('/api/') ? site(context.req.raw) : context.json(new Problem('not-found').body, 404)));
  return app;
}
