import { Hono } from 'hono';
import type { Bot } from '../../chat/bot.ts';
import type { Uploads } from '../../chat/uploads.ts';
import { apiRoutes } from './api-routes.ts';
import type { Asset } from './assets.ts';
import { pageRoutes } from './page-routes.ts';
import type { Pictures } from './pictures.ts';
import { headers, ownSiteOnly } from './security.ts';
import { refuse } from './write-reply.ts';

/** Everything that the web server answers. */
export function createRoutes(bot: Bot, uploads: Uploads, pictures: Pictures, assets: readonly Asset[]): Hono {
  const routes = new Hono();
  routes.use(headers);
  routes.use('/api/*', ownSiteOnly);
  routes.route('/', pageRoutes(assets, pictures));
  routes.route('/api', apiRoutes(bot, uploads, pictures));
  routes.notFound((context) => refuse(context, 404, 'There is nothing at this address.'));
  routes.onError((error, context) => {
    console.error(error);
    return refuse(context, 500, 'Something went wrong on our side.');
  });
  return routes;
}
