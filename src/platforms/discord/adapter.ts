import type { APIInteraction } from 'discord.js';
import type { Buttons } from '../../chat/button.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import { createApi, createRest } from './api.ts';
import { ticketOf } from './ask.ts';
import { createControls } from './controls.ts';
import { createConversations } from './conversations.ts';
import { openGateway } from './gateway.ts';
import type { OnTrouble, Surroundings } from './surroundings.ts';
import { take } from './taken.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Another API root than Discord's, for proxies and local servers. */
  readonly apiUrl?: string | undefined;
  readonly buttons: Buttons;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly onTrouble: OnTrouble;
}

/** Discord, by its gateway. */
export function discord({ token, apiUrl, buttons, ...kept }: DiscordOptions): Platform {
  return {
    name: 'discord',
    async start(bot) {
      const api = createApi(createRest(token, apiUrl));
      const surroundings: Surroundings = { ...kept, bot, api, apiUrl, controls: createControls(buttons) };
      return openGateway(
        { token, apiUrl },
        {
          interaction: (interaction: APIInteraction) =>
            take(interaction, (body) => api.respond(ticketOf(interaction), body), surroundings),
          conversations: (self) => createConversations(self, surroundings),
          onTrouble: kept.onTrouble,
        },
      );
    },
  };
}
