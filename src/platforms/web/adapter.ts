import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import type { Platform } from '../../chat/platform.ts';
import type { Uploads } from '../../chat/uploads.ts';
import { UserError } from '../../user-error.ts';
import { readAssets } from './assets.ts';
import { createPictures } from './pictures.ts';
import { createRoutes } from './routes.ts';

export interface WebOptions {
  /** 0 takes any free port; `onListening` tells which. */
  readonly port: number;
  /** The address to listen on; this machine alone unless told otherwise. */
  readonly host?: string;
  readonly uploads: Uploads;
  /** How many bytes of pictures are kept to be fetched: some 300 figures unless told otherwise. */
  readonly pictureBytes?: number;
  /** The folder of the built page; the one beside the bundle unless told otherwise. */
  readonly page?: string;
  readonly onListening?: (url: string) => void;
}

const BUILT_PAGE = new URL('page/', import.meta.url);

/** The playground: a page to chat in, and the same commands as JSON for programs. */
export function web(options: WebOptions): Platform {
  const {
    port,
    host = '127.0.0.1',
    uploads,
    pictureBytes = 16 * 2 ** 20,
    page = fileURLToPath(BUILT_PAGE),
    onListening,
  } = options;
  return {
    name: 'web',
    async start(bot) {
      const routes = createRoutes(bot, uploads, createPictures(pictureBytes), readAssets(page));
      const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
      await listen(server, port, host);
      onListening?.(addressOf(server));
      return () => stop(server);
    },
  };
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

/** Takes no new connections and ends the ones that are open, streams included. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
