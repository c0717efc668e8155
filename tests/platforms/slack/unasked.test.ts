import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { buttonsOf, press, said } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../../servers/slack/server.ts';
import { unexpected } from '../../store/fresh.ts';
import { type RunningBot, runBot } from './run-bot.ts';

const slack = await startSlack();
let bot: RunningBot | undefined;
afterAll(async () => {
  await bot?.stop();
  await slack.close();
}, 60_000);

const HOUR = 3_600_000;

/** The folder of a bot that is to put a question in a channel every day, due half an hour ago. */
async function folderWithQuestionDue(channel: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  const store = await openStore({ file: join(folder, 'convbot.sqlite'), onTrouble: unexpected });
  const due = new Date(Date.now() - HOUR / 2);
  await store.schedules.set(`slack:T1:${channel}`, 'slack:T1', {
    place: { platform: 'slack', server: 'T1', channel },
    hour: due.getUTCHours(),
    minute: due.getUTCMinutes(),
    zone: 'UTC',
    skill: 'shape',
    since: Date.now() - 48 * HOUR,
  });
  await store.close();
  return folder;
}

it('puts the question of the day in its channel, which nobody deletes and everybody answers alone', async () => {
  const { workspace } = slack;
  const sent = { SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: APP_TOKEN, SLACK_BOT_TOKEN: BOT_TOKEN };
  bot = await runBot(slack, { ...sent, DATA_FOLDER: await folderWithQuestionDue('C4') });
  const question = await workspace.until(() =>
    workspace.all().find(({ blocks }) => perceived(blocks).includes('Question of the day')),
  );
  expect(question).toMatchObject({ channel: 'C4', edits: 0 });
  expect(question.thread).toBeUndefined();
  expect(buttonsOf(question.blocks).map(({ text }) => text.text)).not.toContain('Delete');

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
  expect(workspace.all()).toHaveLength(3);
  expect(workspace.complaints).toEqual([]);
}, 90_000);
