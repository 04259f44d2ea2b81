/** The port for letters that travel by wire, and its SMTP side. Without SMTP nobody is offered a mail. */
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailPort {
  /** Rejects when the mail was not taken over by a server. */
  send(mail: Mail): Promise<void>;
  /** Rejects when no mail can be sent now. */
  ready(): Promise<void>;
  /** Ends the connections that are kept; a mail under way fails. */
  close(): void;
}

/** Milliseconds. A server that does not answer must not hold mails for minutes. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const CONNECTIONS = 3;

/** `url` as `smtp://user:password@host:587` or `smtps://…`. Connections are kept for mails that follow at once. */
export function smtpMail({ url, from }: { readonly url: string; readonly from: string }): MailPort {
  const transport = createTransport({ url, pool: true, maxConnections: CONNECTIONS, disableFileAccess: true, disableUrlAccess: true, ...PATIENCE });
  return {
    send: async mail => { await transport.sendMail({ from, headers: { 'auto-submitted': 'auto-generated' }, ...mail }); },
    ready: async () => { await transport.verify(); },
    close: () => { transport.close(); },
  };
}

/**
 * Tells of the first failure, and again only when a mail has been sent in between: a server that is away for a night
 * leaves one line in the log and not a thousand. What is told names no address.
 */
export function watchedMail(port: MailPort, tell: (error: unknown) => void): MailPort {
  let failing = false;
  return {
    ready: () => port.ready(),
    close: () => { port.close(); },
    send: async mail => {
      try {
        await port.send(mail);
        failing = false;
      } catch (error) {
        if (!failing) tell(error);
        failing = true;
        throw error;
      }
    },
  };
}
