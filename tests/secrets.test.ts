import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ship } from './shipped.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What must never be seen; each is found again wherever it turns up. */
const CANARIES = {
  DISCORD_TOKEN: 'Q0FOQVJZQ0FOQVJZQ0FOQVJZ.CANARY.discord-canary-canary-canary0',
  SLACK_BOT_TOKEN: 'xoxb-1111-2222-slackCanaryBot',
  SLACK_APP_TOKEN: 'xapp-1-A111-2222-slackCanaryApp',
  SLACK_SIGNING_SECRET: 'signing-canary-0123456789',
  SLACK_CLIENT_SECRET: 'client-canary-0123456789',
  SECRET_KEY: 'secret-key-canary-0123456789-0123456789',
};
const DATABASE_PASSWORD = 'database-canary';
const SECRETS = [...Object.values(CANARIES), DATABASE_PASSWORD];

function expectClean(text: string): void {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

/** What every process on the machine was started with, as anybody can read it. */
function processList(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}

/** Refuses every token, and repeats what it was sent, as careless servers do. */
let refusing: Server;
const refused: string[] = [];
beforeAll(async () => {
  refusing = createServer((incoming, response) => {
    const sent = JSON.stringify([incoming.url, incoming.headers.authorization]);
    refused.push(sent);
    incoming.resume();
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: `invalid_auth ${sent}`, message: `401: ${sent}` }));
  }).listen(0, '127.0.0.1');
  await once(refusing, 'listening');
});
afterAll(() => {
  refusing.close();
  refusing.closeAllConnections();
});

describe('Secrets', () => {
  it('reach nothing that is written, answered, measured or listed, through mistakes, lost children and the end', async () => {
    const { SECRET_KEY } = CANARIES;
    const shipped = await ship({ SECRET_KEY, LOG_LEVEL: 'trace', CHILDREN: '1' });
    const answers: string[] = [];
    const ask = async (command: string, args: unknown) =>
      answers.push(await (await shipped.ask(command, args)).text());
    await ask('summary', { model: '64@3x3', input: '28x28x1' });
    await ask('summary', { model: 'Conv2D(64, kernal_size=3)' });
    await ask('doctor', {});
    await ask(SECRET_KEY.slice(0, 4), {});
    for (const pid of shipped.children()) process.kill(pid, 'SIGKILL');
    await ask('compare', { a: '64@3x3', b: '32@7x7', input: '28x28x1' });
    answers.push(await (await fetch(`${shipped.metricsUrl}/metrics`)).text());
    answers.push(processList());
    await shipped.stop();
    expect(shipped.output()).toContain('stopped');
    expectClean([shipped.output(), ...answers].join('\n'));
  });

  it('stay hidden when every token is refused and the database is not there', async () => {
    const root = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: {
        PATH: process.env.PATH ?? '',
        DATA_FOLDER: mkdtempSync(join(tmpdir(), 'convbot-')),
        PORT: '0',
        LOG_LEVEL: 'trace',
        ...CANARIES,
        SLACK_CLIENT_SECRET: '',
        DISCORD_API_URL: `${root}/api`,
        SLACK_API_URL: `${root}/api/`,
        DATABASE_URL: `postgres://bot:${DATABASE_PASSWORD}@127.0.0.1:1/convbot`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    }
    const exit = once(child, 'exit');
    // It ends by itself with a sentence, or goes on without the platform; either way the tokens have been sent by then.
    await vi.waitFor(() => expect(refused.join()).toContain('Canary'), { timeout: 60_000 });
    const listed = processList();
    child.kill('SIGTERM');
    await exit;
    expect(text).not.toBe('');
    expectClean(text + listed);
  });

  it('are not repeated when they are set wrongly', async () => {
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: { PATH: process.env.PATH ?? '', SLACK_BOT_TOKEN: CANARIES.DISCORD_TOKEN, SECRET_KEY: 'short' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(text).toMatch(/SLACK_BOT_TOKEN is not right/);
    expectClean(text);
  });
});
