/** The port for letters that travel by wire, and its SMTP side. Without SMTP nobody is offered a mail. */
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailPort {
  send(mail: Mail): Promise<void>;
}

/** `url` as `smtp://user:password@host:587` or `smtps://…`. Rejects when the server does not take the mail. */
export function smtpMail({ url, from }: { readonly url: string; readonly from: string }): MailPort {
  const transport = createTransport(url);
  return { send: async mail => { await transport.sendMail({ from, ...mail }); } };
}

/** Writes the two mails of this room; an installation in another language brings its own. */
export interface MailWording {
  signIn(link: string, minutes: number): Omit<Mail, 'to'>;
  verify(link: string, minutes: number): Omit<Mail, 'to'>;
}

export const ENGLISH_MAILS: MailWording = {
  signIn: (link, minutes) => ({
    subject: 'Your link to sign in',
    text: `Open this link to sign in. It works once, for ${minutes} minutes:\n\n${link}\n\nIf you did not ask for it, nothing has happened and you need do nothing.\n`,
  }),
  verify: (link, minutes) => ({
    subject: 'Confirm your e-mail address',
    text: `Open this link to use this address for signing in. It works once, for ${minutes} minutes:\n\n${link}\n\nIf you did not ask for it, leave it unopened.\n`,
  }),
};
