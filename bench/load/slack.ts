import { startBot } from '../../tests/servers/bot-process.ts';
import { slashCommand } from '../../tests/servers/slack/people.ts';
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../../tests/servers/slack/server.ts';
import type { Kept } from '../../tests/servers/slack/workspace.ts';
import { type Chat, nextPair, SIGN, VARIABLES } from './chat.ts';

/** Slack in Socket Mode. Every request has a channel of its own, since a channel takes a message a second. */
export async function slackChat(): Promise<Chat> {
  const slack = await startSlack();
  const { workspace } = slack;
  const tokens = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
  const bot = await startBot({ ...VARIABLES, ...tokens, SLACK_API_URL: slack.apiUrl }, { sign: SIGN });
  let channels = 0;
  return {
    name: 'Slack',
    bot,
    async ask(user) {
      channels += 1;
      const channel = `CLOAD${channels}`;
      const { a, b, input, weights, seed } = nextPair();
      const text = `compare ${a} vs ${b} --input ${input} --weights ${weights} --seed ${seed}`;
      // Looked for after every change of any message: no more work than that takes, since it is the program that is measured.
      const found = (holds: (blocks: Kept['blocks']) => boolean) =>
        workspace.until(
          () => workspace.all().find((kept) => kept.channel === channel && holds(kept.blocks)),
          60,
        );
      const start = performance.now();
      await slack.socket.send('slash_commands', slashCommand(slack, text, { user: `ULOAD${user}`, channel }));
      await found((blocks) => blocks.length > 2);
      const first = performance.now() - start;
      const answer = await found((blocks) => blocks.some(({ type }) => type === 'image'));
      const picture = performance.now() - start;
      workspace.messages.delete(`${channel} ${answer.ts}`);
      const [, file = ''] = /"slack_file":\{"id":"(\w+)"/.exec(JSON.stringify(answer.blocks)) ?? [];
      workspace.files.delete(file);
      return { first, picture };
    },
    async stop() {
      await bot.stop();
      await slack.close();
    },
  };
}
