import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { type RunningBot, runBot } from './run-bot.ts';
import { isComplete } from './with-bot.ts';

let slack: SlackServer;
let bot: RunningBot;
afterEach(async () => {
  await bot?.stop();
  await slack?.close();
}, 60_000);

it('A bot that is told to end finishes the answer that it is at, with its picture', async () => {
  slack = await startSlack();
  bot = await runBot(slack);
  const { workspace, socket } = slack;
  // The upload of the picture holds the answer up: the numbers are there, and the picture is to come.
  workspace.rules.processing = 1500;
  await socket.send('slash_commands', slashCommand(slack, 'compare 64@3x3 vs 32@7x7 on 28x28x1'));
  await workspace.until(() => [...workspace.files.values()].find(({ completed }) => completed !== undefined));
  expect(workspace.all().filter(isComplete)).toEqual([]);
  const exit = once(bot.process, 'exit');
  bot.process.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  const [answer, ...others] = workspace.all();
  expect(others).toEqual([]);
  expect(isComplete(answer!)).toBe(true);
  expect(answer!.blocks.map(({ type }) => type)).toContain('image');
  expect(perceived(answer!.blocks)).toMatch(/Parameters.*640.*1,600/);
  expect(workspace.complaints).toEqual([]);
}, 60_000);
