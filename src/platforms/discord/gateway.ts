import { type APIInteraction, Client, Events, GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';
import type { Conversations } from './conversations.ts';
import type { OnTrouble } from './surroundings.ts';

/** None of these is privileged: what is said to the bot is readable without. */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** What is to be done with what the gateway delivers. */
export interface Listeners {
  interaction(interaction: APIInteraction): void;
  conversations(bot: string): Conversations;
  readonly onTrouble: OnTrouble;
}

/**
 * Connects and stays connected: the client resumes, reconnects and identifies again by itself. Resolves when it is ready;
 * the result closes it.
 */
export async function openGateway(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string | undefined },
  { interaction, conversations, onTrouble }: Listeners,
): Promise<() => Promise<void>> {
  const client = new Client({ intents: INTENTS, ...(apiUrl ? { rest: { api: apiUrl } } : {}) });
  client.on(Events.Error, (error) => onTrouble('The gateway', error));
  client.on(Events.ShardError, (error) => onTrouble('The gateway', error));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  // Payloads as they are on the wire: what comes by HTTP is read by the same code.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, interaction);
  let talking: Conversations | undefined;
  const talk = () => {
    talking ??= client.user ? conversations(client.user.id) : undefined;
    return talking;
  };
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => talk()?.said(message));
  client.ws.on(GatewayDispatchEvents.MessageUpdate, (message) => talk()?.edited(message));
  client.ws.on(GatewayDispatchEvents.MessageDelete, (message) => talk()?.deleted(message));
  await client.login(token);
  await ready;
  return () => client.destroy();
}
