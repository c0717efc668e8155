import { startBot } from '../../tests/servers/bot-process.ts';
import { ADA } from '../../tests/servers/discord/payloads.ts';
import { createPeople } from '../../tests/servers/discord/people.ts';
import { discordServer } from '../../tests/servers/discord/server.ts';
import type { Done } from '../../tests/servers/discord/state.ts';
import { type Chat, nextPair, SIGN, VARIABLES } from './chat.ts';

/** Discord by its gateway. */
export async function discordChat(): Promise<Chat> {
  const server = await discordServer();
  const { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL, state } = server;
  const bot = await startBot({ ...VARIABLES, DISCORD_TOKEN, DISCORD_API_URL }, { sign: SIGN });
  await server.gateway.ready();
  const people = createPeople(server);
  const answerOf = (done: Done) => {
    const message = state.messages.get(done.followUps.at(-1) ?? done.original ?? '');
    return message && !message.isLoading ? message : undefined;
  };
  return {
    name: 'Discord',
    bot,
    async ask(user) {
      const person = { ...ADA, id: String(1_000_000_000_000_000_100n + BigInt(user)) };
      const start = performance.now();
      const done = people.command('compare', nextPair(), { person });
      await server.until(() => answerOf(done));
      const first = performance.now() - start;
      const { id } = await server.until(() => {
        const answer = answerOf(done);
        return answer && answer.attachments.length > 0 ? answer : undefined;
      });
      const picture = performance.now() - start;
      // What the local server keeps must not be taken for the program's memory, nor slow it down.
      state.messages.delete(id);
      state.done.delete(done.id);
      return { first, picture };
    },
    async stop() {
      await bot.stop();
      await server.close();
    },
  };
}
