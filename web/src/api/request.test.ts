import { afterEach, expect, it, vi } from 'vitest';
import { Refused, search, server } from './request.ts';

interface Asked { readonly address: string; readonly init: RequestInit }

/** A server that answers once, and what it was asked. */
function answering(status: number, body: unknown, type = 'application/json'): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    asked.push({ address, init });
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));
  });
  return asked;
}

afterEach(() => { vi.unstubAllGlobals(); });

it('puts ids into the address, whatever signs they hold, and leaves out terms that are not there', async () => {
  const asked = answering(200, { decisions: [], more: false });
  await server.get('/api/orgs/{org}/decisions', { params: { path: { org: 'a/b c' }, query: { body: 'council@north', stage: undefined, page: 2 } } });
  expect(asked.map(({ address }) => address)).toEqual(['/api/orgs/a%2Fb%20c/decisions?body=council%40north&page=2']);
});

it('sends the header that other sites cannot send, and a type only with a body', async () => {
  const asked = answering(200, {});
  await server.post('/api/auth/sign-out');
  await server.post('/api/auth/password', { body: { login: 'anna', password: 'a long password' } });
  expect(asked.map(({ init }) => init.headers)).toEqual([
    { accept: 'application/json', 'x-sovet': '1' }, { accept: 'application/json', 'x-sovet': '1', 'content-type': 'application/json' },
  ]);
  expect(asked.map(({ init }) => init.body)).toEqual([undefined, '{"login":"anna","password":"a long password"}']);
});

it.each([
  ['as the rooms wrap it', 422, { error: { code: 'not-on-roll', article: '7', message: 'No.' } }, 'application/json', { code: 'not-on-roll', article: '7', message: 'No.' }],
  ['as the access desk says it', 429, { code: 'too-many-attempts', wait: 1000 }, 'application/json', { code: 'too-many-attempts', wait: 1000 }],
  ['of something in between', 502, 'Bad gateway', 'text/html', { code: 'no-answer' }],
  ['of nothing there', 404, 'Not found', 'text/html', { code: 'not-found' }],
])('throws a refusal %s', async (_case, status, body, type, error) => {
  answering(status, body, type);
  const refusal = await server.get('/api/auth/me').catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ status, error });
});

it('writes no question mark without terms', () => {
  expect([search({}), search({ q: '', page: undefined }), search({ q: 'a&b' })]).toEqual(['', '', '?q=a%26b']);
});
