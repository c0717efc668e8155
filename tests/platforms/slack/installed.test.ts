import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { direct, slashCommand } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { SIGNING_SECRET, signedRequest } from '../../servers/slack/signed.ts';
import type { Call } from '../../servers/slack/web-api.ts';
import { unexpected } from '../../store/fresh.ts';
import { type RunningBot, runBot } from './run-bot.ts';
import { isComplete } from './with-bot.ts';

const APP = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret-of-the-app' };
const HTTP = { ...APP, SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: '0' };

let slack: SlackServer;
let bot: RunningBot;
afterEach(async () => {
  await bot?.stop();
  await slack?.close();
}, 60_000);

const installed = {
  token_type: 'bot',
  scope: 'commands',
  bot_user_id: 'UBOT',
  app_id: 'A1',
  authed_user: { id: 'U1' },
};
const workspace = { team: { id: 'T1', name: 'Learners' }, enterprise: null, is_enterprise_install: false };
const organisation = {
  team: null,
  enterprise: { id: 'E1', name: 'School' },
  is_enterprise_install: true,
};

const addressOf = ({ output }: RunningBot) => /http:\/\/localhost:\d+/.exec(output())![0];

/** Installs the app as a browser does. */
async function install(): Promise<void> {
  const address = addressOf(bot);
  const page = await fetch(`${address}/slack/install`, { redirect: 'manual' });
  const state = new URL(page.headers.get('location')!).searchParams.get('state')!;
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const back = `${address}/slack/oauth_redirect?code=good&state=${encodeURIComponent(state)}`;
  expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
}

const post = (body: Readonly<Record<string, unknown>>, type: 'json' | 'command' = 'json') =>
  fetch(`${addressOf(bot)}/slack/events`, signedRequest(body, { type }));

it('A token that expires is renewed, once for all that ask at a time, and the new one is kept', async () => {
  const renewals: string[] = [];
  const expiring = { access_token: 'xoxe.xoxb-over', refresh_token: 'xoxe-first', expires_in: 1 };
  const renewed = { access_token: BOT_TOKEN, refresh_token: 'xoxe-second', expires_in: 43_200 };
  const access = ({ grant_type: grant, refresh_token: token }: Call) => {
    if (grant !== 'refresh_token') return { ok: true, ...installed, ...workspace, ...expiring };
    renewals.push(String(token));
    return { ok: true, ...installed, ...workspace, ...renewed };
  };
  slack = await startSlack({ 'oauth.v2.access': access });
  const folder = { DATA_FOLDER: mkdtempSync(join(tmpdir(), 'convbot-')) };
  bot = await runBot(slack, { ...HTTP, ...folder });
  slack.tokens.add(expiring.access_token);
  await install();
  slack.tokens.delete(expiring.access_token);
  const channels = ['D3', 'D4', 'D5'];
  const answered = (channel: string) =>
    slack.workspace.until(() =>
      slack.workspace.all().find((kept) => kept.channel === channel && isComplete(kept)),
    );
  await Promise.all(
    channels.map((channel) => post(direct('images', { channel, ts: slack.workspace.stamp() }))),
  );
  for (const channel of channels) expect(perceived((await answered(channel)).blocks)).toContain('cat');
  await bot.stop();
  bot = await runBot(slack, { ...HTTP, ...folder });
  await post(direct('images', { channel: 'D6', ts: slack.workspace.stamp() }));
  await answered('D6');
  expect(renewals).toEqual(['xoxe-first']);
  expect(bot.output()).not.toMatch(/xox/);
}, 90_000);

it('An app that is installed by its pages takes deliveries by Socket Mode where it has an app token', async () => {
  const access = () => ({ ok: true, ...installed, ...workspace, access_token: BOT_TOKEN });
  slack = await startSlack({ 'oauth.v2.access': access });
  bot = await runBot(slack, { ...HTTP, SLACK_APP_TOKEN: APP_TOKEN });
  await install();
  await slack.socket.send('slash_commands', slashCommand(slack, 'images'));
  await slack.workspace.until(() => slack.workspace.all().find(isComplete));
  expect((await post(direct('images', { ts: slack.workspace.stamp() }))).status).toBe(404);
}, 60_000);

it('An organisation that installed the app as a whole is asked its daily question by its token', async () => {
  const access = () => ({ ok: true, ...installed, ...organisation, access_token: BOT_TOKEN });
  slack = await startSlack({ 'oauth.v2.access': access });
  const folder = mkdtempSync(join(tmpdir(), 'convbot-'));
  bot = await runBot(slack, { ...HTTP, DATA_FOLDER: folder });
  await install();
  const within = { enterprise_id: 'E1', enterprise_name: 'School', is_enterprise_install: 'true' };
  await post({ ...slashCommand(slack, 'images'), ...within }, 'command');
  await slack.workspace.until(() => slack.workspace.all().find(isComplete));
  await bot.stop();

  const store = await openStore({ file: join(folder, 'convbot.sqlite'), onTrouble: unexpected });
  const due = new Date(Date.now() - 1_800_000);
  await store.schedules.set('slack:T1:C4', 'slack:T1', {
    place: { platform: 'slack', server: 'T1', channel: 'C4' },
    hour: due.getUTCHours(),
    minute: due.getUTCMinutes(),
    zone: 'UTC',
    since: Date.now() - 172_800_000,
  });
  await store.close();
  bot = await runBot(slack, { ...HTTP, DATA_FOLDER: folder });
  const question = await slack.workspace.until(() =>
    slack.workspace.all().find(({ channel }) => channel === 'C4'),
  );
  expect(perceived(question.blocks)).toContain('Question of the day');
}, 90_000);
