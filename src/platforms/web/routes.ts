import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bugReply } from '../../chat/mistake.ts';
import type { WebOptions } from './adapter.ts';
import { type ApiServer, apiRoutes } from './api-routes.ts';
import type { Asset } from './assets.ts';
import { pageRoutes } from './page-routes.ts';
import { headers, ownSiteOnly } from './security.ts';
import { refuse } from './write-reply.ts';

/** Everything that the web server answers. */
export function createRoutes(
  server: ApiServer & { readonly reportBug: WebOptions['reportBug'] },
  assets: readonly Asset[],
): Hono {
  const routes = new Hono();
  routes.use(headers);
  routes.use('/api/*', ownSiteOnly);
  routes.route('/', pageRoutes(assets, server.pictures));
  routes.route('/api', apiRoutes(server));
  routes.notFound((context) => refuse(context, 404, 'There is nothing at this address.'));
  routes.onError((error, context) => {
    const id = randomUUID().slice(0, 8);
    server.reportBug({ id, error });
    return context.json(bugReply(id), 500);
  });
  return routes;
}
