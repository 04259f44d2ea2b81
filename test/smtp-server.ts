/** A mail server for tests: takes mails over SMTP and keeps them, or turns them away. @see RFC 5321 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface SmtpServer {
  readonly url: string;
  /** Resolves with the next mail that has not been asked for yet. */
  readonly nextMail: () => Promise<ReceivedMail>;
  /** Mails that nobody has asked for. */
  readonly waiting: () => number;
  /** Turns every recipient away from now on, or takes them again. */
  readonly turnAway: (away: boolean) => void;
  /** How many recipients were turned away so far. */
  readonly turnedAway: () => number;
  readonly close: () => Promise<void>;
}

function decoded(header: string): string {
  return header.replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=\s*/giu, (_, encoding: string, body: string) =>
    encoding.toLowerCase() === 'b' ? Buffer.from(body, 'base64').toString('utf8') : unquoted(body.replaceAll('_', ' ')));
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/gu, '').replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function read(to: string, lines: readonly string[]): ReceivedMail {
  const end = lines.indexOf('');
  const head = lines.slice(0, end).join('\n').replaceAll(/\n[ \t]/gu, ' ');
  const body = lines.slice(end + 1).join('\n');
  const encoding = /^content-transfer-encoding: *(\S+)/imu.exec(head)?.[1];
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : encoding === 'quoted-printable' ? unquoted(body) : body;
  return { to, subject: decoded(/^subject: *(.*)$/imu.exec(head)?.[1] ?? ''), text };
}

export async function smtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const askers: ((mail: ReceivedMail) => void)[] = [];
  const sockets = new Set<Socket>();
  let [isAway, turnedAway] = [false, 0];
  const receive = (mail: ReceivedMail): void => { const asker = askers.shift(); if (asker) asker(mail); else mails.push(mail); };
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let [to, letter]: [string, string[] | undefined] = ['', undefined];
    const say = (line: string): void => { socket.write(`${line}\r\n`); };
    say('220 test');
    createInterface({ input: socket }).on('line', line => {
      if (letter !== undefined) {
        if (line !== '.') { letter.push(line.replace(/^\.\./u, '.')); return; }
        receive(read(to, letter));
        letter = undefined;
        say('250 taken');
      } else if (/^RCPT/iu.test(line) && isAway) {
        turnedAway += 1;
        say('451 the mailbox is not at home');
      } else if (/^DATA/iu.test(line)) {
        letter = [];
        say('354 go on');
      } else if (/^QUIT/iu.test(line)) socket.end('221 bye\r\n');
      else {
        to = /^RCPT TO:<([^>]*)>/iu.exec(line)?.[1] ?? to;
        say('250 yes');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextMail: () => new Promise(resolve => { const mail = mails.shift(); if (mail) resolve(mail); else askers.push(resolve); }),
    waiting: () => mails.length,
    turnAway: away => { isAway = away; },
    turnedAway: () => turnedAway,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
