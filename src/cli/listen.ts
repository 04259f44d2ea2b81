/** A listening socket that answers "starting" until it is given its work, so that the port is known first. */
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createSocket, type AddressInfo, type Server, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { UnusableInput } from './unusable-input.ts';

/** `peer` is the address at the other end of the socket. */
export type Fetch = (request: Request, peer?: string) => Response | Promise<Response>;

export interface Tls {
  readonly cert: string;
  readonly key: string;
  /** Answers those who come without encryption, on the same port. */
  readonly plain: Fetch;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: Tls;
}

export interface Serving {
  readonly port: number;
  readonly serve: (fetch: Fetch) => void;
  /** Ends new and idle connections at once, running ones after a short grace. Idempotent. */
  readonly close: () => Promise<void>;
}

/** Milliseconds. */
const GRACE = 2_000;
/** The first byte of a TLS handshake. @see RFC 8446 section 5.1 */
const HANDSHAKE = 0x16;

const starting: Fetch = () => new Response('Sovet is starting; try again in a moment.', { status: 503, headers: { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' } });

type Listener = Parameters<typeof createPlain>[1];

interface Doors {
  readonly outer: Server;
  /** Those that know of requests under way. */
  readonly inner: readonly ReturnType<typeof createPlain>[];
}

function plainDoor(listener: Listener): Doors {
  const server = createPlain(listener);
  return { outer: server, inner: [server] };
}

/** One port for both: whoever begins a handshake is served, whoever speaks plainly is shown the way. */
function secureDoor(listener: Listener, { cert, key, plain }: Tls): Doors {
  const secure = createSecure({ cert, key, minVersion: 'TLSv1.2' }, listener);
  const open = createPlain(getRequestListener(request => plain(request)) as Listener);
  const outer = createSocket((socket: Socket) => {
    socket.setTimeout(10_000, () => { socket.destroy(); });
    socket.on('error', () => { socket.destroy(); });
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.setTimeout(0);
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : open).emit('connection', socket);
      process.nextTick(() => { socket.resume(); });
    });
  });
  return { outer, inner: [secure as unknown as ReturnType<typeof createPlain>, open] };
}

/** @throws UnusableInput when the port is taken or may not be used */
export async function listen({ host, port, tls }: ListenOptions): Promise<Serving> {
  let fetch: Fetch = starting;
  const listener = getRequestListener((request, { incoming }) => fetch(request, incoming.socket.remoteAddress)) as Listener;
  const doors = tls ? secureDoor(listener, tls) : plainDoor(listener);
  await new Promise<void>((resolve, reject) => {
    doors.outer.once('error', (error: NodeJS.ErrnoException) => { reject(new UnusableInput(whyNot(error, host, port))); });
    doors.outer.listen(port, host, resolve);
  });
  let closing: Promise<void> | undefined;
  return {
    port: (doors.outer.address() as AddressInfo).port,
    serve: given => { fetch = given; },
    close: () => closing ??= closeDoors(doors),
  };
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE': return `port ${port} is taken by another process; choose another with --port`;
    case 'EACCES': return `port ${port} may not be used by this user; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return `--host: this machine has no address ${host}`;
    default: return message;
  }
}

function closeDoors({ outer, inner }: Doors): Promise<void> {
  return new Promise(resolve => {
    // Live pages never end by themselves.
    const grace = setTimeout(() => { for (const server of inner) server.closeAllConnections(); }, GRACE);
    outer.close(() => { clearTimeout(grace); resolve(); });
    for (const server of inner) server.closeIdleConnections();
  });
}
