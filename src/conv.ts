import { readConfig, readTerminal } from './config.ts';
import { makeBot } from './make-bot.ts';
import { terminal } from './platforms/terminal/adapter.ts';
import { starting } from './starting.ts';

/** The bot at the command line. */
await starting(async () => {
  const { bot, uploads, close } = makeBot(readConfig(), { ready: 1 });
  const stop = await terminal({ argv: process.argv.slice(2), uploads, environment: readTerminal() }).start(
    bot,
  );
  await stop();
  await close();
});
