/** The access desk in the document. It routes and reads by itself; its bodies are described from its own schemas. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { AUTH_PATH } from '#access/handler.ts';
import { OWN_ROUTES } from '#access/own-routes.ts';
import { SIGN_IN_ROUTES } from '#access/sign-in-routes.ts';
import type { Answers } from './answers.ts';
import { answering, idParam, jsonBody } from './route.ts';
import type { HttpEnv } from './setting.ts';

type Described = readonly [operationId: string, answer: keyof Answers, summary: string];

const DESCRIBED: Readonly<Record<string, Described>> = {
  'GET me': ['readMe', 'Me', 'Who is signed in'],
  'POST code': ['signInByCode', 'SignedIn', 'Signs in with the code of a letter or a link'],
  'POST password': ['signInByPassword', 'SignedIn', 'Signs in with a password'],
  'POST second-factor': ['finishSignIn', 'SignedIn', 'Shows the second factor'],
  'POST mail-link': ['requestMailLink', 'MailRequested', 'Asks for a link by mail; answers alike whoever asks'],
  'POST passkey/offer': ['offerPasskey', 'CeremonyOffer', 'Begins signing in with a passkey'],
  'POST passkey': ['signInByPasskey', 'SignedIn', 'Signs in with a passkey'],
  'POST sign-out': ['signOut', 'Done', 'Ends the session'],
  'GET sessions': ['listSessions', 'SessionList', 'Own sessions'],
  'DELETE sessions/*': ['endSession', 'Done', 'Ends one of the own sessions'],
  'POST sessions/end-others': ['endOtherSessions', 'SessionsEnded', 'Ends all other own sessions'],
  'POST own/password': ['setPassword', 'Done', 'Sets the password'],
  'POST own/email': ['setEmail', 'Done', 'Sends a link that confirms the address'],
  'POST own/second-factor': ['enrolSecondFactor', 'Enrolment', 'Begins to enrol a second factor'],
  'POST own/second-factor/confirm': ['confirmSecondFactor', 'RecoveryCodes', 'Confirms the second factor'],
  'POST own/second-factor/remove': ['removeSecondFactor', 'Done', 'Removes the second factor'],
  'GET passkeys': ['listPasskeys', 'PasskeyList', 'Own passkeys'],
  'POST passkeys/offer': ['offerRegistration', 'CeremonyOffer', 'Begins to register a passkey'],
  'POST passkeys': ['addPasskey', 'Done', 'Registers a passkey'],
  'DELETE passkeys/*': ['removePasskey', 'Done', 'Removes a passkey'],
  'GET tokens': ['listTokens', 'TokenList', 'Own tokens of the interface'],
  'POST tokens': ['issueToken', 'IssuedToken', 'Issues a token, shown this once'],
  'DELETE tokens/*': ['revokeToken', 'Done', 'Revokes a token'],
};

const REFUSALS = answering('AccessRefusal', 'why not');

/** @throws when the desk has a route that is not described here. */
export function describeAccess(app: OpenAPIHono<HttpEnv>): void {
  for (const [key, { body }] of Object.entries({ ...SIGN_IN_ROUTES, ...OWN_ROUTES })) {
    const [method, path] = key.split(' ') as ['GET' | 'POST' | 'DELETE', string];
    const described = DESCRIBED[key];
    if (described === undefined) throw new Error(`${key} of the access desk is not described`);
    const [operationId, answer, summary] = described;
    app.openAPIRegistry.registerPath({
      method: method.toLowerCase() as 'get' | 'post' | 'delete', path: `${AUTH_PATH}${path.replace('*', '{id}')}`, operationId, summary,
      request: { ...(path.endsWith('*') ? { params: z.object({ id: idParam }) } : {}), ...(method === 'POST' && body.type === 'object' ? { body: jsonBody(body) } : {}) },
      responses: { 200: answering(answer, summary), default: REFUSALS },
    });
  }
}
