import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { compile } from '#charter/compile.ts';
import { shapeFault } from '#http/charter-shape.ts';
import { openFresh } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import { CharterDesk, type DeskTerms } from './charter-desk.ts';
import { checkCharter } from './views/charter-articles.ts';

const FILE = 'federation-of-councils.md';
const federation = await readFile(new URL(`../../charters/${FILE}`, import.meta.url), 'utf8');

/** As slow as a text can be that the border lets in: as many articles and rules as it takes, and all of them wrong. */
function slowText(articles = 295): string {
  const blocks = federation.match(/```rule[\s\S]*?```/gu) ?? [];
  return `# Slow\n\n${Array.from({ length: articles }, (_, n) => `### Article ${n + 1}. A\n\n${blocks[n % blocks.length]}\n\n${blocks[(n + 7) % blocks.length]}\n`).join('\n')}`;
}

const desks: CharterDesk[] = [];

function open(terms: Partial<DeskTerms> = {}): CharterDesk {
  const desk = new CharterDesk(terms);
  desks.push(desk);
  return desk;
}

afterEach(async () => { await Promise.all(desks.splice(0).map(desk => desk.close())); });

describe('the desk', () => {
  it('finds what is found without it', async () => {
    const charter = { file: FILE, text: federation };
    expect(await open().check(charter, 'strangers')).toEqual(checkCharter(charter));
  });

  it('gives laws that are the laws compiled without it, also beside readings', async () => {
    const read = (name: string): Promise<string> => readFile(new URL(`../../charters/${name}`, import.meta.url), 'utf8');
    const rsfsr = { file: 'rsfsr-1918.md', text: await read('rsfsr-1918.md'), readings: { file: 'rsfsr-1918.readings.md', text: await read('rsfsr-1918.readings.md') }, version: 'sha256:x' as never };
    const { diff, ...compiled } = await open().draft(rsfsr);
    expect(compiled).toStrictEqual(compile(rsfsr));
    expect(diff).toBeUndefined();
  });

  it('gives up what takes too long, and goes on to the next', async () => {
    const desk = open({ longest: 1 });
    const charter = { file: FILE, text: slowText() };
    const answers = await Promise.allSettled([desk.check(charter, 'members'), desk.check(charter, 'members')]);
    expect(answers).toMatchObject([{ status: 'rejected', reason: { reason: 'too-long' } }, { status: 'rejected', reason: { reason: 'too-long' } }]);
  });

  it('reads one after another in one thread', { timeout: 60_000 }, async () => {
    const desk = open();
    const names = await Promise.all(['One', 'Two', 'Three'].map(async name => (await desk.check({ file: FILE, text: federation.replaceAll('Federation of Councils', name) }, 'members')).name));
    expect(names).toEqual(['One', 'Two', 'Three']);
  });

  it('turns away whom it cannot serve soon, and keeps strangers and members apart', { timeout: 60_000 }, async () => {
    const desk = open({ mostWaiting: 2 });
    const text = slowText(30);
    const taken = [1, 2, 3].map(() => desk.check({ file: FILE, text }, 'strangers'));
    await expect(desk.check({ file: FILE, text }, 'strangers')).rejects.toMatchObject({ reason: 'busy' });
    expect((await desk.check({ file: FILE, text: '# X' }, 'members')).unusable).toBe(true);
    expect((await Promise.all(taken)).map(each => each.unusable)).toEqual([true, true, true]);
  });
});

describe('a server that reads a charter', () => {
  it('answers others meanwhile, whether a stranger or a member sent it', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await openFresh('embedded'));
    const f = await httpFederation(desk);
    const member = await desk.signIn(f.org, f.depot[0]!);
    const text = slowText(150);
    expect(shapeFault(slowText())).toBeUndefined();
    expect(shapeFault(text)).toBeUndefined();
    const slow: readonly (() => Promise<{ readonly status: number; readonly body: object }>)[] = [
      () => desk.visitor().post('/api/charters/check', { file: FILE, text }),
      () => member.post(`/api/orgs/${f.org}/amendments/check`, { articles: text.replace('# Slow', ''), removed: [] }),
    ];
    for (const send of slow) {
      let isRead = false;
      const answer = send().finally(() => { isRead = true; });
      let answered = 0;
      while (!isRead) {
        expect((await member.get(`/api/orgs/${f.org}`)).status).toBe(200);
        answered += 1;
      }
      expect((await answer).status).toBeLessThan(500);
      expect(answered).toBeGreaterThan(10);
    }
    await desk.assembly.charters.close();
  });

  it('says plainly that a text takes too long, or that others wait', async () => {
    const desk = new HttpDesk(await openFresh('embedded'));
    const short = open({ longest: 1, mostWaiting: 1 });
    Object.defineProperty(desk.assembly, 'charters', { value: short });
    const send = () => desk.visitor().post('/api/charters/check', { file: FILE, text: slowText(50) });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map(({ status, body }) => [status, body['error'].code]).toSorted()).toEqual([[422, 'too-long'], [422, 'too-long'], [503, 'busy']]);
    expect(desk.faults).toEqual([]);
  });
});
