/** A listening socket that answers "starting" until it is given its work, so that the port is known first. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { UnusableInput } from './unusable-input.ts';

export type Fetch = (request: Request) => Response | Promise<Response>;

export interface Serving {
  readonly port: number;
  readonly serve: (fetch: Fetch) => void;
  /** Ends new and idle connections at once, running ones after a short grace. Idempotent. */
  readonly close: () => Promise<void>;
}

const GRACE = 2_000;

const starting: Fetch = () => new Response('Sovet is starting; try again in a moment.', { status: 503, headers: { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' } });

/** @throws UnusableInput when the port is taken or may not be used */
export async function listen({ host, port }: { readonly host: string; readonly port: number }): Promise<Serving> {
  let fetch: Fetch = starting;
  const server = createServer(getRequestListener(request => fetch(request), { overrideGlobalObjects: false }) as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => { reject(new UnusableInput(whyNot(error, host, port))); });
    server.listen(port, host, resolve);
  });
  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    serve: given => { fetch = given; },
    close: () => closing ??= closeServer(server),
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

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    // Live pages never end by themselves.
    const grace = setTimeout(() => { server.closeAllConnections(); }, GRACE);
    server.close(() => { clearTimeout(grace); resolve(); });
    server.closeIdleConnections();
  });
}
