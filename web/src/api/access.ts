/** The access desk: ways in, and what a person changes about their own account. */
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export interface Me {
  readonly signedIn: boolean;
  readonly mail: boolean;
  readonly account?: string;
  readonly operator?: boolean;
  readonly ways?: { readonly login: string | null; readonly email: string | null; readonly password: boolean; readonly passkeys: number; readonly secondFactor: boolean };
}
export interface SignedIn { readonly stage: 'signed-in' | 'second-factor-needed'; readonly account?: string }
export interface ListedSession { readonly session: string; readonly factor: string; readonly device: string; readonly signedInAt: number; readonly seenAt: number }
export interface ListedPasskey { readonly id: string; readonly name: string; readonly createdAt: number; readonly usedAt?: number }
export interface ListedToken { readonly id: string; readonly name: string; readonly scopes: readonly string[]; readonly createdAt: number; readonly expiresAt: number; readonly usedAt?: number }

interface Offer<Options> { readonly ceremony: string; readonly options: Options }

const auth = <Answer>(path: string, body: object = {}): Promise<Answer> => request('POST', `/auth/${path}`, body);

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => request<Me>('GET', '/auth/me') });
export const sessionsQuery = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => request<{ readonly current: string; readonly sessions: readonly ListedSession[] }>('GET', '/auth/sessions') });
export const passkeysQuery = queryOptions({ queryKey: ['me', 'passkeys'], queryFn: () => request<{ readonly passkeys: readonly ListedPasskey[] }>('GET', '/auth/passkeys') });
export const tokensQuery = queryOptions({ queryKey: ['me', 'tokens'], queryFn: () => request<{ readonly tokens: readonly ListedToken[] }>('GET', '/auth/tokens') });

export const signInByCode = (code: string, join: boolean) => auth<SignedIn>('code', { code, join });
export const signInByPassword = (login: string, password: string) => auth<SignedIn>('password', { login, password });
export const finishSignIn = (code: string) => auth<SignedIn>('second-factor', { code });
export const requestMailLink = (email: string) => auth<unknown>('mail-link', { email });
export const signOut = () => auth<unknown>('sign-out');
export const endSession = (session: string): Promise<unknown> => request('DELETE', `/auth/sessions/${encodeURIComponent(session)}`);
export const endOtherSessions = () => auth<unknown>('sessions/end-others');
export const setPassword = (password: string, login?: string) => auth<unknown>('own/password', login === undefined ? { password } : { password, login });
export const setEmail = (email: string) => auth<unknown>('own/email', { email });
export const enrolSecondFactor = () => auth<{ readonly uri: string; readonly secret: string }>('own/second-factor');
export const confirmSecondFactor = (code: string) => auth<{ readonly recoveryCodes: readonly string[] }>('own/second-factor/confirm', { code });
export const removeSecondFactor = (code: string) => auth<unknown>('own/second-factor/remove', { code });
export const removePasskey = (id: string): Promise<unknown> => request('DELETE', `/auth/passkeys/${encodeURIComponent(id)}`);
export const issueToken = (name: string, scopes: readonly string[], days: number) => auth<{ readonly token: string }>('tokens', { name, scopes, days });
export const revokeToken = (id: string): Promise<unknown> => request('DELETE', `/auth/tokens/${encodeURIComponent(id)}`);

/** The browser's part of a passkey is loaded only by those who use one. */
export async function signInByPasskey(): Promise<SignedIn> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await auth<Offer<Parameters<typeof startAuthentication>[0]['optionsJSON']>>('passkey/offer');
  return auth('passkey', { ceremony, response: await startAuthentication({ optionsJSON: options }) });
}

export async function addPasskey(name: string): Promise<unknown> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await auth<Offer<Parameters<typeof startRegistration>[0]['optionsJSON']>>('passkeys/offer');
  return auth('passkeys', { ceremony, response: await startRegistration({ optionsJSON: options }), name });
}
