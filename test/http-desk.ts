/** An installation's interface for tests, without a socket: an app on a real database, a clock that tests turn, browsers that sign in by letter. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createAccess, type Access } from '#access/access.ts';
import type { AccessFault } from '#access/context.ts';
import type { MailPort } from '#access/mail.ts';
import { createApp } from '#http/app.ts';
import type { Site } from '#http/site.ts';
import { Assembly } from '#service/assembly.ts';
import { Changes } from '#service/changes.ts';
import { MemberCounting } from '#service/member-counts.ts';
import { NO_SAMPLE } from '#service/sample-port.ts';
import type { Database } from '#store/open-database.ts';
import { visitor, type Visitor } from './visitor.ts';

const ORIGIN = 'http://hall.example';
const DAY = 86_400_000;

export class HttpDesk {
  readonly database: Database;
  readonly access: Access;
  readonly assembly: Assembly;
  readonly changes: Changes;
  readonly app: ReturnType<typeof createApp>;
  readonly faults: unknown[] = [];
  readonly accessFaults: AccessFault[] = [];
  now = Date.UTC(2026, 0, 12, 9);

  constructor(database: Database, { mail, site }: { readonly mail?: MailPort; readonly site?: Site } = {}) {
    this.database = database;
    this.access = createAccess({
      database, secret: 'a secret of the test installation, long enough', origins: [ORIGIN], clock: () => this.now, random: bytes => randomBytes(bytes), passwordCost: { N: 2 ** 10, r: 8, p: 1 },
      report: fault => { this.accessFaults.push(fault); }, ...(mail ? { mail } : {}),
    });
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
    this.changes = new Changes(this.assembly);
    const counting = new MemberCounting(this.assembly, this.changes);
    this.app = createApp({ access: this.access, assembly: this.assembly, changes: this.changes, counting, sample: NO_SAMPLE, version: 'test', hall: false, mail: mail !== undefined, behindProxy: false, report: error => { this.faults.push(error); } }, site);
  }

  /** A browser that nobody has signed in with, at the machine of the server or at another. */
  visitor({ fromHere = false } = {}): Visitor {
    return visitor(async request => {
      if (request.method !== 'GET') request.headers.set('content-type', 'application/json');
      request.headers.set('host', fromHere ? 'localhost:4321' : 'hall.example');
      return this.app.fetch(request, { peer: fromHere ? '::1' : '192.0.2.1' });
    }, ORIGIN);
  }

  async signIn(org: string, person: string): Promise<Visitor> {
    const [letter] = await this.access.issueCodes(org, [person]);
    const browser = this.visitor();
    const reply = await browser.post('/api/auth/code', { code: letter?.code ?? '' });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return browser;
  }

  async advance(days: number): Promise<void> {
    this.now += days * DAY;
    while ((await this.assembly.runDue()) > 0);
  }
}

/** A key as clients make it. */
export function actKey(): string {
  return randomUUID();
}
