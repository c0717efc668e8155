import type { APIInteraction } from 'discord.js';
import type { Hono } from 'hono';
import type { Buttons } from '../../chat/button.ts';
import type { Admit } from '../../chat/drain.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Post } from '../../chat/post.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import { createApi } from './api.ts';
import { ticketOf } from './ask.ts';
import { createControls } from './controls.ts';
import { createConversations } from './conversations.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { httpRoutes } from './http-routes.ts';
import { postIn } from './post.ts';
import type { OnTrouble, Surroundings } from './surroundings.ts';
import { take } from './taken.ts';

export interface DiscordOptions {
  readonly token: string;
  /** With it interactions come over HTTP, and none over the gateway. */
  readonly publicKey: string | undefined;
  /** Another API root than Discord's, for proxies and local servers. */
  readonly apiUrl: string | undefined;
  /** Where the routes for deliveries over HTTP are added. */
  readonly routes: Hono;
  readonly buttons: Buttons;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly onTrouble: OnTrouble;
  readonly admit: Admit;
}

/** Discord: by its gateway, or over HTTP where any number of copies take turns. */
export function discord({
  token,
  publicKey,
  apiUrl,
  routes,
  buttons,
  store,
  uploads,
  onTrouble,
  admit,
}: DiscordOptions): Platform {
  const api = createApi(token, apiUrl);
  const shared = { api, apiUrl, controls: createControls(buttons), store, uploads, onTrouble, admit };
  let surroundings: Surroundings | undefined;
  const post: Post = async (place, request) => {
    if (surroundings) await postIn(place, request, surroundings);
  };
  if (publicKey !== undefined) {
    return {
      name: 'discord',
      post,
      async start(bot) {
        surroundings = { ...shared, bot };
        routes.route('/', httpRoutes(publicKey, surroundings));
        return async () => {};
      },
    };
  }
  let gateway: Gateway | undefined;
  return {
    name: 'discord',
    post,
    async start(bot) {
      const started: Surroundings = { ...shared, bot };
      surroundings = started;
      gateway = await openGateway(
        { token, apiUrl },
        {
          interaction: (interaction: APIInteraction) =>
            take(interaction, (body) => api.respond(ticketOf(interaction), body), started),
          conversations: (self) => createConversations(self, started),
          onTrouble,
        },
      );
      return gateway.close;
    },
    connection: () => gateway?.connection() ?? { up: false },
  };
}
