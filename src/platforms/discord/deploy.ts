import {
  DiscordAPIError,
  type REST,
  type RESTGetCurrentApplicationResult,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { UserError } from '../../user-error.ts';
import { createRest } from './api.ts';
import { definitionsOf } from './definitions.ts';
import { differences } from './differences.ts';

export interface DeployOptions {
  readonly commands: readonly Command<never>[];
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** The server to register for; all servers and users without. */
  readonly guild: string | undefined;
  /** Only says what would be done. */
  readonly dryRun: boolean;
  readonly print: (line: string) => void;
}

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/**
 * Registers the bot's commands with Discord: says what differs from what is registered, and sends something only where
 * something does. Throws UserError for a token or a server that Discord does not know.
 */
export async function deploy({
  commands,
  token,
  apiUrl,
  guild,
  dryRun,
  print,
}: DeployOptions): Promise<void> {
  const rest = createRest(token, apiUrl);
  const wanted = definitionsOf(commands);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    const route = guild ? Routes.applicationGuildCommands(id, guild) : Routes.applicationCommands(id);
    const query = new URLSearchParams({ with_localizations: 'true' });
    const registered = (await rest.get(route, { query })) as readonly Definition[];
    const changes = differences(registered, wanted);
    for (const change of changes) print(change);
    if (changes.length === 0) print('Everything is registered as it is.');
    else if (dryRun) print('Nothing was registered, for this was only to see.');
    else await register(rest, route, wanted, print);
  } catch (error) {
    throw explained(error, guild);
  }
}

async function register(
  rest: REST,
  route: ReturnType<typeof Routes.applicationCommands>,
  wanted: readonly Definition[],
  print: DeployOptions['print'],
): Promise<void> {
  // One request for all: Discord counts as created only what is new.
  await rest.put(route, { body: wanted });
  print('Registered. Discord may take a minute to show it; reload the app to see it at once.');
}

const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;

function explained(error: unknown, guild: string | undefined): unknown {
  if (!(error instanceof DiscordAPIError)) return error;
  if (error.status === 401) {
    return new UserError({
      wrong: 'Discord does not know this DISCORD_TOKEN.',
      write: 'the token from discord.com/developers/applications, page “Bot”, “Reset Token”',
    });
  }
  if (guild && [UNKNOWN_GUILD, MISSING_ACCESS].includes(Number(error.code))) {
    return new UserError({
      wrong: `The bot is in no server ${guild}.`,
      write: 'the id of a server that it was added to: “Copy Server ID” in the server’s menu',
    });
  }
  return error;
}
