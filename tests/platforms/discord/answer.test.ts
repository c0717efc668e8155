import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answered, deferred } from '../../../src/platforms/discord/answer.ts';
import { createApi } from '../../../src/platforms/discord/api.ts';
import type { Message } from '../../../src/platforms/discord/message.ts';
import { createPeople } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';
import { allComponents, type Done } from '../../servers/discord/state.ts';

const EPHEMERAL = 1 << 6;
const COMPONENTS = 1 << 15;

let server: DiscordServer;
beforeEach(async () => {
  server = await discordServer();
});
afterEach(async () => {
  expect(server.state.refused).toEqual([]);
  await server.close();
});

/** An interaction, and how the bot answers it. */
function asked() {
  const api = createApi(server.token, server.apiUrl);
  const done = createPeople(server).command('help', {});
  const ticket = { id: done.id, application: server.application, token: done.token, born: done.born };
  return { done, api, ticket, respond: (body: object) => api.respond(ticket, body) };
}

function message(content: string): Message {
  const components = [{ type: 10, content }] as const;
  return {
    body: { flags: COMPONENTS, components, attachments: [], allowed_mentions: { parse: [] } },
    files: [],
  };
}

/** What each message says, and whether the asker alone sees it. */
function seen(): readonly (readonly [string, boolean])[] {
  return [...server.state.messages.values()].map(({ components, flags }) => [
    allComponents(components)
      .map(({ content }) => content)
      .join(),
    (flags & EPHEMERAL) !== 0,
  ]);
}

const callsOf = (done: Done) =>
  server.requests.filter(({ path }) => path.includes(done.token)).map(({ method }) => method);

describe('An answer that is there at once', () => {
  it.each([true, false])(
    'is the first response, and nothing is sent again to show it (secret: %s)',
    async (secret) => {
      const { done, api, ticket, respond } = asked();
      const words = message('640 against 1,600');
      const answer = await answered(ticket, respond, api, words, secret);
      await answer.show(words, secret);
      expect(seen()).toEqual([['640 against 1,600', secret]]);
      expect(callsOf(done)).toEqual(['POST']);
    },
  );

  it('is found by its id, which is asked for once', async () => {
    const { done, api, ticket, respond } = asked();
    const answer = await answered(ticket, respond, api, message('Words'), false);
    expect([await answer.id(), await answer.id()]).toEqual([done.original, done.original]);
    expect(callsOf(done)).toEqual(['POST', 'GET']);
  });

  it('is changed by what comes after it', async () => {
    const { done, api, ticket, respond } = asked();
    const answer = await answered(ticket, respond, api, message('Words'), false);
    await answer.show(message('Words and a picture'), false);
    expect(seen()).toEqual([['Words and a picture', false]]);
    expect(await answer.id()).toBe(done.original);
    expect(callsOf(done)).toEqual(['POST', 'PATCH']);
  });

  it('makes way for another message where whom it is for changes', async () => {
    const { done, api, ticket, respond } = asked();
    const answer = await answered(ticket, respond, api, message('Words'), false);
    await answer.show(message('A mistake'), true);
    expect(seen()).toEqual([['A mistake', true]]);
    expect(await answer.id()).toBe(done.followUps[0]);
  });

  it('is shown behind a deferral where Discord refuses it as the first response', async () => {
    const { done, api, ticket, respond } = asked();
    server.faults.fail('/callback', 400, 1);
    const words = message('Words');
    const answer = await answered(ticket, respond, api, words, true);
    expect(done.response).toEqual({ type: 5, data: { flags: EPHEMERAL } });
    await answer.show(words, true);
    expect(seen()).toEqual([['Words', true]]);
  });
});

describe('An answer that takes its time', () => {
  it.each([true, false])('is said to be on its way, for whom it will be (secret: %s)', async (secret) => {
    const { done, api, ticket, respond } = asked();
    const answer = await deferred(ticket, respond, api, secret);
    expect(seen()).toEqual([['', secret]]);
    await answer.show(message('Words'), secret);
    expect(seen()).toEqual([['Words', secret]]);
    expect(await answer.id()).toBe(done.original);
  });
});
