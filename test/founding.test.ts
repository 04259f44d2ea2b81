import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parsePrintedCode } from '#access/printed-code.ts';
import { checkCharter } from '#service/views/charter-articles.ts';
import { openFresh } from './databases.ts';
import { HttpDesk } from './http-desk.ts';
import type { Visitor } from './visitor.ts';

const HERE = { fromHere: true };

async function freshDesk(): Promise<{ readonly desk: HttpDesk; readonly code: string }> {
  const desk = new HttpDesk(await openFresh('embedded'));
  return { desk, code: await desk.access.setupCode() ?? '' };
}

const file = 'federation-of-councils.md';
const text = await readFile(new URL(`../charters/${file}`, import.meta.url), 'utf8');
const { blocking } = checkCharter({ file, text });

async function found(visitor: Visitor, setup?: string): Promise<{ readonly status: number; readonly code: string | undefined }> {
  const { status, body } = await visitor.post('/api/organisations', { name: 'Federation', charter: { file, text }, registrar: { name: 'Anna' }, acknowledged: blocking, ...(setup === undefined ? {} : { setup }) });
  return { status, code: body['error']?.code };
}

const mayFound = async (visitor: Visitor): Promise<unknown[]> => {
  const { body } = await visitor.get('/api/installation');
  return [body['canFound'], body['foundingCode']];
};

const MISTYPED = 'AAAA-BBBB-CCCC-DDDD';

/** Well-formed codes that begin like the right one and are others. */
function guessesBeside(code: string): readonly string[] {
  const ends = Array.from({ length: 16 ** 4 }, (_, number) => number.toString(16).toUpperCase().padStart(4, '0'));
  return ends.map(end => code.slice(0, -4) + end).filter(guess => guess !== code && parsePrintedCode(guess) !== undefined);
}

/** Each opens a database of its own. */
describe('the first organisation', { timeout: 90_000 }, () => {
  it('is founded without a code at the machine itself', async () => {
    const { desk } = await freshDesk();
    const here = desk.visitor(HERE);
    expect(await mayFound(here)).toEqual([true, false]);
    expect(await found(here)).toEqual({ status: 200, code: undefined });
  });

  it('is founded from elsewhere with the code of the terminal only', async () => {
    const { desk, code } = await freshDesk();
    const other = await freshDesk();
    const stranger = desk.visitor();
    expect(await mayFound(stranger)).toEqual([true, true]);
    expect(await found(stranger)).toEqual({ status: 403, code: 'setup-code-needed' });
    expect(await found(stranger, MISTYPED)).toEqual({ status: 403, code: 'setup-code-refused' });
    expect(await found(stranger, other.code)).toEqual({ status: 403, code: 'setup-code-refused' });
    expect(await found(stranger, code.toLowerCase().replaceAll('-', ' '))).toEqual({ status: 200, code: undefined });
  });

  it('ends the code: nobody founds another with it or becomes the operator', async () => {
    const { desk, code } = await freshDesk();
    await found(desk.visitor(HERE));
    const late = desk.visitor();
    expect(await mayFound(late)).toEqual([false, false]);
    expect((await found(late, code)).status).toBe(401);
    expect((await late.post('/api/auth/code', { code })).status).toBe(410);
    expect((await found(desk.visitor(HERE))).status).toBe(401);
  });

  it('is not founded with a code that is a day old, nor with one that a later start replaced', async () => {
    const { desk, code } = await freshDesk();
    const newer = await desk.access.setupCode() ?? '';
    expect(await found(desk.visitor(), code)).toEqual({ status: 403, code: 'setup-code-refused' });
    desk.now += 25 * 60 * 60 * 1000;
    expect(await found(desk.visitor(), newer)).toEqual({ status: 403, code: 'setup-code-refused' });
  });

  it('is not founded by guessing: ten failures close the place of the code for a while, for the right one too', async () => {
    const { desk, code } = await freshDesk();
    const stranger = desk.visitor();
    const guesses = guessesBeside(code);
    for (const guess of guesses.slice(0, 10)) expect(await found(stranger, guess)).toEqual({ status: 403, code: 'setup-code-refused' });
    expect(await found(stranger, guesses[10])).toEqual({ status: 429, code: 'too-many-attempts' });
    expect(await found(stranger, code)).toEqual({ status: 429, code: 'too-many-attempts' });
    desk.now += 100_000;
    expect(await found(stranger, code)).toEqual({ status: 200, code: undefined });
  });

  it('leaves a charter that is not clean unfounded and the code alive', async () => {
    const { desk, code } = await freshDesk();
    const stranger = desk.visitor();
    const broken = await stranger.post('/api/organisations', { name: 'X', charter: { file: 'x.md', text: '# X' }, registrar: { name: 'Y' }, setup: code });
    expect(broken.status).toBe(422);
    expect(await found(stranger, code)).toEqual({ status: 200, code: undefined });
  });
});
