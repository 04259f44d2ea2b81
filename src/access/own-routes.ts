/** What a signed-in person changes about their own account: sessions, password, second factor, passkeys, tokens. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { waysIn } from './accounts.ts';
import { issueToken, listTokens, revokeToken } from './api-tokens.ts';
import { requestEmail } from './mail-links.ts';
import { mailLanguageOf } from './mail-wording.ts';
import { listPasskeys, offerRegistration, registerPasskey, removePasskey } from './passkeys.ts';
import { MOST_PASSWORD_CHARACTERS } from './password.ts';
import { setPassword } from './password-sign-in.ts';
import type { AccessRefusal } from './refusal.ts';
import { ownRoute } from './route.ts';
import type { Call, Outcome, Route } from './route.ts';
import type { SessionIdentity } from './identity.ts';
import { confirmSecondFactor, enrolSecondFactor, removeSecondFactor } from './second-factor.ts';
import { listSessions, revokeSession, revokeSessions } from './sessions.ts';

const NOTHING = z.unknown();
const NAME = z.string().trim().min(1).max(80);
const CODE = z.object({ code: z.string().min(1).max(64) });
const DAY = 24 * 60 * 60 * 1000;

export const OWN_ROUTES: Readonly<Record<string, Route>> = {
  'GET sessions': ownRoute('session', NOTHING, async ({ context, caller }) =>
    ok({ body: { current: caller.session, sessions: await listSessions(context, caller.account) } })),
  'DELETE sessions/*': ownRoute('session', NOTHING, async ({ context, caller, id }) => found(await revokeSession(context, caller.account, id))),
  'POST sessions/end-others': ownRoute('session', NOTHING, async ({ context, caller }) =>
    ok({ body: { ended: await revokeSessions(context, caller.account, caller.session) } })),

  'POST own/password': ownRoute('fresh', z.object({ password: z.string().max(MOST_PASSWORD_CHARACTERS), login: NAME.optional() }), async ({ context, caller, body }) =>
    plain(await setPassword(context, caller, body))),
  'POST own/email': ownRoute('fresh', z.object({ email: z.email().max(256) }), async ({ context, caller, mail, body: { email }, request }) =>
    mail === undefined ? err({ code: 'mail-not-configured' }) : plain(await requestEmail(context, mail, caller.account, { email, language: mailLanguageOf(request) }))),

  'POST own/second-factor': ownRoute('fresh', NOTHING, async call => {
    const enrolment = await enrolSecondFactor(call.context, call.caller.account, await labelOf(call));
    return enrolment.ok ? ok({ body: enrolment.value }) : enrolment;
  }),
  'POST own/second-factor/confirm': ownRoute('fresh', CODE, async ({ context, caller, body }) => {
    const recoveryCodes = await confirmSecondFactor(context, caller, body.code);
    return recoveryCodes.ok ? ok({ body: { recoveryCodes: recoveryCodes.value } }) : recoveryCodes;
  }),
  'POST own/second-factor/remove': ownRoute('fresh', CODE, async ({ context, caller, body }) =>
    plain(await removeSecondFactor(context, caller.account, body.code))),

  'GET passkeys': ownRoute('session', NOTHING, async ({ context, caller }) => ok({ body: { passkeys: await listPasskeys(context, caller.account) } })),
  'POST passkeys/offer': ownRoute('fresh', NOTHING, async call =>
    ok({ body: await offerRegistration(call.context, call.caller.account, await labelOf(call)) })),
  'POST passkeys': ownRoute('fresh', z.object({ ceremony: z.string().max(128), response: z.looseObject({ id: z.string().max(2048) }), name: NAME }), async ({ context, caller, body }) =>
    plain(await registerPasskey(context, caller.account, { ...body, response: body.response as unknown as RegistrationResponseJSON }))),
  'DELETE passkeys/*': ownRoute('fresh', NOTHING, async ({ context, caller, id }) => {
    const ways = await waysIn(context, caller.account);
    // A member can be sent a new letter; an account without a person would be locked out for good.
    const last = ways.passkeys === 1 && !ways.password && ways.email === null && caller.persons.length === 0;
    return last ? err({ code: 'last-way-in' }) : found(await removePasskey(context, caller.account, id));
  }),

  'GET tokens': ownRoute('session', NOTHING, async ({ context, caller }) => ok({ body: { tokens: await listTokens(context, caller.account) } })),
  'POST tokens': ownRoute('fresh', z.object({ name: NAME, scopes: z.array(z.string().regex(/^[a-z][a-z:-]{0,63}$/u)).max(50), days: z.int().min(1).max(366) }), async ({ context, caller, body }) =>
    ok({ body: await issueToken(context, caller.account, { ...body, expiresAt: context.clock() + body.days * DAY }) })),
  'DELETE tokens/*': ownRoute('session', NOTHING, async ({ context, caller, id }) => found(await revokeToken(context, caller.account, id))),
};

function found(done: boolean): Outcome {
  return done ? ok({ body: {} }) : err({ code: 'not-found' });
}

function plain(outcome: Result<void, AccessRefusal>): Outcome {
  return outcome.ok ? ok({ body: {} }) : outcome;
}

/** What an authenticator shows beside the site's name. */
async function labelOf({ context, caller }: Call<unknown, SessionIdentity>): Promise<string> {
  const { login, email } = await waysIn(context, caller.account);
  return login ?? email ?? new URL(context.origins[0]).hostname;
}
