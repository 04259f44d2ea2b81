/** Pages of an organisation, each one view. What is not there and what may not be seen answer alike. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { mayFollow } from '#policy/visibility.ts';
import { bodyView } from '#service/views/body-view.ts';
import { decisionRegister, decisionView } from '#service/views/decisions-view.ts';
import { electionView } from '#service/views/election-view.ts';
import { meetingView } from '#service/views/meeting-view.ts';
import { motionView } from '#service/views/motion-view.ts';
import { nowView } from '#service/views/now-view.ts';
import { orgView } from '#service/views/org-view.ts';
import { memberList, personView } from '#service/views/people-view.ts';
import { petitionView } from '#service/views/petition-view.ts';
import { pollView } from '#service/views/poll-view.ts';
import { unitTree, unitView } from '#service/views/units-view.ts';
import type { Reading } from '#service/reading.ts';
import { Problem } from './problem.ts';
import { answers, idParam, orgParams, pageQuery, wordQuery } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const thingParams = orgParams.extend({ id: idParam });

function page(path: string, name: string, summary: string) {
  return createRoute({ method: 'get', path: `/api/orgs/{org}${path}`, summary, request: { params: orgParams }, responses: answers(name, summary) });
}

/** Routes of the form `/things/{id}`. */
const THINGS: readonly { readonly path: string; readonly name: string; readonly summary: string; readonly view: (reading: Reading, id: string) => Promise<object | undefined>; readonly toExpelled?: true }[] = [
  { path: 'bodies', name: 'BodyView', summary: 'A body: its seats and proceedings', view: bodyView },
  { path: 'elections', name: 'ElectionView', summary: 'An election', view: electionView },
  { path: 'polls', name: 'PollView', summary: 'A poll: order, turnout, verdict', view: pollView },
  { path: 'motions', name: 'MotionView', summary: 'A motion and its amendments', view: motionView },
  { path: 'meetings', name: 'MeetingView', summary: 'A meeting', view: meetingView },
  { path: 'petitions', name: 'PetitionView', summary: 'A petition', view: petitionView },
  { path: 'decisions', name: 'DecisionView', summary: 'A decision of the register', view: decisionView, toExpelled: true },
  { path: 'people', name: 'PersonView', summary: 'The public side of a person', view: personView },
];

function following(reading: Reading): Reading {
  if (!mayFollow(reading.viewer)) throw new Problem('not-found');
  return reading;
}

function thingRoutes(app: OpenAPIHono<HttpEnv>): void {
  for (const { path, name, summary, view, toExpelled } of THINGS) {
    const route = createRoute({ method: 'get', path: `/api/orgs/{org}/${path}/{id}`, summary, request: { params: thingParams }, responses: answers(name, summary) });
    app.openapi(route, async context => {
      const reading = context.get('reading');
      const found = await view(toExpelled ? reading : following(reading), context.req.valid('param').id);
      if (!found) throw new Problem('not-found');
      return give(context, found);
    });
  }
}

export function readingRoutes(app: OpenAPIHono<HttpEnv>, { counting }: HttpSetting): void {
  app.openapi(page('', 'OrgView', 'The front page'), async context => give(context, await orgView(context.get('reading'), counting)));
  app.openapi(page('/now', 'NowView', 'What may I do now?'), async context => give(context, await nowView(context.get('reading'))));

  const units = createRoute({ ...page('/units', 'UnitTree', 'Units inside a unit, or found by name'), request: { params: orgParams, query: z.object({ parent: idParam.optional(), q: wordQuery }) } });
  app.openapi(units, async context => give(context, await unitTree(following(context.get('reading')), counting, context.req.valid('query'))));

  const unit = createRoute({ ...page('/units/{id}', 'UnitView', 'A unit'), request: { params: thingParams } });
  app.openapi(unit, async context => {
    const view = await unitView(following(context.get('reading')), counting, context.req.valid('param').id);
    if (!view) throw new Problem('not-found');
    return give(context, view);
  });

  const decisions = createRoute({ ...page('/decisions', 'DecisionRegister', 'The register of decisions'), request: { params: orgParams, query: z.object({ body: idParam.optional(), stage: wordQuery, page: pageQuery }) } });
  app.openapi(decisions, async context => give(context, await decisionRegister(context.get('reading'), context.req.valid('query'))));

  const members = createRoute({ ...page('/members', 'MemberList', 'Members, as far as the viewer may see them'), request: { params: orgParams, query: z.object({ q: wordQuery, unit: idParam.optional(), page: pageQuery }) } });
  app.openapi(members, async context => {
    const list = await memberList(context.get('reading'), context.req.valid('query'));
    if (!list) throw new Problem('not-found');
    return give(context, list);
  });

  thingRoutes(app);
}
