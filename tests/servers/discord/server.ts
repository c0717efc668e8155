import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { respond } from './interactions.ts';
import { apiRoutes } from './routes.ts';
import { createState, type Done, type State } from './state.ts';

/** A Discord on loopback: REST, gateway and CDN, which takes what the real one takes and refuses what it refuses. */
export interface DiscordServer {
  /** What a bot is told by DISCORD_API_URL. */
  readonly apiUrl: string;
  readonly token: string;
  /** The id of the application, and of its bot. */
  readonly application: string;
  readonly gateway: Gateway;
  readonly state: State;
  readonly faults: Faults;
  /** Every request that arrived: its method, path and the time, in milliseconds since 1970. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly at: number }[];
  /** Takes the body of the response to a delivery over HTTP as the first response to what was done. */
  respond(done: Done, body: object): void;
  /** Resolves with what `find` finds as soon as it finds something; rejects after so many milliseconds without. */
  until<T>(find: () => T | undefined, patience?: number): Promise<T>;
  close(): Promise<void>;
}

/** The form of a bot's token, and a secret of nobody. */
const TOKEN = 'MTIwMDAwMDAwMDAwMDAwMDAwMA.local1.for-tests-only';
const APPLICATION = '1190000000000000000';

export async function discordServer(): Promise<DiscordServer> {
  const state = createState();
  const { faults, before, isLost } = createFaults();
  const requests: { method: string; path: string; at: number }[] = [];
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };
  let address = '';

  const routes = new Hono();
  routes.use('/api/*', async (context, next) => {
    requests.push({ method: context.req.method, path: context.req.path, at: Date.now() });
    const fault = await before(context);
    if (fault) return fault;
    await next();
    if (isLost(context)) context.res = new Response('lost', { status: 502 });
    changed();
  });
  routes.route(
    '/api/v10',
    apiRoutes({ state, token: TOKEN, application: APPLICATION, address: () => address, changed }),
  );
  routes.get('/attachments/*', (context) => {
    const file = state.files.get(context.req.path);
    return file ? context.body(new Uint8Array(file)) : context.notFound();
  });
  const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
  const gateway = createGateway({
    server,
    token: TOKEN,
    user: { id: APPLICATION },
    url: () => `${address.replace('http', 'ws')}/gateway`,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${address}/api`,
    token: TOKEN,
    application: APPLICATION,
    gateway,
    state,
    faults,
    requests,
    respond(done, body) {
      const refusal = respond(state, done.id, done.token, body, []);
      if (refusal) state.refused.push(`The response to ${done.id}: ${refusal.code} ${refusal.message}`);
      changed();
    },
    until: (find, patience = PATIENCE) => until(find, watchers, patience),
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** How long a test waits for what it expects, in milliseconds. */
const PATIENCE = 20_000;

function until<T>(find: () => T | undefined, watchers: Set<() => void>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      watchers.delete(look);
      reject(new Error(`It did not happen within ${patience} ms: ${find}`));
    }, patience);
    const look = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(timer);
      watchers.delete(look);
      resolve(found);
    };
    watchers.add(look);
    look();
  });
}
