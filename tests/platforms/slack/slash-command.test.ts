import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { slashCommand } from '../../servers/slack/people.ts';
import { type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { type RunningBot, runBot } from './run-bot.ts';

let slack: SlackServer;
let bot: RunningBot;

beforeAll(async () => {
  slack = await startSlack();
  bot = await runBot(slack);
});
afterAll(async () => {
  await bot?.stop();
  await slack?.close();
});
afterEach(() => {
  expect(slack.workspace.complaints).toEqual([]);
});

describe('A slash command in Slack', () => {
  it('is acknowledged at once and answered with the figures and the picture', async () => {
    await slack.socket.send(
      'slash_commands',
      slashCommand(slack, 'compare Conv2D(64, (3, 3)) vs Conv2D(32, (7, 7)) on 28x28x1'),
    );
    const answer = await slack.workspace.until(() =>
      slack.workspace.all().find(({ blocks }) => blocks.some(({ type }) => type === 'image')),
    );
    expect(answer.channel).toBe('C1');
    expect(JSON.stringify(answer.blocks)).toContain('640');
  });
});
