import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { ADA, CHANNEL, interaction, slashData } from '../../servers/discord/payloads.ts';
import { createPeople, textOf } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';
import type { Done } from '../../servers/discord/state.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

let server: DiscordServer;
let bot: BotProcess;
let address: string;

beforeAll(async () => {
  server = await discordServer();
  bot = await startBot(
    { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl, DISCORD_PUBLIC_KEY: KEY, PORT: '0' },
    { sign: 'The playground is at' },
  );
  address = `${/http:\/\/localhost:\d+/.exec(bot.output())![0]}/discord/interactions`;
}, 120_000);

afterAll(async () => {
  await bot?.stop();
  await server?.close();
});

interface Delivery {
  readonly timestamp?: string;
  readonly signature?: string | undefined;
  /** What arrives, where it is not what was signed. */
  readonly arrived?: string;
}

function signed(timestamp: string, body: string): string {
  return sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
}

function now(shift = 0): string {
  return String(Math.floor(Date.now() / 1000) + shift);
}

function deliver(
  body: string,
  { timestamp = now(), arrived = body, ...more }: Delivery = {},
): Promise<Response> {
  const signature = 'signature' in more ? more.signature : signed(timestamp, body);
  const headers = {
    'x-signature-timestamp': timestamp,
    ...(signature === undefined ? {} : { 'x-signature-ed25519': signature }),
  };
  return fetch(address, { method: 'POST', body: arrived, headers });
}

/** A slash command on its way: known to the server, which waits for its answer. */
function command(name: string, values: Readonly<Record<string, string>>) {
  const id = server.state.nextId();
  const done: Done = {
    id,
    token: `token-${id}`,
    type: 2,
    channel: CHANNEL.channel,
    born: Date.now(),
    followUps: [],
  };
  server.state.done.set(id, done);
  const { application } = server;
  const identity = { id, token: done.token, application };
  return { done, body: JSON.stringify(interaction(identity, 2, slashData(name, values), ADA, CHANNEL)) };
}

/** What Discord does with the response to a delivery. */
function takeResponse(done: Done, response: NonNullable<Done['response']>): void {
  done.response = response;
  const id = server.state.nextId();
  done.original = id;
  server.state.messages.set(id, {
    id,
    channel: done.channel,
    flags: 0,
    content: '',
    components: [],
    attachments: [],
    isLoading: true,
    edits: 0,
  });
}

const PING = '{"type":1}';

describe('A delivery over HTTP', () => {
  it('that only asks whether somebody is there is answered', async () => {
    const response = await deliver(PING);
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  it('is answered: first by the response, then through the REST interface', async () => {
    const { done, body } = command('compare', { a: '64@3x3', b: '32@7x7', input: '28x28x1' });
    const response = await deliver(body);
    const first = (await response.json()) as NonNullable<Done['response']>;
    expect(first.type).toBe(5);
    takeResponse(done, first);
    expect(textOf(await createPeople(server).answerTo(done))).toContain('640 against 1,600');
    expect(server.state.refused.filter((refusal) => !refusal.includes('10015'))).toEqual([]);
  });

  it('needs no connection to the gateway', () => {
    expect(server.gateway.counts.identified).toBe(0);
  });
});

describe('A delivery that is not as Discord signed it', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const cases: Readonly<Record<string, Delivery>> = {
    'signed by another key': { signature: sign(null, Buffer.from(now() + PING), other).toString('hex') },
    'of another body': { arrived: '{"type":1 }' },
    'of another time': { timestamp: now(), signature: signed(now(-5), PING) },
    'without a signature': { signature: undefined },
    'with half a signature': { signature: 'abc' },
    'with a time that is none': { timestamp: 'soon', signature: signed('soon', PING) },
    'six minutes old': { timestamp: now(-360) },
    'six minutes ahead': { timestamp: now(360) },
  };

  it.each(Object.entries(cases))('is refused: %s', async (_what, delivery) => {
    expect((await deliver(PING, delivery)).status).toBe(401);
  });

  it('is refused when it is sent again', async () => {
    const { body } = command('help', {});
    const timestamp = now();
    expect((await deliver(body, { timestamp })).status).toBe(200);
    expect((await deliver(body, { timestamp })).status).toBe(401);
  });
});
