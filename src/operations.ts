import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './chat/command.ts';
import { type Config, storeIn } from './config.ts';
import type { Operation } from './platforms/terminal/operation.ts';
import { UserError } from './user-error.ts';

/** What the owner of the bot can do at the command line. What an operation takes is loaded when it runs. */
export function operationsOf(config: Config, commands: readonly Command<never>[]): readonly Operation[] {
  return [discordDeploy(config, commands), slackManifest(commands), backup(config)];
}

function discordDeploy(config: Config, commands: readonly Command<never>[]): Operation {
  return {
    words: ['discord', 'deploy'],
    summary: 'Registers the commands with Discord; says what changes and sends only that.',
    options: [
      { flags: '--guild <id>', description: 'for one server alone, where changes show at once' },
      { flags: '--dry-run', description: 'only say what would change' },
    ],
    async run({ guild, dryRun }, print) {
      const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config;
      if (token === undefined) {
        throw new UserError({
          wrong: 'DISCORD_TOKEN is not set.',
          write: 'DISCORD_TOKEN=… in the file .env, from discord.com/developers/applications, page “Bot”',
        });
      }
      const { deploy } = await import('./platforms/discord/deploy.ts');
      const only = typeof guild === 'string' ? guild : undefined;
      await deploy({ commands, token, apiUrl, guild: only, dryRun: dryRun === true, print });
      return 0;
    },
  };
}

function slackManifest(commands: readonly Command<never>[]): Operation {
  return {
    words: ['slack', 'manifest'],
    summary: 'Prints the app for Slack: api.slack.com/apps, “Create New App”, “From a manifest”.',
    options: [
      { flags: '--http <url>', description: 'the public https address of the bot, instead of Socket Mode' },
      { flags: '--threads', description: 'hear follow-ups without a mention, and edits, in channels too' },
      { flags: '--rotation', description: 'let tokens expire and be renewed: for many workspaces over HTTP' },
    ],
    async run({ http, threads, rotation }, print) {
      const { manifestOf } = await import('./platforms/slack/manifest.ts');
      const address = typeof http === 'string' ? publicAddress(http) : undefined;
      const options = { http: address, threads: threads === true, rotation: rotation === true };
      print(JSON.stringify(manifestOf(commands, options), undefined, 2));
      return 0;
    },
  };
}

function backup(config: Config): Operation {
  return {
    words: ['backup'],
    summary: 'Copies the database file, while the bot is running too.',
    options: [{ flags: '--to <file>', description: 'the copy; otherwise a new file in the data folder' }],
    async run({ to }, print) {
      const { backUp } = await import('./store/backup.ts');
      const options = { ...storeIn(config), ...(typeof to === 'string' ? { to } : {}) };
      const { target, bytes } = await backUp(options);
      print(`${target} (${bytes.toLocaleString('en')} bytes)`);
      const key = join(config.DATA_FOLDER, 'secret-key');
      if (existsSync(key))
        print(`Keep ${key} too, in another place: without it, tokens in the copy cannot be read.`);
      return 0;
    },
  };
}

function publicAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return url.href;
  throw new UserError({
    wrong: `“${text}” is no public address: Slack delivers over https alone.`,
    write: '--http https://convbot.example.org',
  });
}
