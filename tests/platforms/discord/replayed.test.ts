import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { type Deliver, fixtures, overGateway, replay } from '../../servers/discord/deliver.ts';
import { endpointOf, overHttp, PUBLIC_KEY } from '../../servers/discord/over-http.ts';
import { createPeople, type People, textOf } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';
import { allComponents, type Done } from '../../servers/discord/state.ts';
import { picture } from '../reply-contract.ts';

let server: DiscordServer;
let people: People;
let bot: BotProcess;
let deliver: Deliver;

const again = (name: string, live = {}) => replay(server, deliver, name, live);
const readAnswer = async (done: Done) => textOf(await people.answerTo(done));

/** What is done with each fixture of an interaction, and what has to come of it. */
const INTERACTIONS: Readonly<Record<string, () => Promise<void>>> = {
  'slash-command': () => compared('slash-command'),
  'slash-command-direct': () => compared('slash-command-direct'),
  'slash-command-user-installed': () => compared('slash-command-user-installed'),
  'slash-command-user-installed-in-server': async () => {
    const done = again('slash-command-user-installed-in-server');
    expect(await readAnswer(done)).toContain('640 against 1,600');
    // An app that is not in the server may send five follow-ups, and needs none.
    expect(done.followUps).toEqual([]);
  },
  'attachment-option': async () => {
    const file = people.attachment('digit.png', picture.png);
    const answer = await people.answerTo(again('attachment-option', { file: file.url }));
    expect(answer.attachments[0]?.description).toMatch(/16 maps/);
  },
  autocomplete: async () => {
    const done = again('autocomplete');
    const { data } = await server.until(() => done.response);
    expect(data?.choices).toContainEqual({ name: expect.any(String), value: 'cat' });
  },
  'message-command': async () => {
    const text = await readAnswer(again('message-command'));
    expect(text).toContain('1,792');
    expect(text).toContain('4,736');
  },
  button: async () => {
    const first = await people.answerTo(again('slash-command'));
    const { custom_id: id = '' } = allComponents(first.components).find(
      ({ label }) => label === 'Same padding on both',
    )!;
    const done = again('button', { message: first.id, custom_id: id });
    expect(await readAnswer(done)).toContain('28×28×64');
    expect(textOf(first)).toContain('26×26×64');
  },
  'modal-submit': () => compared('modal-submit'),
};

async function compared(name: string): Promise<void> {
  const done = again(name);
  expect(await readAnswer(done)).toContain('640 against 1,600');
  expect(done.response?.type).toBe(5);
}

/** What comes over the gateway alone. */
const MESSAGES = ['message-mention', 'message-direct'];

/** An edit that overtook the response over HTTP: it is tried again. */
const EARLY = /: 10015 /;

describe.each(['the gateway', 'HTTP'])('Over %s', (way) => {
  const isHttp = way === 'HTTP';

  beforeAll(async () => {
    server = await discordServer();
    const tokens = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
    const delivery: Readonly<Record<string, string>> = isHttp
      ? { DISCORD_PUBLIC_KEY: PUBLIC_KEY, PORT: '0' }
      : {};
    bot = await startBot({ ...tokens, ...delivery }, { sign: 'Numbers come from' });
    deliver = isHttp ? overHttp(server, [endpointOf(bot.output())]) : overGateway(server);
    people = createPeople(server);
  }, 120_000);
  afterAll(async () => {
    await bot?.stop();
    await server?.close();
  });

  it.each(Object.entries(INTERACTIONS))('a delivery is answered: %s', async (_name, check) => {
    await check();
    expect(server.state.refused.splice(0).filter((refusal) => !EARLY.test(refusal))).toEqual([]);
  });

  if (isHttp) {
    it('a ping is answered with a pong', async () => {
      const done = again('ping');
      expect(await server.until(() => done.response)).toEqual({ type: 1 });
    });
  } else {
    it.each(MESSAGES)('a message is answered: %s', async (name) => {
      const { application, state, gateway } = server;
      const id = state.nextId();
      gateway.emit('MESSAGE_CREATE', fixtures.read(name, { id, application }));
      expect(textOf(await people.answerToMessage(id))).toContain('640 against 1,600');
    });
  }
});

it('Every fixture is replayed', () => {
  const replayed = [...Object.keys(INTERACTIONS), 'ping', ...MESSAGES];
  expect(replayed.sort()).toEqual([...fixtures.names].sort());
});
