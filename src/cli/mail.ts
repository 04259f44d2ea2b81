/** The mail server of this installation, from the environment. */
import { smtpMail, type MailPort } from '#access/mail.ts';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

/** `Name <address>` or an address alone. */
const SENDER = /^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u;

/** Undefined where no mail is to be sent. @throws UnusableInput when only half is said, or what is said cannot be used */
export function installationMail({ env }: Pick<Io, 'env'>): MailPort | undefined {
  const { SOVET_SMTP_URL: url = '', SOVET_MAIL_FROM: from = '' } = env;
  if (url === '' && from === '') return undefined;
  if (url === '' || from === '') throw new UnusableInput('SOVET_SMTP_URL and SOVET_MAIL_FROM go together: a server to send by, and the sender\'s address');
  // The address may hold a password: what is wrong is said without it.
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol)) throw new UnusableInput('SOVET_SMTP_URL is an address such as smtps://user:password@mail.example:465');
  if (!SENDER.test(from)) throw new UnusableInput(`SOVET_MAIL_FROM is a sender such as "Sovet <sovet@union.example>", not ${from}`);
  return smtpMail({ url, from });
}
