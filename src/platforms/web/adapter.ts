import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { Limits } from '../../chat/limits.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { View } from '../../chat/view.ts';
import { readAssets } from './assets.ts';
import { createPictures } from './pictures.ts';
import { createRoutes } from './routes.ts';
import { createVisitors } from './visitor.ts';

export type Views = Readonly<Record<string, () => Promise<View>>>;

export interface WebOptions {
  /** Where the playground's routes are added: last, since it answers for whatever address nobody else took. */
  readonly routes: Hono;
  readonly uploads: Uploads;
  /** How other platforms would show an answer, by their names; each is loaded when it is first asked for. */
  readonly views: Views;
  /** Addresses and networks of reverse proxies whose `X-Forwarded-For` is believed; none unless told otherwise. */
  readonly trustedProxies?: readonly string[];
  /** How much a visitor may send; without them, as much as they like. */
  readonly limits?: Limits;
  /** Told of an error in the server itself; `id` is shown to the visitor. */
  readonly reportBug: (bug: { readonly id: string; readonly error: unknown }) => void;
  /** How many bytes of pictures are kept to be fetched: some 300 figures unless told otherwise. */
  readonly pictureBytes?: number;
  /** The folder of the built page; the one beside the bundle unless told otherwise. */
  readonly page?: string;
}

const BUILT_PAGE = new URL('page/', import.meta.url);

/** The playground: a page to chat in, and the same commands as JSON for programs. */
export function web(options: WebOptions): Platform {
  const { routes, uploads, views, limits, reportBug, pictureBytes = 16 * 2 ** 20 } = options;
  return {
    name: 'web',
    async start(bot) {
      const visitors = createVisitors(options.trustedProxies ?? []);
      const pictures = createPictures(pictureBytes);
      const server = { bot, uploads, views, visitors, limits, reportBug, pictures };
      routes.route('/', createRoutes(server, readAssets(options.page ?? fileURLToPath(BUILT_PAGE))));
      return async () => {};
    },
  };
}
