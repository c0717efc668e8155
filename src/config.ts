import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, readEnvironment } from './environment.ts';
import { UserError } from './user-error.ts';

/** What the program was told by its environment. */
export interface Config extends Environment {
  /** 3000 where the variable is not set. */
  readonly PORT: number;
  /** Whether the web playground is served: beside a chat platform only where PORT is set. */
  readonly playground: boolean;
  /** Whether the port is opened: for the playground, a chat that delivers over HTTP, or the pages that install it. */
  readonly door: boolean;
}

/** Reads the environment, a `.env` file in the working directory included. Throws UserError with every wrong variable. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const read = readEnvironment(process.env);
  if ('mistakes' in read) throw new UserError(...read.mistakes);
  return configOf(read.environment);
}

/** What is served with these variables. */
export function configOf({ PORT, ...others }: Environment): Config {
  const chats = others.DISCORD_TOKEN ?? others.SLACK_BOT_TOKEN ?? others.SLACK_CLIENT_ID;
  const playground = PORT !== undefined || chats === undefined;
  const slackDelivers = others.SLACK_APP_TOKEN === undefined && others.SLACK_SIGNING_SECRET !== undefined;
  const door =
    playground ||
    slackDelivers ||
    others.DISCORD_PUBLIC_KEY !== undefined ||
    others.SLACK_CLIENT_ID !== undefined;
  return { ...others, PORT: PORT ?? 3000, playground, door };
}

/** Where the store is: a PostgreSQL database, or a SQLite file. */
export function storeIn({ DATABASE_URL, DATA_FOLDER }: Config) {
  return { databaseUrl: DATABASE_URL, file: join(DATA_FOLDER, 'convbot.sqlite') };
}

/** What the terminal program tells of itself. */
export function readTerminal() {
  const { COLUMNS, TERM, TERM_PROGRAM, LC_TERMINAL, KITTY_WINDOW_ID, TMUX } = process.env;
  return { COLUMNS, TERM, TERM_PROGRAM, LC_TERMINAL, KITTY_WINDOW_ID, TMUX };
}
