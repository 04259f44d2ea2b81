/** The access desk: ways in, and what a person changes about their own account. */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas } from './typed-paths.ts';

export type SignedIn = Schemas['SignedIn'];

/** Paths of one thing of one's own. */
const one = (id: string) => ({ params: { path: { id } } });

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => server.get('/api/auth/me') });
export const sessionsQuery = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => server.get('/api/auth/sessions') });
export const passkeysQuery = queryOptions({ queryKey: ['me', 'passkeys'], queryFn: () => server.get('/api/auth/passkeys') });
export const tokensQuery = queryOptions({ queryKey: ['me', 'tokens'], queryFn: () => server.get('/api/auth/tokens') });

export const signInByCode = (code: string, join: boolean) => server.post('/api/auth/code', { body: { code, join } });
export const signInByPassword = (login: string, password: string) => server.post('/api/auth/password', { body: { login, password } });
export const finishSignIn = (code: string) => server.post('/api/auth/second-factor', { body: { code } });
export const requestMailLink = (email: string) => server.post('/api/auth/mail-link', { body: { email } });
export const signOut = () => server.post('/api/auth/sign-out');
export const endSession = (session: string) => server.delete('/api/auth/sessions/{id}', one(session));
export const endOtherSessions = () => server.post('/api/auth/sessions/end-others');
export const setPassword = (password: string, login?: string) => server.post('/api/auth/own/password', { body: login === undefined ? { password } : { password, login } });
export const setEmail = (email: string) => server.post('/api/auth/own/email', { body: { email } });
export const enrolSecondFactor = () => server.post('/api/auth/own/second-factor');
export const confirmSecondFactor = (code: string) => server.post('/api/auth/own/second-factor/confirm', { body: { code } });
export const removeSecondFactor = (code: string) => server.post('/api/auth/own/second-factor/remove', { body: { code } });
export const removePasskey = (id: string) => server.delete('/api/auth/passkeys/{id}', one(id));
export const issueToken = (name: string, scopes: readonly string[], days: number) => server.post('/api/auth/tokens', { body: { name, scopes, days } });
export const revokeToken = (id: string) => server.delete('/api/auth/tokens/{id}', one(id));

/** The browser's part of a passkey is loaded only by those who use one; the options are the standard's, not ours. */
export async function signInByPasskey(): Promise<SignedIn> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await server.post('/api/auth/passkey/offer');
  const response = await startAuthentication({ optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'] });
  return server.post('/api/auth/passkey', { body: { ceremony, response: { ...response } } });
}

export async function addPasskey(name: string): Promise<unknown> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await server.post('/api/auth/passkeys/offer');
  const response = await startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] });
  return server.post('/api/auth/passkeys', { body: { ceremony, response: { ...response }, name } });
}
