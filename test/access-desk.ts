/** An installation's access room for tests: a clock that tests turn, a mailbox they read, cheap password hashes. */
import { randomBytes } from 'node:crypto';
import { createAccess } from '#access/access.ts';
import type { Access } from '#access/access.ts';
import type { AccessFault } from '#access/context.ts';
import type { Mail } from '#access/mail.ts';
import type { Database } from '#store/open-database.ts';
import { visitor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export const ORIGIN = 'http://hall.example';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export interface AccessDesk {
  readonly access: Access;
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  readonly mails: readonly Mail[];
  readonly faults: readonly AccessFault[];
  readonly visitor: () => Visitor;
  /** A new organisation, so that tests sharing a database keep apart. */
  readonly newOrg: () => string;
  /** Another server process on the same database, at the same time. */
  readonly otherProcess: () => Access;
}

export function accessDesk(database: Database, { mail = true, origin = ORIGIN }: { readonly mail?: boolean; readonly origin?: string } = {}): AccessDesk {
  let time = Date.UTC(2026, 10, 1, 12);
  let orgs = 0;
  const mails: Mail[] = [];
  const faults: AccessFault[] = [];
  const desk = randomBytes(6).toString('hex');
  const open = (): Access => createAccess({
    // Desks on one database are installations of their own, with attempts of their own.
    database, secret: `a secret of the test installation ${desk}, long enough`, origins: [origin],
    clock: () => time, random: bytes => randomBytes(bytes), passwordCost: { N: 2 ** 10, r: 8, p: 1 },
    report: fault => { faults.push(fault); },
    ...(mail ? { mail: { ready: () => Promise.resolve(), close: () => undefined, send: (letter: Mail) => { mails.push(letter); return Promise.resolve(); } } } : {}),
  });
  const access = open();
  return {
    access, mails, faults, otherProcess: open,
    now: () => time,
    pass: milliseconds => { time += milliseconds; },
    visitor: () => visitor(request => access.handler(request), origin),
    newOrg: () => `org-${desk}-${++orgs}`,
  };
}
