import { describe, expect, it } from 'vitest';
import { openFresh } from '../databases.ts';
import { actKey, HttpDesk } from '../http-desk.ts';
import { httpFederation, type HttpFederation } from '../http-federation.ts';
import type { Visitor } from '../visitor.ts';

interface Ground { readonly desk: HttpDesk; readonly f: HttpFederation; readonly other: HttpFederation; readonly member: Visitor; readonly acts: string }

let started: Promise<Ground> | undefined;
const ground = () => started ??= (async () => {
  const desk = new HttpDesk(await openFresh('embedded'));
  const [f, other] = [await httpFederation(desk), await httpFederation(desk)];
  return { desk, f, other, member: await desk.signIn(f.org, f.depot[0]!), acts: `/api/orgs/${f.org}/acts` };
})();

/** Milliseconds within which any request is answered, on a slow machine too. */
const BOUND = 20_000;

/** Sends a body as it is; gives the status and the code, after seeing that the server still answers others. */
async function send({ desk, member, f }: Ground, path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Promise<{ readonly status: number; readonly code: string }> {
  const begun = performance.now();
  const bare = member.request('POST', path);
  bare.headers.set('content-type', type);
  const response = await desk.app.fetch(new Request(bare, { body }));
  const { error } = await response.json() as { error?: { code: string } };
  expect(performance.now() - begun).toBeLessThan(BOUND);
  expect((await member.get(`/api/orgs/${f.org}`)).status).toBe(200);
  expect(desk.faults.splice(0)).toEqual([]);
  return { status: response.status, code: error?.code ?? '' };
}

const act = (kind: string, content: unknown): string => JSON.stringify({ key: actKey(), kind, content });
const nested = (depth: number): string => `{"key":"${actKey()}","kind":"nominate","content":{"election":${'['.repeat(depth)}${']'.repeat(depth)}}}`;

describe('a request that nobody meant', { timeout: 60_000 }, () => {
  it.each([
    ['no JSON', '{"key":', 'application/json', 400, 'malformed'],
    ['an empty body', '', 'application/json', 400, 'malformed'],
    ['a form', 'key=1&kind=cast', 'application/x-www-form-urlencoded', 415, 'unsupported-type'],
    ['text', act('nominate', {}), 'text/plain', 415, 'unsupported-type'],
    ['UTF-16 in Russian', Buffer.from(act('nominate', { election: 'выборы' }), 'utf16le'), 'application/json', 400, 'malformed'],
    ['UTF-16 that says so', Buffer.from(act('nominate', {}), 'utf16le'), 'application/json; charset=utf-16', 415, 'unsupported-encoding'],
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'application/json', 415, 'unsupported-encoding'],
    ['a byte more than a megabyte', `"${'x'.repeat(1024 * 1024 - 1)}"`, 'application/json', 413, 'too-large'],
    ['an unknown act', act('abolish', {}), 'application/json', 400, 'malformed'],
    ['an act of the clock', act('close-nominations', { election: 'x' }), 'application/json', 400, 'malformed'],
    ['an act of the founders', act('found', {}), 'application/json', 400, 'malformed'],
    ['an act named like a method', act('constructor', {}), 'application/json', 400, 'malformed'],
    ['content that is a list', act('nominate', []), 'application/json', 400, 'malformed'],
    ['content that is null', act('nominate', null), 'application/json', 400, 'malformed'],
    ['a number for an id', act('nominate', { election: 7, person: 7 }), 'application/json', 400, 'malformed'],
    ['an object for an id', act('nominate', { election: { $ne: '' }, person: {} }), 'application/json', 400, 'malformed'],
    ['members that no act has', act('nominate', { election: 'x', person: 'y', at: 0, by: 'founders' }), 'application/json', 400, 'malformed'],
    ['an id of 10,000 characters', act('nominate', { election: 'x'.repeat(10_000), person: 'y' }), 'application/json', 400, 'malformed'],
    ['a prototype for content', `{"key":"${actKey()}","kind":"nominate","content":{"__proto__":{"election":"x","person":"y"}}}`, 'application/json', 400, 'malformed'],
    ['a NUL', act('nominate', { election: 'a\u0000b', person: 'y' }), 'application/json', 400, 'malformed-text'],
    ['half a character', '{"key":"12345678","kind":"nominate","content":{"election":"\\ud800","person":"y"}}', 'application/json', 400, 'malformed-text'],
    ['a hundred thousand choices', act('cast', { poll: 'x', choice: { kind: 'ranking', order: Array.from({ length: 100_000 }, () => 'x') } }), 'application/json', 400, 'malformed'],
    ['a list in a list, forty deep', nested(40), 'application/json', 400, 'malformed'],
    ['a list in a list, a hundred thousand deep', nested(100_000), 'application/json', 400, 'malformed'],
    ['a number beyond all', '{"key":"12345678","kind":"enter-hall-count","content":{"poll":"x","for":1e400,"against":0,"abstain":0}}', 'application/json', 400, 'malformed'],
    ['half a vote', act('cast', { poll: 'x', choice: { kind: 'split', for: 0.5, against: 0, abstain: 0 } }), 'application/json', 400, 'malformed'],
    ['a key of the clock', JSON.stringify({ key: 'timer:close-poll:x:1', kind: 'nominate', content: {} }), 'application/json', 400, 'malformed'],
  ] as const)('that is %s is answered clearly', async (_what, body, type, status, code) => {
    const there = await ground();
    expect(await send(there, there.acts, body as string | Uint8Array<ArrayBuffer>, type)).toEqual({ status, code });
  });

  it('about things of another organisation finds nothing there', async () => {
    const there = await ground();
    const { f, other, desk } = there;
    await other.act(other.registrar, 'call-election', { body: 'workplace-steward@depot' });
    const { rows } = await desk.database.pool.query<{ id: string }>("select id from fact where org = $1 and kind = 'election'", [other.org]);
    expect(await send(there, there.acts, act('nominate', { election: rows[0]?.id, person: f.depot[0] }))).toEqual({ status: 422, code: 'no-such-thing' });
    expect(await send(there, `/api/orgs/${other.org}/acts`, act('nominate', { election: rows[0]?.id, person: f.depot[0] }))).toEqual({ status: 404, code: 'not-found' });
    for (const path of [`/elections/${rows[0]?.id}`, `/people/${other.depot[0]}`, `/elections/${'x'.repeat(10_000)}`, '/units/__proto__', '/polls/constructor', '/bodies/%00', '/motions/%E0%A4%A'])
      expect([path.slice(0, 30), [400, 404].includes((await there.member.get(`/api/orgs/${f.org}${path}`)).status)]).toEqual([path.slice(0, 30), true]);
  });
});

const charter = (text: string): string => JSON.stringify({ file: 'trial.md', text });
const rule = (yaml: string): string => `# Trial\n\n### Article 1. Name\n\nText.\n\n\`\`\`rule\n${yaml}\n\`\`\`\n`;
const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, n) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[n]}`).join(', ')}]`)].join('\n');

describe('a charter that nobody meant', { timeout: 60_000 }, () => {
  it.each([
    ['five megabytes', charter('x'.repeat(5 * 1024 * 1024)), 413],
    ['more than a charter may have', charter('x'.repeat(600_001)), 400],
    ['a billion laughs', charter(rule(laughs)), 200],
    ['itself in itself', charter(rule('a: &a [*a]')), 200],
    ['a key of prototypes', charter(rule('__proto__: {language: en}\nconstructor: x')), 200],
    ['a tag', charter(rule('charter: !!js/function "x"')), 200],
    ['lists in lists', charter(rule(`charter: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)), 400],
    ['lists in lists that fit', charter(rule(`charter: ${'['.repeat(90)}${']'.repeat(90)}`)), 200],
    ['lists in lists of Markdown', charter(`${'> '.repeat(20_000)}x`), 400],
    ['more articles than a charter may have', charter(Array.from({ length: 401 }, (_, n) => `### Article ${n + 1}. Name\n\nText.\n`).join('\n')), 400],
    ['as many articles as fit', charter(Array.from({ length: 400 }, (_, n) => `### Article ${n + 1}. Name\n\nText.\n`).join('\n')), 200],
    ['fifty thousand articles', charter(Array.from({ length: 50_000 }, (_, n) => `### Article ${n + 1}. Name\n\nText.\n`).join('\n')), 413],
    ['emphasis without end', charter('*a **b '.repeat(60_000)), 400],
    ['emphasis to the brim', charter(Array.from({ length: 25 }, () => '*a **b '.repeat(66)).join('\n\n')), 200],
    ['brackets without end', charter('['.repeat(300_000)), 400],
    ['brackets to the brim', charter(Array.from({ length: 24 }, () => '['.repeat(200)).join('\n\n')), 200],
  ] as const)('such as %s is checked or refused in bounded time', async (_what, body, status) => {
    const there = await ground();
    expect((await send(there, '/api/charters/check', body)).status).toBe(status);
  });
});
