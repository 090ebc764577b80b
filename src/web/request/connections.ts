import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps at most so many connections. Where one more comes, the one that has waited longest goes: first of those that
 * ask nothing, then of those whose request is not there yet. One that waits for its answer stays.
 */
export function limitConnections(server: Server, most: number): void {
  // Whoever has waited longest stands first.
  const open = new Map<Socket, IncomingMessage | null>();
  const waitsAgain = (socket: Socket): void => {
    if (!open.delete(socket)) return;
    open.set(socket, null);
  };
  server.on('connection', (socket: Socket) => {
    if (open.size >= most) (longestWaiting(open) ?? socket).destroy();
    open.set(socket, null);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    open.set(request.socket, request);
    response.once('close', () => waitsAgain(request.socket));
  });
}

function longestWaiting(open: ReadonlyMap<Socket, IncomingMessage | null>): Socket | null {
  const entries = [...open];
  const [victim] =
    entries.find(([, request]) => request === null) ?? entries.find(([, request]) => !request?.complete) ?? [];
  return victim ?? null;
}
