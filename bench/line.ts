/**
 * One connection to a server, one request at a time: just enough of HTTP/1.1 for a bench. The client shares the
 * processor with the server it measures, so it writes ready bytes and reads no more of an answer than its length.
 */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

interface Waiting {
  readonly answer: (status: number) => void;
  readonly fail: (error: Error) => void;
}

const HEAD_ENDS = '\r\n\r\n';

export class Line {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #came = '';

  static async open(port: number): Promise<Line> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    return new Line(socket);
  }

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => { this.#take(text); });
    socket.once('close', () => { this.#waiting?.fail(new Error('the server closed the connection')); });
  }

  /** Status of the answer, when all of it has come. */
  send(request: string): Promise<number> {
    return new Promise((answer, fail) => {
      this.#waiting = { answer, fail };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #take(text: string): void {
    this.#came += text;
    const head = this.#came.indexOf(HEAD_ENDS);
    if (head < 0 || !this.#isWhole(head)) return;
    const status = Number(this.#came.slice(9, 12));
    this.#came = '';
    this.#waiting?.answer(status);
  }

  #isWhole(head: number): boolean {
    const length = /content-length: (\d+)/i.exec(this.#came)?.[1];
    return length === undefined ? this.#came.endsWith(`0${HEAD_ENDS}`) : this.#came.length >= head + HEAD_ENDS.length + Number(length);
  }
}

/** The bytes of a request, as text of ASCII. */
export function requestOf(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries({ host: 'hall.example', ...headers, ...(body === '' ? {} : { 'content-length': String(body.length) }) }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
