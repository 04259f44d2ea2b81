/** The doors: routes for people who are not signed in yet, and the way out. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { err, ok } from '#kernel/result.ts';
import { waysIn } from './accounts.ts';
import { readCookie, setCookie } from './cookies.ts';
import type { SignIn } from './first-factor.ts';
import type { Identity } from './identity.ts';
import { requestMailLink } from './mail-links.ts';
import { mailLanguageOf } from './mail-wording.ts';
import { offerSignIn, signInWithPasskey } from './passkeys.ts';
import { MOST_PASSWORD_CHARACTERS } from './password.ts';
import { newDeviceMark, signInWithPassword } from './password-sign-in.ts';
import { redeemCode } from './redeem-code.ts';
import { openRoute } from './route.ts';
import type { Answer, Call, Outcome, Route } from './route.ts';
import { finishWithSecondFactor } from './second-factor.ts';
import { revokeSession, rotateSession } from './sessions.ts';
import type { OpenedSession } from './sessions.ts';

const NOTHING = z.unknown();
const LINE = z.string().min(1).max(256);
const SECRET = z.string().min(1).max(128);
const YEAR = 365 * 24 * 60 * 60 * 1000;

type AnyCall = Call<unknown, Identity | undefined>;

export const SIGN_IN_ROUTES: Readonly<Record<string, Route>> = {
  'GET me': openRoute(NOTHING, call => me(call)),

  'POST code': openRoute(z.object({ code: LINE, join: z.boolean().default(false) }), async call => {
    const caller = call.caller?.via === 'session' ? call.caller : undefined;
    const joining = call.body.join ? caller : undefined;
    if (call.body.join && joining === undefined) return err({ code: 'not-signed-in' });
    const signIn = await redeemCode(call.context, { typed: call.body.code, device: call.device, joining, caller: caller?.account });
    return signIn.ok ? answerSignIn(call, signIn.value) : signIn;
  }),

  'POST password': openRoute(z.object({ login: LINE, password: z.string().min(1).max(MOST_PASSWORD_CHARACTERS) }), async call => {
    const mark = readCookie(call.request, call.cookies.names.device);
    const signIn = await signInWithPassword(call.context, { ...call.body, device: call.device, mark });
    return signIn.ok ? answerSignIn(call, signIn.value) : signIn;
  }),

  'POST second-factor': openRoute(z.object({ code: LINE }), async call => {
    const ceremony = readCookie(call.request, call.cookies.names.pending);
    if (ceremony === undefined) return err({ code: 'ceremony-over' });
    const opened = await finishWithSecondFactor(call.context, { ceremony, code: call.body.code, device: call.device });
    return opened.ok ? answerSession(call, opened.value) : opened;
  }),

  'POST mail-link': openRoute(z.object({ email: z.email().max(256) }), ({ context, mail, body: { email }, request }) => {
    if (mail === undefined) return err({ code: 'mail-not-configured' });
    requestMailLink(context, mail, { email, language: mailLanguageOf(request) });
    return ok({ body: { requested: true } });
  }),

  'POST passkey/offer': openRoute(NOTHING, async ({ context }) => ok({ body: await offerSignIn(context) })),

  'POST passkey': openRoute(z.object({ ceremony: SECRET, response: z.looseObject({ id: z.string().max(2048) }) }), async call => {
    const response = call.body.response as unknown as AuthenticationResponseJSON;
    const signIn = await signInWithPasskey(call.context, { ceremony: call.body.ceremony, response, device: call.device });
    return signIn.ok ? answerSignIn(call, signIn.value) : signIn;
  }),

  'POST sign-out': openRoute(NOTHING, async call => {
    await endFormerSession(call);
    return ok({ body: {}, setCookies: [setCookie(call.cookies, call.cookies.names.session, '', 0)] });
  }),
};

/** Who is signed in. Also the moment at which an old session key is replaced. */
async function me({ context, cookies, caller, mail }: AnyCall): Promise<Outcome> {
  if (caller === undefined) return ok({ body: { signedIn: false, mail: mail !== undefined } });
  const body = { signedIn: true, mail: mail !== undefined, ...caller, ways: await waysIn(context, caller.account) };
  const key = caller.via === 'session' ? await rotateSession(context, caller.session) : undefined;
  return ok(key === undefined ? { body } : { body, setCookies: [setCookie(cookies, cookies.names.session, key, context.times.sessionLasts)] });
}

async function answerSignIn(call: AnyCall, signIn: SignIn): Promise<Outcome> {
  if (signIn.stage === 'signed-in') return answerSession(call, signIn.opened);
  const { cookies, context } = call;
  return ok({
    body: { stage: 'second-factor-needed' },
    setCookies: [setCookie(cookies, cookies.names.pending, signIn.ceremony, context.times.ceremonyLasts)],
  });
}

/** A new session always: a key from before signing in is never raised. */
async function answerSession(call: AnyCall, opened: OpenedSession): Promise<Outcome> {
  await endFormerSession(call);
  const { cookies, context } = call;
  const answer: Answer = {
    body: { stage: 'signed-in', account: opened.account },
    setCookies: [
      setCookie(cookies, cookies.names.session, opened.key, context.times.sessionLasts),
      setCookie(cookies, cookies.names.pending, '', 0),
      setCookie(cookies, cookies.names.device, newDeviceMark(context, opened.account), YEAR),
    ],
  };
  return ok(answer);
}

async function endFormerSession({ context, caller }: AnyCall): Promise<void> {
  if (caller?.via === 'session') await revokeSession(context, caller.account, caller.session);
}
