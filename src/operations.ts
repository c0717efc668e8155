import type { Command } from './chat/command.ts';
import type { Operation } from './platforms/terminal/operation.ts';
import { UserError } from './user-error.ts';

/** What the owner of the bot can do at the command line. What an operation takes is loaded when it runs. */
export function operationsOf(commands: readonly Command<never>[]): readonly Operation[] {
  return [slackManifest(commands)];
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

function publicAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return url.href;
  throw new UserError({
    wrong: `“${text}” is no public address: Slack delivers over https alone.`,
    write: '--http https://convbot.example.org',
  });
}
