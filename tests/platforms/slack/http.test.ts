import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { direct, globalShortcut, slashCommand, uninstalled } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { BOT_TOKEN, type SlackServer, startSlack } from '../../servers/slack/server.ts';
import { type Sent, SIGNING_SECRET, signedRequest } from '../../servers/slack/signed.ts';
import { type RunningBot, runBot } from './run-bot.ts';
import { isComplete } from './with-bot.ts';

let slack: SlackServer;
let bot: RunningBot;
let address: string;

beforeAll(async () => {
  slack = await startSlack({
    'oauth.v2.access': ({ code }) =>
      code === 'good'
        ? {
            ok: true,
            access_token: BOT_TOKEN,
            token_type: 'bot',
            scope: 'commands',
            bot_user_id: 'UBOT',
            app_id: 'A1',
            team: { id: 'T1', name: 'Learners' },
            enterprise: null,
            authed_user: { id: 'U1' },
            is_enterprise_install: false,
          }
        : { ok: false, error: 'invalid_code' },
  });
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  bot = await runBot(slack, {
    PORT: String(port),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret-of-the-app',
  });
}, 60_000);
afterAll(async () => {
  await bot?.stop();
  await slack?.close();
}, 60_000);

const post = (body: Readonly<Record<string, unknown>>, sent?: Sent) =>
  fetch(`${address}/slack/events`, signedRequest(body, sent));

/** A browser that wants to install the app, and where Slack sends it back to. */
async function sentToSlack() {
  const install = await fetch(`${address}/slack/install`, { redirect: 'manual' });
  const { searchParams } = new URL(install.headers.get('location')!);
  const state = encodeURIComponent(searchParams.get('state')!);
  return {
    scope: searchParams.get('scope'),
    back: `${address}/slack/oauth_redirect?code=good&state=${state}`,
    cookie: install.headers.get('set-cookie')!.split(';')[0]!,
  };
}

describe('Slack over HTTP', () => {
  it('is installed in a workspace by a browser that it sent there itself', async () => {
    const { scope, back, cookie } = await sentToSlack();
    expect(scope).toContain('chat:write');
    expect((await fetch(back)).status).toBe(400);
    const installed = await fetch(back, { headers: { cookie } });
    expect(installed.status).toBe(200);
  });

  it('answers a command with the token of the workspace', async () => {
    const response = await post(slashCommand(slack, 'images'), { type: 'command' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    const answer = await slack.workspace.until(() => slack.workspace.all().find(isComplete));
    expect(perceived(answer.blocks)).toContain('cat');
  });

  it('answers the challenge of its address', async () => {
    const response = await post({ type: 'url_verification', challenge: 'c0ffee' });
    expect(await response.json()).toEqual({ challenge: 'c0ffee' });
  });

  it('opens the form', async () => {
    await post(globalShortcut(), { type: 'payload' });
    await slack.workspace.until(() => slack.workspace.views[0]);
  });

  it.each([
    ['of another secret', { secret: 'another-secret-than-slack' }],
    ['older than five minutes', { age: 301 }],
    ['from more than five minutes ahead', { age: -302 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another length', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['with a time that is none', { headers: { 'x-slack-request-timestamp': 'now' } }],
  ] as const)('refuses a request %s', async (_what, sent) => {
    expect((await post(direct('help', { ts: '1.1' }), sent)).status).toBe(401);
  });

  it('refuses a request that was altered, and one that is sent again', async () => {
    const request = signedRequest(direct('help', { ts: '9.1', channel: 'D8' }));
    const altered = { ...request, body: String(request.body).replace('help', 'images') };
    expect((await fetch(`${address}/slack/events`, altered)).status).toBe(401);
    expect((await fetch(`${address}/slack/events`, request)).status).toBe(200);
    expect((await fetch(`${address}/slack/events`, request)).status).toBe(401);
  });

  it('answers once what Slack delivers again', async () => {
    const said = direct('help', { ts: '7.1', channel: 'D7' });
    const retry = (number: number) =>
      post(said, {
        // Far enough apart that no two are signed for the same second.
        age: 10 * number,
        headers: { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': 'http_timeout' },
      });
    for (const response of [await post(said), await retry(1), await retry(2)])
      expect(response.status).toBe(200);
    await post(direct('images', { ts: '7.2', channel: 'D7' }));
    const answers = await slack.workspace.until(() => {
      const all = slack.workspace.all().filter((kept) => kept.channel === 'D7' && isComplete(kept));
      return all.some(({ text }) => /images/.test(text)) ? all : undefined;
    });
    expect(answers.length).toBe(2);
    expect(slack.workspace.complaints).toEqual([]);
  });

  it('forgets the installation with the app’s removal, until it is installed again', async () => {
    await post(uninstalled());
    await vi.waitFor(
      async () => {
        await post(direct('help', { ts: '8.1', channel: 'D6' }));
        expect(bot.output()).toContain('not installed in this workspace');
      },
      { timeout: 20_000, interval: 300 },
    );
    const before = slack.calls.length;
    await post(direct('help', { ts: '8.2', channel: 'D5' }));
    const { back, cookie } = await sentToSlack();
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
    expect(slack.calls.slice(before).map(({ method }) => method)).not.toContain('chat.postMessage');
    await post(direct('help', { ts: '8.3', channel: 'D5' }));
    const answer = await slack.workspace.until(() =>
      slack.workspace.all().find((kept) => kept.channel === 'D5' && isComplete(kept)),
    );
    expect(perceived(answer.blocks)).toContain('compare');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
