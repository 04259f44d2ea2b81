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
import { bodyPowersView } from '#service/views/powers-view.ts';
import { petitionView } from '#service/views/petition-view.ts';
import { pollView } from '#service/views/poll-view.ts';
import { unitTree, unitView } from '#service/views/units-view.ts';
import type { Reading } from '#service/reading.ts';
import type { Answers } from './answers.ts';
import { Problem } from './problem.ts';
import { answers, idParam, orgParams, pageQuery, wordQuery } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const thingParams = orgParams.extend({ id: idParam });

function page<Name extends keyof Answers>(path: string, name: Name, operationId: string, summary: string) {
  return createRoute({ method: 'get', path: `/api/orgs/{org}${path}`, operationId, summary, request: { params: orgParams }, responses: answers(name, summary) });
}

interface Thing<Name extends keyof Answers> {
  readonly path: string;
  readonly name: Name;
  readonly operationId: string;
  readonly summary: string;
  readonly view: (reading: Reading, id: string) => Promise<Answers[Name] | undefined>;
  readonly toExpelled?: true;
}

function following(reading: Reading): Reading {
  if (!mayFollow(reading.viewer)) throw new Problem('not-found');
  return reading;
}

/** A route of the form `/things/{id}`. */
function thingRoute<Name extends keyof Answers>(app: OpenAPIHono<HttpEnv>, { path, name, operationId, summary, view, toExpelled }: Thing<Name>): void {
  const route = createRoute({ method: 'get', path: `/api/orgs/{org}/${path}/{id}`, operationId, summary, request: { params: thingParams }, responses: answers(name, summary) });
  app.openapi(route, async context => {
    const reading = context.get('reading');
    const found = await view(toExpelled ? reading : following(reading), context.req.valid('param').id);
    if (!found) throw new Problem('not-found');
    return give(context, route, found);
  });
}

function thingRoutes(app: OpenAPIHono<HttpEnv>): void {
  thingRoute(app, { path: 'bodies', name: 'BodyView', operationId: 'readBody', summary: 'A body: its seats and proceedings', view: bodyView });
  thingRoute(app, { path: 'elections', name: 'ElectionView', operationId: 'readElection', summary: 'An election', view: electionView });
  thingRoute(app, { path: 'polls', name: 'PollView', operationId: 'readPoll', summary: 'A poll: order, turnout, verdict', view: pollView });
  thingRoute(app, { path: 'motions', name: 'MotionView', operationId: 'readMotion', summary: 'A motion and its amendments', view: motionView });
  thingRoute(app, { path: 'meetings', name: 'MeetingView', operationId: 'readMeeting', summary: 'A meeting', view: meetingView });
  thingRoute(app, { path: 'petitions', name: 'PetitionView', operationId: 'readPetition', summary: 'A petition', view: petitionView });
  thingRoute(app, { path: 'decisions', name: 'DecisionView', operationId: 'readDecision', summary: 'A decision of the register', view: decisionView, toExpelled: true });
  thingRoute(app, { path: 'people', name: 'PersonView', operationId: 'readPerson', summary: 'The public side of a person', view: personView });
}

/** Pages without parameters. */
function frontRoutes(app: OpenAPIHono<HttpEnv>, { counting }: HttpSetting): void {
  const front = page('', 'OrgView', 'readOrganisation', 'The front page');
  app.openapi(front, async context => give(context, front, await orgView(context.get('reading'), counting)));
  const now = createRoute({
    method: 'get', path: '/api/orgs/{org}/now', operationId: 'readNow', summary: 'What may I do now?',
    request: { params: orgParams, query: z.object({ body: idParam.optional().openapi({ description: 'also what may be done about this body' }) }) }, responses: answers('NowView', 'What may I do now?'),
  });
  app.openapi(now, async context => give(context, now, await nowView(context.get('reading'), context.req.valid('query').body)));
}

export function readingRoutes(app: OpenAPIHono<HttpEnv>, setting: HttpSetting): void {
  const { counting } = setting;
  frontRoutes(app, setting);

  const units = createRoute({ ...page('/units', 'UnitTree', 'listUnits', 'Units inside a unit, or found by name'), request: { params: orgParams, query: z.object({ parent: idParam.optional(), q: wordQuery }) } });
  app.openapi(units, async context => give(context, units, await unitTree(following(context.get('reading')), counting, context.req.valid('query'))));

  const unit = createRoute({ ...page('/units/{id}', 'UnitView', 'readUnit', 'A unit'), request: { params: thingParams } });
  app.openapi(unit, async context => {
    const view = await unitView(following(context.get('reading')), counting, context.req.valid('param').id);
    if (!view) throw new Problem('not-found');
    return give(context, unit, view);
  });

  const powers = createRoute({ ...page('/bodies/{id}/powers', 'BodyPowersView', 'readBodyPowers', 'What a body may decide'), request: { params: thingParams } });
  app.openapi(powers, async context => {
    const view = await bodyPowersView(following(context.get('reading')), context.req.valid('param').id);
    if (!view) throw new Problem('not-found');
    return give(context, powers, view);
  });

  const decisions = createRoute({ ...page('/decisions', 'DecisionRegister', 'listDecisions', 'The register of decisions'), request: { params: orgParams, query: z.object({ body: idParam.optional(), stage: wordQuery, page: pageQuery }) } });
  app.openapi(decisions, async context => give(context, decisions, await decisionRegister(context.get('reading'), context.req.valid('query'))));

  const members = createRoute({ ...page('/members', 'MemberList', 'listMembers', 'Members, as far as the viewer may see them'), request: { params: orgParams, query: z.object({ q: wordQuery, unit: idParam.optional(), page: pageQuery }) } });
  app.openapi(members, async context => {
    const list = await memberList(context.get('reading'), context.req.valid('query'));
    if (!list) throw new Problem('not-found');
    return give(context, members, list);
  });

  thingRoutes(app);
}
