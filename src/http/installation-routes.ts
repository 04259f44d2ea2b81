/** The installation: what it is, the organisations of whoever asks, and founding one. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Identity } from '#access/identity.ts';
import type { ActKey, PersonId } from '#assembly/ids.ts';
import { found } from '#service/founding.ts';
import { findingView } from '#service/views/charter-articles.ts';
import { foundingRight, installationView, type Asker } from '#service/views/installation-view.ts';
import { CHARTER_TEXT } from './charter-routes.ts';
import { enterWith } from './enter-with.ts';
import { isFromHere } from './from-here.ts';
import { Problem, REFUSED } from './problem.ts';
import { answers, jsonBody } from './route.ts';
import { give, type HttpEnv, type HttpSetting } from './setting.ts';

const name = z.string().trim().min(1).max(200);
const view = createRoute({ method: 'get', path: '/api/installation', operationId: 'readInstallation', summary: 'What this installation is and holds for whoever asks', responses: answers('Installation', 'version, organisations, what may be done') });
const foundRoute = createRoute({
  method: 'post', path: '/api/organisations', operationId: 'found', summary: 'Founds an organisation and signs the founder in as its registrar',
  request: { body: jsonBody(z.object({ name, charter: CHARTER_TEXT, registrar: z.object({ name, email: z.email().max(256).optional() }), acknowledged: z.array(z.string().max(100)).max(200).default([]), setup: z.string().max(100).optional() })) },
  responses: answers('Founded', 'the organisation, its registrar and the registrar\'s code'),
});
/** The registrar's own code is the first on the record. */
async function letIn(context: Context, setting: HttpSetting, identity: Identity | undefined, org: string, person: PersonId): Promise<string> {
  await setting.assembly.submit(org, { key: `first-code:${person}` as ActKey, kind: 'issue-codes', by: { as: 'person', person }, content: { channel: 'letter', persons: [person] } });
  const [letter] = await setting.access.issueCodes(org, [person]);
  // A session that a letter opened speaks for that letter's organisation only, and would not see this one.
  const linked = identity?.via === 'session' && identity.orgs === null && (await setting.access.linkPerson(identity.account, org, person)).ok;
  if (!linked) await enterWith(context, setting, letter?.code ?? '');
  return letter?.code ?? '';
}

function askerOf(context: Context<HttpEnv>, { behindProxy }: HttpSetting): Asker {
  // Without a socket, as in tests, the app is given no bindings.
  const peer = (context.env as HttpEnv['Bindings'] | undefined)?.peer;
  return { identity: context.get('identity'), fromHere: !behindProxy && isFromHere(context.req.raw, peer) };
}

/** @throws Problem for whoever may not found here, or not without the setup code */
async function checkFounder({ access, assembly }: HttpSetting, asker: Asker, setup: string | undefined): Promise<void> {
  const right = await foundingRight(assembly, asker);
  if (right === 'none') throw new Problem(asker.identity ? 'not-found' : 'not-signed-in');
  if (right === 'free') return;
  if (setup === undefined) throw new Problem('setup-code-needed');
  const shown = await access.checkSetupCode(setup);
  if (shown.ok) return;
  throw shown.error.code === 'too-many-attempts' ? new Problem('too-many-attempts', { wait: shown.error.wait }) : new Problem('setup-code-refused', { reason: shown.error.code });
}

function foundingRoute(app: OpenAPIHono<HttpEnv>, setting: HttpSetting): void {
  app.openapi(foundRoute, async context => {
    const identity = context.get('identity');
    const { registrar, charter, setup, ...rest } = context.req.valid('json');
    await checkFounder(setting, askerOf(context, setting), setup);
    const { readings, ...text } = charter;
    const { email, ...named } = registrar;
    const founded = await found(setting.assembly, { ...rest, charter: { ...text, ...(readings === undefined ? {} : { readings }) }, registrar: { ...named, ...(email === undefined ? {} : { email }) } }, source => setting.assembly.charters.draft(source));
    if (!founded.ok) return context.json({ error: { code: 'charter-not-clean', message: 'The charter must be mended, or its dangers acknowledged, first.', facts: { findings: founded.error.map(findingView) } } }, REFUSED) as never;
    await setting.access.endSetupCodes();
    const { org, registrar: person } = founded.value;
    return give(context, foundRoute, { org, person, code: await letIn(context, setting, identity, org, person) });
  });
}

export function installationRoutes(app: OpenAPIHono<HttpEnv>, setting: HttpSetting): void {
  const { assembly, sample, version, hall, mail } = setting;
  app.openapi(view, async context => give(context, view, { version, hall, mail, sampleReady: (await sample.state('federation')).state === 'ready', ...await installationView(assembly, askerOf(context, setting)) }));
  foundingRoute(app, setting);
}
