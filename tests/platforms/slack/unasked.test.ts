import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { questionDue } from '../../servers/question-due.ts';
import { buttonsOf, direct, press, said } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { type RunningBot, runBot } from './run-bot.ts';

let slack: SlackServer;
let bot: RunningBot | undefined;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(async () => {
  await bot?.stop();
  await slack.close();
}, 60_000);

/** The folder of a bot that is to put a question in a channel every day, due half an hour ago. */
async function folderWithQuestionDue(
  channel: string,
  more: { readonly direct?: true } = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  const place = { platform: 'slack', server: 'T1', channel, ...more };
  await questionDue(join(folder, 'convbot.sqlite'), place, ['Ann', '<!channel>'], { channels: ['C4'] });
  return folder;
}

it('puts the question of the day in its channel, which nobody deletes and everybody answers alone', async () => {
  const { workspace } = slack;
  const sent = { SLACK_APP_TOKEN: APP_TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN };
  bot = await runBot(slack, { ...sent, DATA_FOLDER: await folderWithQuestionDue('C4') });
  const question = await workspace.until(() =>
    workspace.all().find(({ blocks }) => perceived(blocks).includes('Question of the day')),
  );
  expect(question).toMatchObject({ channel: 'C4', edits: 0 });
  expect(question.thread).toBeUndefined();
  expect(buttonsOf(question.blocks).map(({ text }) => text.text)).not.toContain('Delete');
  const result = workspace
    .all()
    .find(({ blocks }) => perceived(blocks).includes('The last question of the day'))!;
  expect(result).toMatchObject({ channel: 'C4', edits: 0 });
  expect(Number(result.ts)).toBeLessThan(Number(question.ts));
  expect(perceived(result.blocks)).toContain('1 of 2 were right.');
  expect(perceived(result.blocks)).toContain('Ann');

  // What people say to each other below the question is not for the bot.
  await slack.socket.send(
    'events_api',
    said('I think it is A', { channel: 'C4', ts: '5.1', thread_ts: question.ts }),
  );
  for (const user of ['U1', 'U2']) {
    await slack.socket.send('interactive', press(slack, question, 'A ·', user));
    const verdict = await workspace.until(() => workspace.all().find((kept) => kept.for === user));
    expect(perceived(verdict.blocks)).toMatch(/Right|Not quite/);
  }
  expect(workspace.all()).toHaveLength(4);
  // The local Slack complains of what could ping anybody.
  expect(workspace.complaints).toEqual([]);
}, 90_000);

it('puts it in direct messages as well, whatever channels were chosen, where its user sets it', async () => {
  const { workspace, socket } = slack;
  const sent = { SLACK_APP_TOKEN: APP_TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN };
  bot = await runBot(slack, { ...sent, DATA_FOLDER: await folderWithQuestionDue('U1', { direct: true }) });
  const question = await workspace.until(() =>
    workspace.all().find(({ blocks }) => perceived(blocks).includes('Question of the day')),
  );
  expect(question.channel).toBe('D1');
  for (const [text, said] of [
    ['daily', 'A question comes here every day'],
    ['daily 09:00', 'You can answer it once'],
    ['daily off', 'No question comes here any more'],
  ] as const) {
    await socket.send('events_api', direct(text, { ts: workspace.stamp() }));
    await workspace.until(() => workspace.all().find(({ blocks }) => perceived(blocks).includes(said)));
  }
  await socket.send('interactive', press(slack, question, 'A ·'));
  const verdict = await workspace.until(() => workspace.all().find((kept) => kept.for === 'U1'));
  expect(perceived(verdict.blocks)).toMatch(/Right|Not quite/);
  expect(workspace.complaints).toEqual([]);
}, 90_000);
