/** Links by e-mail: to sign in, and to show that an address is one's own. */
import type { Result } from '#kernel/result.ts';
import { err, ok } from '#kernel/result.ts';
import { normalLogin } from './accounts.ts';
import type { AccessContext } from './context.ts';
import { entryLink, issueCode } from './entry-codes.ts';
import type { AccountId } from './identity.ts';
import type { MailPort, MailWording } from './mail.ts';
import type { AccessRefusal } from './refusal.ts';

export interface MailDesk {
  readonly port: MailPort;
  readonly wording: MailWording;
}

const MINUTE = 60_000;

/**
 * Answers at once and always the same; whether the address is known decides only what happens after the
 * answer. Repeated requests for one address are dropped in silence.
 */
export function requestMailLink(context: AccessContext, desk: MailDesk, typed: string): void {
  const email = normalLogin(typed);
  if (context.limits.mailLink.wait(email) > 0) return;
  context.limits.mailLink.fail(email);
  context.later(async () => {
    const { rows: [row] } = await context.database.pool.query('select id from account where email = $1', [email]);
    if (row !== undefined) await sendLink(context, desk, 'email', row.id, email);
  });
}

/** The address is taken into use when the link is opened, which ends in a sign-in. */
export function requestEmail(context: AccessContext, desk: MailDesk, account: AccountId, typed: string): Result<void, AccessRefusal> {
  const email = normalLogin(typed);
  const wait = context.limits.mailLink.wait(account);
  if (wait > 0) return err({ code: 'too-many-attempts', wait });
  context.limits.mailLink.fail(account);
  context.later(() => sendLink(context, desk, 'verify-email', account, email));
  return ok(undefined);
}

async function sendLink(context: AccessContext, { port, wording }: MailDesk, purpose: 'email' | 'verify-email', account: AccountId, email: string): Promise<void> {
  const lasts = context.times.mailLinkLasts;
  const code = await issueCode(context.database.pool, context, { account, email }, { purpose, expiresAt: context.clock() + lasts, uses: 1 });
  const write = purpose === 'email' ? wording.signIn : wording.verify;
  await port.send({ to: email, ...write(entryLink(context, code), Math.round(lasts / MINUTE)) });
}
