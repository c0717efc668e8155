import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { endpointOf, overHttp, PUBLIC_KEY, seconds, signed } from '../../servers/discord/over-http.ts';
import { ADA, CHANNEL, interaction, slashData } from '../../servers/discord/payloads.ts';
import { createPeople, textOf } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';

let server: DiscordServer;
let bot: BotProcess;
let address: string;

beforeAll(async () => {
  server = await discordServer();
  bot = await startBot(
    {
      DISCORD_TOKEN: server.token,
      DISCORD_API_URL: server.apiUrl,
      DISCORD_PUBLIC_KEY: PUBLIC_KEY,
      PORT: '0',
    },
    { sign: 'The playground is at' },
  );
  address = endpointOf(bot.output());
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

function deliver(
  body: string,
  { timestamp = seconds(), arrived = body, ...more }: Delivery = {},
): Promise<Response> {
  const signature = 'signature' in more ? more.signature : signed(timestamp, body);
  const headers = {
    'x-signature-timestamp': timestamp,
    ...(signature === undefined ? {} : { 'x-signature-ed25519': signature }),
  };
  return fetch(address, { method: 'POST', body: arrived, headers });
}

const PING = '{"type":1}';

describe('A delivery over HTTP', () => {
  it('that only asks whether somebody is there is answered', async () => {
    const response = await deliver(PING);
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  it('is answered: first by the response, then through the REST interface', async () => {
    const people = createPeople(server, { deliver: overHttp(server, [address]) });
    const done = people.command('compare', { a: '64@3x3', b: '32@7x7', input: '28x28x1' });
    expect(textOf(await people.answerTo(done))).toContain('640 against 1,600');
    expect(done.response?.type).toBe(5);
    expect(server.state.refused.filter((refusal) => !refusal.includes('10015'))).toEqual([]);
  });

  it('needs no connection to the gateway', () => {
    expect(server.gateway.counts.identified).toBe(0);
  });
});

describe('A delivery that is not as Discord signed it', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const cases: Readonly<Record<string, Delivery>> = {
    'signed by another key': { signature: signed(seconds(), PING, other) },
    'of another body': { arrived: '{"type":1 }' },
    'of another time': { timestamp: seconds(), signature: signed(seconds(-5), PING) },
    'without a signature': { signature: undefined },
    'with half a signature': { signature: 'abc' },
    'with a time that is none': { timestamp: 'soon', signature: signed('soon', PING) },
    'six minutes old': { timestamp: seconds(-360) },
    'six minutes ahead': { timestamp: seconds(360) },
  };

  it.each(Object.entries(cases))('is refused: %s', async (_what, delivery) => {
    expect((await deliver(PING, delivery)).status).toBe(401);
  });

  it('is refused when it is sent again', async () => {
    const identity = { id: server.state.nextId(), token: 'overheard', application: server.application };
    const body = JSON.stringify(interaction(identity, 2, slashData('help', {}), ADA, CHANNEL));
    const timestamp = seconds();
    expect((await deliver(body, { timestamp })).status).toBe(200);
    expect((await deliver(body, { timestamp })).status).toBe(401);
  });
});
