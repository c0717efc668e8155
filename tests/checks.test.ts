import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../src/chat/check.ts';
import { checksOf } from '../src/checks.ts';
import type { Config } from '../src/config.ts';
import { readEnvironment } from '../src/environment.ts';
import { discordCheck } from '../src/platforms/discord/check.ts';
import { slackCheck } from '../src/platforms/slack/check.ts';
import { scopesOf } from '../src/platforms/slack/scopes.ts';
import { memoryStore } from '../src/store/memory.ts';
import { lazyStore } from '../src/store/open.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

/** What the API answers, by method and address. */
let answer: (incoming: IncomingMessage) => Answer;
let api: Server;
let root: string;

beforeAll(async () => {
  api = createServer((incoming, response) => {
    const { status = 200, headers = {}, body } = answer(incoming);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  root = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(() => {
  api.close();
  api.closeAllConnections();
});

/** The finding about one part. */
const about = (findings: readonly Finding[], part: string) => findings.find((one) => one.part === part);
const TOKEN = 'token-canary';

describe('A check of Discord', () => {
  const check = (overHttp = false) => discordCheck({ token: TOKEN, apiUrl: `${root}/api`, overHttp })();

  it('says which app the token is for, with nothing to mend', async () => {
    answer = ({ url, headers }) => ({ body: { name: `${url} ${headers.authorization}` } });
    const findings = await check();
    expect(about(findings, 'Discord token')?.state).toContain('/api/v10/applications/@me Bot token-canary');
    expect(findings.filter(({ mend }) => mend)).toEqual([]);
  });

  it.each([
    [401, /Make a new token/],
    [503, /Try again/],
  ])('says what to do when the token is answered with %i', async (status, mend) => {
    answer = () => ({ status, body: { message: `401: Unauthorized ${TOKEN}` } });
    const findings = await check();
    expect(about(findings, 'Discord token')?.mend).toMatch(mend);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });

  it.each([
    ['https://bot.example/discord', false, /Empty “Interactions Endpoint URL”/],
    [null, true, /Set “Interactions Endpoint URL”/],
  ])('sees that Discord delivers elsewhere than the bot waits: %s', async (address, overHttp, mend) => {
    answer = () => ({ body: { name: 'convbot', interactions_endpoint_url: address } });
    expect(about(await check(overHttp), 'Discord delivers')?.mend).toMatch(mend);
  });

  it('sees that the clock is wrong', async () => {
    const date = new Date(Date.now() - 600_000).toUTCString();
    answer = () => ({ headers: { date }, body: { name: 'convbot' } });
    const clock = about(await check(), 'Clock');
    expect(clock?.state).toMatch(/^(599|600|601) seconds off$/);
    expect(clock?.mend).toMatch(/time server/);
  });

  it('says that Discord cannot be reached', async () => {
    const findings = await discordCheck({
      token: TOKEN,
      apiUrl: 'http://127.0.0.1:1/api',
      overHttp: false,
    })();
    expect(findings).toEqual([expect.objectContaining({ part: 'Discord', state: 'cannot be reached' })]);
  });
});

describe('A check of Slack', () => {
  const check = () => slackCheck({ botToken: TOKEN, appToken: 'app-canary', apiUrl: `${root}/api/` })();
  const granting = (...scopes: readonly string[]) => {
    answer = () => ({ headers: { 'x-oauth-scopes': scopes.join(',') }, body: { ok: true, team: 'School' } });
  };

  it('says which workspace the token is for, with nothing to mend', async () => {
    granting(...scopesOf({}));
    const findings = await check();
    expect(about(findings, 'SLACK_BOT_TOKEN')?.state).toBe('taken, for “School”');
    expect(about(findings, 'SLACK_APP_TOKEN')?.state).toMatch(/^taken/);
    expect(findings.filter(({ mend }) => mend)).toEqual([]);
  });

  it('names the scopes that are missing', async () => {
    granting(...scopesOf({}).filter((scope) => scope !== 'files:write'));
    const scopes = about(await check(), 'Slack scopes');
    expect(scopes?.state).toBe('files:write missing');
    expect(scopes?.mend).toMatch(/install the app again/);
  });

  it('says which token is refused, in Slack’s own word alone', async () => {
    answer = ({ url }) => ({
      body: url?.includes('auth.test') ? { ok: false, error: 'invalid_auth' } : { ok: true },
    });
    const findings = await check();
    expect(about(findings, 'SLACK_BOT_TOKEN')).toMatchObject({ state: 'refused (invalid_auth)' });
    answer = () => ({ body: { ok: false, error: `no such token: ${TOKEN}` } });
    expect(JSON.stringify(await check())).not.toContain(TOKEN);
  });
});

describe('The checks of this machine', () => {
  const findings = async (
    DATA_FOLDER: string,
    store: Parameters<typeof checksOf>[1] = () => memoryStore(),
  ) => {
    const read = readEnvironment({ DATA_FOLDER });
    if (!('environment' in read)) throw new Error('The environment was not read.');
    const checks = checksOf(read.environment as Config, store);
    return (await Promise.all(checks.map((check) => check()))).flat();
  };

  it('find nothing to mend where everything is well, and look at no platform without a token', async () => {
    const found = await findings(mkdtempSync(join(tmpdir(), 'convbot-')));
    expect(found.map(({ part }) => part)).toEqual(['Node', 'Memory caps', 'Disk', 'Database']);
    expect(found.filter(({ part, mend }) => mend && part !== 'Memory caps')).toEqual([]);
  });

  it('find a folder that cannot be written to', async () => {
    expect(about(await findings('/dev/null/data'), 'Disk')?.mend).toMatch(/DATA_FOLDER/);
  });

  it('find a database that is not there', async () => {
    const file = '/dev/null/data/convbot.sqlite';
    const found = await findings(tmpdir(), (onTrouble) => lazyStore({ file, onTrouble }));
    expect(about(found, 'Database')?.mend).toMatch(/DATA_FOLDER/);
  });
});
