import type { Bot } from '../../chat/bot.ts';
import { UserError } from '../../user-error.ts';
import type { Operation } from '../terminal/operation.ts';
import { manifestOf } from './manifest.ts';

/** `conv slack manifest`: prints the app for Slack's page “From a manifest”. */
export function slackManifest(commands: Bot['commands']): Operation {
  return {
    words: ['slack', 'manifest'],
    summary: 'Print the app manifest: api.slack.com/apps, “Create New App”, “From a manifest”.',
    options: [
      { flags: '--http <url>', description: 'the public https address of the bot, instead of Socket Mode' },
      {
        flags: '--threads',
        description: 'hear follow-ups without a mention, and edits, in channels as well',
      },
      { flags: '--rotation', description: 'let tokens expire and be renewed, for many workspaces over HTTP' },
    ],
    async run({ http, threads, rotation }, print) {
      const address = http === undefined ? undefined : publicAddress(String(http));
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
