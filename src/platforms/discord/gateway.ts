import {
  type APIInteraction,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Status,
} from 'discord.js';
import type { Connection } from '../../chat/platform.ts';
import { UserError } from '../../user-error.ts';
import type { Conversations } from './conversations.ts';
import type { OnTrouble } from './surroundings.ts';

/** None of these is privileged: what is said to the bot is readable without. */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** What is to be done with what the gateway delivers. */
export interface Listeners {
  interaction(interaction: APIInteraction): void;
  /** `self` is the bot's own user. */
  conversations(self: string): Conversations;
  readonly onTrouble: OnTrouble;
}

/** A connection to the gateway. */
export interface Gateway {
  connection(): Connection;
  close(): Promise<void>;
}

/**
 * Connects and stays connected: the client resumes, reconnects and identifies again by itself. Resolves when it is
 * ready. Throws UserError for a token that Discord does not know.
 */
export async function openGateway(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string | undefined },
  listeners: Listeners,
): Promise<Gateway> {
  const client = new Client({ intents: INTENTS, ...(apiUrl ? { rest: { api: apiUrl } } : {}) });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  listen(client, listeners);
  try {
    await client.login(token);
  } catch (error) {
    throw explained(error);
  }
  await ready;
  return {
    connection: () => connectionOf(client),
    close: () => client.destroy(),
  };
}

/** Payloads are taken as they are on the wire: what comes over HTTP is read by the same code. */
function listen(client: Client, { interaction, conversations, onTrouble }: Listeners): void {
  client.on(Events.Error, (error) => onTrouble('The connection to Discord failed', error));
  client.on(Events.ShardError, (error) => onTrouble('The connection to Discord failed', error));
  client.on(Events.ShardDisconnect, ({ code }) =>
    onTrouble(`Discord ended the connection for good: ${code}`),
  );
  client.ws.on(GatewayDispatchEvents.InteractionCreate, interaction);
  let talking: Conversations | undefined;
  const talk = () => {
    talking ??= client.user ? conversations(client.user.id) : undefined;
    return talking;
  };
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => talk()?.said(message));
  client.ws.on(GatewayDispatchEvents.MessageUpdate, (message) => talk()?.edited(message));
  client.ws.on(GatewayDispatchEvents.MessageDelete, (message) => talk()?.deleted(message));
}

/** Up while every shard is, heard of when the quietest of them last was. */
function connectionOf({ ws }: Client): Connection {
  const shards = [...ws.shards.values()];
  const heard = Math.min(...shards.map(({ lastPingTimestamp }) => lastPingTimestamp).filter((at) => at > 0));
  const up = shards.length > 0 && shards.every(({ status }) => status === Status.Ready);
  return { up, ...(Number.isFinite(heard) ? { heard } : {}) };
}

function explained(error: unknown): unknown {
  if (!(error instanceof DiscordjsError) || error.code !== DiscordjsErrorCodes.TokenInvalid) return error;
  return new UserError({
    wrong: 'Discord does not know this DISCORD_TOKEN.',
    write: 'the token from discord.com/developers/applications, page “Bot”, “Reset Token”',
  });
}
