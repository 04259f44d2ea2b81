/**
 * One PostgreSQL server for the whole test run, started when the first test file asks for it and never
 * otherwise. The run's main process owns it; test files ask through a socket.
 */
import { createServer, type Server, type Socket } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, UNSAFE_AND_FAST, type PostgresServer } from './postgres-server.ts';

/** What a test file is told: the address of the server, or why there is none. */
export type Answer = { readonly url: string } | { readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** Port on localhost where the run's main process answers with the server's address. */
    readonly postgresDesk: number;
  }
}

async function answer(asked: Promise<PostgresServer>): Promise<Answer> {
  try {
    return { url: (await asked).url };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

async function listen(desk: Server): Promise<number> {
  await new Promise<void>(resolve => { desk.listen(0, '127.0.0.1', resolve); });
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('the desk for PostgreSQL has no port');
  return address.port;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const serve = async (socket: Socket): Promise<void> => {
    socket.on('error', () => undefined);
    server ??= startPostgres([...UNSAFE_AND_FAST, 'max_connections=200']);
    socket.end(JSON.stringify(await answer(server)));
  };
  const desk = createServer(socket => { void serve(socket); });
  project.provide('postgresDesk', await listen(desk));
  return async () => {
    desk.close();
    await server?.then(started => started.stop(), () => undefined);
  };
}
