import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { smtpMail, type MailPort } from '#access/mail.ts';
import { accessFaultText } from '../src/cli/access-fault.ts';
import { openFresh } from './databases.ts';
import { actKey, HttpDesk } from './http-desk.ts';
import { httpFederation, type HttpFederation } from './http-federation.ts';
import { smtpServer, type SmtpServer } from './smtp-server.ts';
import type { Reply, Visitor } from './visitor.ts';

const codeIn = (text: string): string => /\/enter#(\S+)/u.exec(text)?.[1] ?? '';

describe('with a mail server', () => {
  let server: SmtpServer;
  let port: MailPort;
  let desk: HttpDesk;
  let f: HttpFederation;

  beforeAll(async () => {
    server = await smtpServer();
    port = smtpMail({ url: server.url, from: 'Federation <federation@example.org>' });
    desk = new HttpDesk(await openFresh('embedded'), { mail: port });
    f = await httpFederation(desk);
  }, 60_000);

  afterEach(async () => {
    await desk.access.settled();
    server.turnAway(false);
    expect(server.waiting()).toBe(0);
    desk.accessFaults.splice(0);
  });

  afterAll(async () => {
    port.close();
    await server.close();
  });

  /** A member who has confirmed an address of theirs. */
  async function withEmail(person: string, email: string): Promise<Visitor> {
    const member = await desk.signIn(f.org, person);
    expect((await member.post('/api/auth/own/email', { email })).status).toBe(200);
    expect((await member.post('/api/auth/code', { code: codeIn((await server.nextMail()).text) })).status).toBe(200);
    return member;
  }

  const askForLink = (email: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const browser = desk.visitor();
    return Promise.resolve(desk.app.fetch(browser.request('POST', '/api/auth/mail-link', { body: JSON.stringify({ email }), headers }), {}));
  };

  it('a member signs in by a link, in the language of the browser', async () => {
    await withEmail(f.depot[0]!, 'depot@example.org');
    await askForLink('Depot@example.org', { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' });
    const mail = await server.nextMail();
    expect(mail).toMatchObject({ to: 'depot@example.org', subject: 'Ссылка для входа' });
    const browser = desk.visitor();
    expect((await browser.post('/api/auth/code', { code: codeIn(mail.text) })).status).toBe(200);
    expect((await browser.get(`/api/orgs/${f.org}`)).status).toBe(200);
  });

  it('the keeper of the roll invites a unit, each by their own link, and learns who has no address', async () => {
    await desk.database.pool.query("update particulars set email = null where org = $1 and person = $2", [f.org, f.works[3]]);
    const invited = await f.registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), unit: 'works' });
    expect(invited).toMatchObject({ status: 200, body: { invited: 11, without: [{ person: f.works[3] }] } });
    const mails = await Promise.all(Array.from({ length: 11 }, () => server.nextMail()));
    expect(mails.map(mail => mail.to).toSorted()).toEqual(f.works.filter(person => person !== f.works[3]).map(person => `${person}@example.org`).toSorted());
    expect(new Set(mails.map(mail => codeIn(mail.text))).size).toBe(11);
    const [first] = mails;
    expect(first).toMatchObject({ subject: 'Your way in: Federation' });
    const member = desk.visitor();
    expect((await member.post('/api/auth/code', { code: codeIn(first?.text ?? '') })).status).toBe(200);
    expect((await member.get(`/api/orgs/${f.org}`)).body['me']).toMatchObject({ person: first?.to.split('@')[0] });
  });

  it('nobody but the keeper of the roll invites', async () => {
    const member = await desk.signIn(f.org, f.depot[1]!);
    expect((await member.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), unit: 'works' })).status).toBe(404);
  });

  it('nobody is invited from a sample, whose keeper is whoever likes', async () => {
    await desk.database.pool.query('update organisation set sample = true where id = $1', [f.org]);
    const refused = await f.registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), unit: 'works' });
    await desk.database.pool.query('update organisation set sample = false where id = $1', [f.org]);
    expect(refused).toMatchObject({ status: 501, body: { error: { code: 'mail-not-configured' } } });
  });

  it('a mailbox is not filled by one who asks again and again from several accounts', async () => {
    const members = await Promise.all(f.depot.slice(10, 14).map(person => desk.signIn(f.org, person)));
    const statuses = await Promise.all(members.map(async member => (await member.post('/api/auth/own/email', { email: 'victim@example.org' })).status));
    expect(statuses.toSorted()).toEqual([200, 200, 200, 429]);
    await Promise.all([server.nextMail(), server.nextMail(), server.nextMail()]);
  });

  describe('that fails', () => {
    const told = (): readonly string[] => desk.accessFaults.map(accessFaultText);

    /** What a stranger can see of an answer. */
    const seen = async (response: Response): Promise<unknown> => ({ status: response.status, body: await response.text(), headers: [...response.headers] });

    it('a person gets the same answer, known or not, and the operator one line for all failures', async () => {
      await withEmail(f.depot[2]!, 'unreachable@example.org');
      server.turnAway(true);
      const before = server.turnedAway();
      const known = await seen(await askForLink('unreachable@example.org'));
      const unknown = await seen(await askForLink('nobody@example.org'));
      const again = await seen(await askForLink('unreachable@example.org'));
      await desk.access.settled();
      expect(server.turnedAway() - before).toBe(2);
      expect(known).toEqual(unknown);
      expect(again).toEqual(known);
      expect(told()).toEqual([expect.stringMatching(/^Mail cannot be sent: .*451/u)]);
      expect(told().join('')).not.toContain('unreachable');
    });

    it('tells the operator again only after a mail went off', async () => {
      const member = await desk.signIn(f.org, f.depot[3]!);
      const ask = async (email: string): Promise<void> => { await member.post('/api/auth/own/email', { email }); await desk.access.settled(); };
      await ask('one@example.org');
      await server.nextMail();
      server.turnAway(true);
      await ask('two@example.org');
      await ask('three@example.org');
      expect(told()).toHaveLength(1);
    });

    it('says how many of the invited went without, and leaves the server alone after some', async () => {
      server.turnAway(true);
      const before = server.turnedAway();
      expect(await f.registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), unit: 'depot' })).toMatchObject({ status: 200 });
      await desk.access.settled();
      // Two of them have confirmed an address of their own, and would be told there.
      expect(server.turnedAway() - before).toBe(5 + 2);
      expect(told().at(-1)).toContain('30 were not sent');
    });
  });

  it('tells whoever has an address that a letter was printed for them, by whom, and never the code', async () => {
    const person = f.depot[7]!;
    const { body } = await f.registrar.post(`/api/orgs/${f.org}/letters`, { key: actKey(), persons: [person] });
    const mail = await server.nextMail();
    expect(mail).toMatchObject({ to: `${person}@example.org`, subject: expect.stringContaining('A code was issued for you') });
    expect(mail.text).toContain('Anna Registrar issued a code for you');
    expect(mail.text).not.toContain(String(body['letters'][0].code));
  });

  it('that is not there: nobody is invited, and no former link ends', async () => {
    await f.registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), persons: [f.depot[4]] });
    const mail = await server.nextMail();
    const gone = await smtpServer();
    await gone.close();
    const dark = smtpMail({ url: gone.url, from: 'federation@example.org' });
    const other = new HttpDesk(desk.database, { mail: dark });
    const registrar = await other.signIn(f.org, f.registrarPerson);
    const refused: Reply = await registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), persons: [f.depot[4]] });
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'mail-unavailable' } } });
    expect((await desk.visitor().post('/api/auth/code', { code: codeIn(mail.text) })).status).toBe(200);
    dark.close();
  });
});

it('without a mail server no page offers mail, and asking all the same is answered plainly', async () => {
  const desk = new HttpDesk(await openFresh('embedded'));
  const f = await httpFederation(desk);
  expect((await desk.visitor().get('/api/installation')).body['mail']).toBe(false);
  expect((await desk.visitor().get('/api/auth/me')).body['mail']).toBe(false);
  expect(await f.registrar.post(`/api/orgs/${f.org}/invitations`, { key: actKey(), unit: 'works' })).toMatchObject({ status: 501, body: { error: { code: 'mail-not-configured' } } });
});
