import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { press, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { SIGNING_SECRET, signedRequest } from '../../servers/slack/signed.ts';
import type { Kept } from '../../servers/slack/workspace.ts';
import { type RunningBot, runBot } from './run-bot.ts';
import { isComplete } from './with-bot.ts';

const SHORT = 'compare 64@3x3 vs 32@7x7 on 28x28x1';
/** So many layers that its buttons' requests are in the store. */
const LONG = `compare ${Array.from({ length: 40 }, (_, index) => `${9 + index}@3x3 same`).join(' > ')} vs 32@7x7 on 28x28x1`;

let slack: SlackServer;
const bots: RunningBot[] = [];
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
  await slack.close();
}, 60_000);

async function started(variables: Readonly<Record<string, string>>): Promise<RunningBot> {
  const bot = await runBot(slack, { SLACK_BOT_TOKEN: BOT_TOKEN, ...variables });
  bots.push(bot);
  return bot;
}

type Send = (type: 'slash_commands' | 'interactive', payload: Readonly<Record<string, unknown>>) => unknown;

/** What is there, complete and new, after something was sent. */
async function answerTo(sending: () => unknown): Promise<Kept> {
  const before = new Set(slack.workspace.all().map(({ ts }) => ts));
  await sending();
  return slack.workspace.until(() =>
    slack.workspace.all().find((kept) => isComplete(kept) && !before.has(kept.ts)),
  );
}

async function answers(send: Send): Promise<readonly Kept[]> {
  const ask = (text: string) => answerTo(() => send('slash_commands', slashCommand(slack, text)));
  return [await ask(SHORT), await ask(LONG)];
}

async function requireButtons(send: Send, [short, long]: readonly Kept[]): Promise<void> {
  const pressed = (message: Kept, label: string) =>
    answerTo(() => send('interactive', press(slack, message, label)));
  expect(perceived((await pressed(short!, 'Same padding on both')).blocks)).toContain('28×28×64');
  expect(perceived((await pressed(long!, 'A as PyTorch')).blocks)).toContain('nn.Conv2d(47, 48,');
  await send('interactive', press(slack, short!, 'Delete'));
  await slack.workspace.until(() => (slack.workspace.all().includes(short!) ? undefined : true));
  expect(slack.workspace.complaints).toEqual([]);
}

it('A button works after a restart of the bot', async () => {
  const kept = { SLACK_APP_TOKEN: APP_TOKEN, DATA_FOLDER: mkdtempSync(join(tmpdir(), 'convbot-')) };
  const send: Send = (type, payload) => slack.socket.send(type, payload);
  const before = await started(kept);
  const given = await answers(send);
  await before.stop();
  await slack.workspace.until(() => (slack.socket.connections() === 0 ? true : undefined));
  await started(kept);
  await requireButtons(send, given);
}, 120_000);

it('A button works on another copy of the bot, also when the one that made it has ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  const overall = {
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SECRET_KEY: 'the same in each copy, and long enough',
    DATA_FOLDER: folder,
    PORT: '0',
  };
  const copies = await Promise.all([started(overall), started(overall)]);
  const [first, second] = copies.map((copy): Send => {
    const address = /http:\/\/localhost:\d+/.exec(copy.output())![0];
    return (type, payload) => {
      const sent = { type: type === 'interactive' ? 'payload' : 'command' } as const;
      return fetch(`${address}/slack/events`, signedRequest(payload, sent));
    };
  });
  const given = await answers(first!);
  await copies[0]!.stop();
  await requireButtons(second!, given);
}, 120_000);
