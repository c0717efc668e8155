import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from './user-error.ts';

/** An open door: where it is, and how to shut it. */
export interface Open {
  readonly url: string;
  /** Takes no new connections; answers that are under way have a moment to arrive, then all connections end. */
  shut(): Promise<void>;
}

/** Serves the routes of every platform on one port; 0 takes any free one. Throws UserError where the port is taken. */
export async function openDoor(routes: Hono, { port, host }: { port: number; host: string }): Promise<Open> {
  const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
  await listen(server, port, host);
  return { url: addressOf(server), shut: () => shut(server) };
}
function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(explained(error, port));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new UserError({
    wrong: `Port ${port} is taken by another program.`,
    write: `PORT=${port < 65_535 ? port + 1 : port - 1}, or PORT=0 for any free one`,
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const local = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address);
  const host = local ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** In milliseconds. */
const MOMENT = 1000;

function shut(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => server.closeAllConnections(), MOMENT);
    server.close((error) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
