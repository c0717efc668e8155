import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../../src/platforms/discord/api.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';

/** Milliseconds for which an answer is tried: what an interaction lives, less some for the way. */
const LIFE = 14.5 * 60_000;

describe('An answer whose interaction is about to die', () => {
  let server: DiscordServer;
  beforeAll(async () => {
    server = await discordServer();
  });
  afterAll(() => server.close());

  const editAt = (age: number) => {
    const api = createApi(server.token, server.apiUrl);
    const ticket = { id: '1', application: server.application, token: 'old', born: Date.now() - age };
    const body = { flags: 0, components: [], attachments: [], allowed_mentions: { parse: [] as [] } };
    return api.edit(ticket, '@original', { body, files: [] });
  };
  const edits = () => server.requests.filter(({ path }) => path.includes('/old/')).length;

  it('is tried until the last moment, and then given up with what Discord said', async () => {
    server.faults.fail('/old/', 503, 1000);
    await expect(editAt(LIFE - 2000)).rejects.toMatchObject({ status: 503 });
    expect(edits()).toBeGreaterThan(3);
  });

  it('is tried once where its time is over', async () => {
    const before = edits();
    await expect(editAt(LIFE)).rejects.toThrow();
    expect(edits() - before).toBeLessThanOrEqual(1);
  });
});

describe('The answer to an interaction', () => {
  let server: DiscordServer;
  beforeAll(async () => {
    server = await discordServer();
  });
  afterAll(() => server.close());

  it('does not wait until the bot may call again in its own name', async () => {
    const api = createApi(server.token, server.apiUrl);
    const ticket = { id: '1', application: server.application, token: 'fresh', born: Date.now() };
    const calls = Array.from({ length: 51 }, (_, index) => api.erase('1', String(index)));
    const response = api.respond(ticket, { type: 5 });
    await Promise.allSettled([...calls, response]);
    const paths = server.requests.map(({ path }) => path);
    expect(paths).toHaveLength(52);
    expect(paths.at(-1)).not.toContain('/callback');
  });
});
