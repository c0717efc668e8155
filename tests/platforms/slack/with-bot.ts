import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SlackServer } from '../../servers/slack/server.ts';
import { startSlack } from '../../servers/slack/server.ts';
import type { Kept } from '../../servers/slack/workspace.ts';
import { type RunningBot, runBot } from './run-bot.ts';

/** A local Slack and the shipped bot in it, for the tests of a file. A test in which the bot breaks a rule fails. */
export function withBot() {
  let slack: SlackServer;
  let bot: RunningBot;
  beforeAll(async () => {
    slack = await startSlack();
    bot = await runBot(slack);
  }, 60_000);
  afterAll(async () => {
    await bot?.stop();
    await slack?.close();
  }, 60_000);
  afterEach(() => {
    expect(slack.workspace.complaints).toEqual([]);
    expect(bot.output()).not.toMatch(/xoxb-|xapp-|\/response\//);
  });
  return {
    slack: () => slack,
    bot: () => bot,
    /** Sends an event and waits until an answer to it is complete. */
    async answerTo(payload: Readonly<Record<string, unknown>>, type = 'events_api'): Promise<Kept> {
      const before = new Map(slack.workspace.all().map((kept) => [`${kept.channel} ${kept.ts}`, kept]));
      await slack.socket.send(type, payload);
      return slack.workspace.until(() =>
        slack.workspace
          .all()
          .find((kept) => isComplete(kept) && before.get(`${kept.channel} ${kept.ts}`) !== kept),
      );
    },
  };
}

/** An answer that is complete can be deleted; what is still being worked on cannot. */
export function isComplete({ blocks }: Kept): boolean {
  return JSON.stringify(blocks).includes('"delete"');
}
