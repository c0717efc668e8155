import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type BotProcess, startBot } from '../../servers/bot-process.ts';
import { createPeople, type People } from '../../servers/discord/people.ts';
import { type DiscordServer, discordServer } from '../../servers/discord/server.ts';

export interface Together {
  readonly server: DiscordServer;
  readonly people: People;
  readonly bot: BotProcess;
  stop(): Promise<void>;
}

/** A local Discord, and the shipped program connected to it. */
export async function withBot({ deliveries = 1 } = {}): Promise<Together> {
  const server = await discordServer();
  const bot = await startBot(
    { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    { sign: 'Numbers come from' },
  );
  await server.gateway.ready();
  return {
    server,
    bot,
    people: createPeople(server, { deliveries }),
    async stop() {
      await bot.stop();
      await server.close();
    },
  };
}

/** One local Discord with the bot in it for all tests of a file. A test in which the bot sends what Discord refuses fails. */
export function oneForAll(): () => Together {
  let together: Together;
  beforeAll(async () => {
    together = await withBot();
  }, 120_000);
  afterAll(() => together?.stop());
  afterEach(() => {
    expect(together.server.state.refused.splice(0)).toEqual([]);
  });
  return () => together;
}
