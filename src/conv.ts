import { readConfig, readTerminal, storeIn } from './config.ts';
import { makeWork } from './make-work.ts';
import { operationsOf } from './operations.ts';
import { starting } from './starting.ts';

/** The bot at the command line. */
await starting(async () => {
  const config = readConfig();
  const { work } = makeWork(config, { ready: 1 });
  // Loaded while the child is starting: most of the time that a single answer takes is start-up.
  const { makeBot } = await import('./make-bot.ts');
  const { terminal } = await import('./platforms/terminal/adapter.ts');
  const { lazyStore } = await import('./store/open.ts');
  const { checksOf } = await import('./checks.ts');
  const storeTelling = (onTrouble: (sentence: string) => void) =>
    lazyStore({ ...storeIn(config), onTrouble });
  const store = storeTelling(console.error);
  const { bot, uploads } = makeBot({ work, store, checks: checksOf(config, storeTelling) });
  const platform = terminal({
    argv: process.argv.slice(2),
    uploads,
    environment: readTerminal(),
    operations: operationsOf(config, bot.commands),
  });
  const stop = await platform.start(bot);
  await stop();
  await store.close();
  void work.close();
  // Whoever waits for the end does not wait for the child's as well; what was said is written before.
  process.stdout.write('', () => process.exit());
});
