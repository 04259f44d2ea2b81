/** What the pages of the keepers ask the server: columns of files, the charter article by article, an amendment still being written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openFresh } from './databases.ts';
import { HttpDesk } from './http-desk.ts';
import { httpFederation, type HttpFederation } from './http-federation.ts';

let f: HttpFederation;
const at = (path: string): string => `/api/orgs/${f.org}${path}`;

beforeAll(async () => {
  f = await httpFederation(new HttpDesk(await openFresh('embedded')));
}, 60_000);

describe('the pages of the keepers', () => {
  it('know the columns of files: those of every roll first, then those of the charter, with their choices', async () => {
    const { columns, history } = (await f.registrar.get(at('/imports'))).body as { columns: { members: { name: string; required: boolean; choices: string[] }[] }; history: unknown[] };
    expect(columns.members.map(column => column.name)).toEqual(['number', 'name', 'unit', 'status', 'joined', 'email', 'dues paid until', 'category']);
    expect(columns.members.find(column => column.name === 'category')?.choices).toContain('office');
    expect(columns.members.filter(column => column.required).map(column => column.name)).toEqual(['name', 'unit', 'status', 'joined']);
    expect(history).toEqual([]);
  });

  it('have each article as it stands in the text', async () => {
    const { text, articles } = (await f.registrar.get(at('/charter/text'))).body as { text: string; articles: { id: string; text: string }[] };
    expect(articles.length).toBeGreaterThan(50);
    expect(articles.every(article => text.includes(article.text) && article.text.startsWith('#'))).toBe(true);
    expect((await f.registrar.get(at('/charter/text?version=unknown'))).status).toBe(404);
  });

  it('see what an amendment would do, and keep nothing of it', async () => {
    const { articles } = (await f.registrar.get(at('/charter/text'))).body as { articles: { id: string; text: string }[] };
    const article = articles.find(each => each.id === '15')!.text;
    const check = async (text: string): Promise<Record<string, unknown>> => (await f.registrar.post(at('/amendments/check'), { articles: text, removed: [] })).body;
    const checked = await check(article.replace('Any member', 'Every member').replace(/between meetings: \d+ days/u, 'between meetings: 21 days'));
    expect(checked).toMatchObject({ unusable: false, blocking: [], diff: { articles: [{ id: '15', change: 'changed' }], consequences: [{ article: '15', kind: 'changed' }] } });
    expect(await check(article.replace('motions in:', 'motion in:'))).toMatchObject({ unusable: true });
    expect((await f.registrar.post(at('/amendments/check'), { articles: '', removed: ['999'] })).body['error']).toMatchObject({ code: 'amendment-unreadable' });
    expect(((await f.registrar.get(at('/charter'))).body['versions'] as unknown[])).toHaveLength(1);
  });
});
