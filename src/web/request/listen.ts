import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { limitConnections } from './connections.ts';

export interface Listening {
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** The port could not be had; `code` is the system's, e.g. EADDRINUSE. */
export interface NotListening {
  readonly code: string;
}

const SECOND = 1000;
/** A slow or idle client must not hold the page for the others. How slow a body may be is for whoever reads it. */
const LIMITS = {
  headersTimeout: 10 * SECOND,
  requestTimeout: 300 * SECOND,
  keepAliveTimeout: 5 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};
const MOST_CONNECTIONS = 256;

export function listen(
  app: Pick<Hono, 'fetch'>,
  host: string,
  port: number,
  mostConnections = MOST_CONNECTIONS,
): Promise<Listening | NotListening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: LIMITS,
  }) as Server;
  limitConnections(server, mostConnections);
  return new Promise((resolve) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve({ code }));
    server.listen(port, host, () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => closed(server) }),
    );
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
