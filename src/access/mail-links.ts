/** Links by e-mail: to sign in, to show that an address is one's own, and to come in for the first time. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { normalLogin } from './accounts.ts';
import type { AccessContext } from './context.ts';
import { entryLink, issueCode, issueCodes } from './entry-codes.ts';
import type { AccountId } from './identity.ts';
import type { Mail, MailPort } from './mail.ts';
import { MAIL_WORDING } from './mail-wording.ts';
import type { MailLanguage } from './mail-wording.ts';
import type { AccessRefusal } from './refusal.ts';

const MINUTE = 60_000;
const MOST_FAILURES_IN_A_ROW = 5;

interface Asked {
  readonly email: string;
  readonly language: MailLanguage;
}

/**
 * Answers at once and always the same; whether the address is known, and whether the mail goes off, decides only what
 * happens after the answer. Repeated requests for one address are dropped in silence.
 */
export function requestMailLink(context: AccessContext, port: MailPort, { email: typed, language }: Asked): void {
  const email = normalLogin(typed);
  context.later(async () => {
    if (await context.limits.mailLink.attempt(email) > 0) return;
    const { rows: [row] } = await context.database.pool.query('select id from account where email = $1', [email]);
    if (row !== undefined) await sendLink(context, port, { purpose: 'email', account: row.id, email, language });
  });
}

/** The address is taken into use when the link is opened, which ends in a sign-in. */
export async function requestEmail(context: AccessContext, port: MailPort, account: AccountId, { email: typed, language }: Asked): Promise<Result<void, AccessRefusal>> {
  const email = normalLogin(typed);
  // By the address as well: nobody's mailbox is to be filled by whoever has several accounts.
  for (const key of [account, `confirm ${email}`]) {
    const wait = await context.limits.mailLink.attempt(key);
    if (wait > 0) return err({ code: 'too-many-attempts', wait });
  }
  context.later(() => sendLink(context, port, { purpose: 'verify-email', account, email, language }));
  return ok(undefined);
}

interface Link extends Asked {
  readonly purpose: 'email' | 'verify-email';
  readonly account: AccountId;
}

async function sendLink(context: AccessContext, port: MailPort, { purpose, account, email, language }: Link): Promise<void> {
  const lasts = context.times.mailLinkLasts;
  const code = await issueCode(context.database.pool, context, { account, email }, { purpose, expiresAt: context.clock() + lasts, uses: 1 });
  const wording = MAIL_WORDING[language];
  const write = purpose === 'email' ? wording.signIn : wording.verify;
  await sendInSilence(port, { to: email, ...write(entryLink(context, code), Math.round(lasts / MINUTE)) });
}

export interface Invited {
  readonly person: string;
  readonly name: string;
  readonly email: string;
}

export interface Invitations {
  readonly org: string;
  readonly organisation: string;
  readonly language: MailLanguage;
  readonly to: readonly Invited[];
}

export async function mailReady(port: MailPort | undefined): Promise<Result<void, AccessRefusal>> {
  if (port === undefined) return err({ code: 'mail-not-configured' });
  return await port.ready().then(() => true, () => false) ? ok(undefined) : err({ code: 'mail-unavailable' });
}

/** Issues a link for each person, earlier ones end, and mails them one after another in the background. Refused, with nothing issued, while the mail server does not answer. */
export async function sendInvitations(context: AccessContext, port: MailPort | undefined, { org, organisation, language, to }: Invitations): Promise<Result<void, AccessRefusal>> {
  const ready = await mailReady(port);
  if (!ready.ok || port === undefined) return ready;
  const expiresAt = context.clock() + context.times.letterLasts;
  const codes = new Map((await issueCodes(context, org, to.map(each => each.person), { purpose: 'link', expiresAt })).map(code => [code.person, code.link]));
  const mails = to.map(({ person, name, email }) => ({ to: email, ...MAIL_WORDING[language].invitation({ organisation, name, link: codes.get(person) ?? '', expiresAt }) }));
  context.later(async () => {
    const sent = await sendAll(port, mails);
    if (sent < mails.length) context.report({ kind: 'invitations-not-sent', org, sent, of: mails.length });
  });
  return ok(undefined);
}

export interface CodeNotices {
  readonly org: string;
  readonly organisation: string;
  readonly language: MailLanguage;
  /** The name of whoever issued the codes. */
  readonly by: string;
  readonly channel: 'letter' | 'link';
  /** With the address on the roll, where there is one. */
  readonly to: readonly { readonly person: string; readonly name: string; readonly email: string | null }[];
}

/**
 * Tells people in the background that a code was issued for them: to the address on the roll, and to the one they have
 * confirmed themselves, which no keeper of the roll can change. Whoever is mailed the link itself needs no other mail there.
 */
export function sendCodeNotices(context: AccessContext, port: MailPort, { org, organisation, language, by, channel, to }: CodeNotices): void {
  const at = context.clock();
  context.later(async () => {
    const { rows } = await context.database.pool.query(
      'select p.person, a.email from account_person p join account a on a.id = p.account where p.org = $1 and p.person = any($2) and a.email is not null', [org, to.map(each => each.person)]);
    const confirmed = new Map<string, string>(rows.map(row => [row.person, row.email]));
    const mails = to.flatMap(({ person, name, email }) => {
      const known = new Set([email === null ? [] : normalLogin(email), confirmed.get(person) ?? []].flat());
      if (channel === 'link' && email !== null) known.delete(normalLogin(email));
      return [...known].map(address => ({ to: address, ...MAIL_WORDING[language].codeIssued({ organisation, name, by, at, channel }) }));
    });
    await sendAll(port, mails);
  });
}

/** How many were sent. A server that fails again and again is not asked for the rest. */
async function sendAll(port: MailPort, mails: readonly Mail[]): Promise<number> {
  let [sent, failedInARow] = [0, 0];
  for (const mail of mails) {
    if (failedInARow === MOST_FAILURES_IN_A_ROW) return sent;
    const isSent = await sendInSilence(port, mail);
    if (isSent) sent += 1;
    failedInARow = isSent ? 0 : failedInARow + 1;
  }
  return sent;
}

/** The port tells the operator of what fails; the person at the other end is told nothing of it. */
async function sendInSilence(port: MailPort, mail: Mail): Promise<boolean> {
  return port.send(mail).then(() => true, () => false);
}
