import { type Context, Hono } from 'hono';
import type { Asset } from './assets.ts';
import type { Pictures } from './pictures.ts';
import { nameBrowser } from './visitor.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What a browser loads: the page's files, checked again at each visit, and pictures, which never change. */
export function pageRoutes(assets: readonly Asset[], pictures: Pictures): Hono {
  const routes = new Hono();
  for (const asset of assets) routes.get(asset.path, (context) => sendAsset(asset, context));
  routes.get('/images/:name', (context) => {
    const png = pictures.find(context.req.param('name'));
    if (!png) return context.text('This picture is no longer kept. Ask again, and it is drawn again.', 404);
    return context.body(new Uint8Array(png), 200, { 'content-type': 'image/png', 'cache-control': FOR_EVER });
  });
  return routes;
}

function sendAsset({ path, body, type, etag }: Asset, context: Context): Response {
  if (path === '/') nameBrowser(context);
  const known = context.req.header('if-none-match');
  const headers = { etag, 'cache-control': 'no-cache' };
  if (known?.split(/,\s*/).includes(etag)) return context.body(null, 304, headers);
  return context.body(body, 200, { ...headers, 'content-type': type });
}
