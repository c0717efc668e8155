import { readConfig } from './config.ts';
import { makeBot } from './make-bot.ts';
import { web } from './platforms/web/adapter.ts';

/** Starts the platforms. */
const config = readConfig();
const { bot, uploads, close } = makeBot(config, { eager: true });
const platforms = [web({ port: config.PORT, host: config.HOST, uploads })];
const stops = await Promise.all(platforms.map((platform) => platform.start(bot)));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await Promise.all(stops.map((stop) => stop()));
    await close();
  });
}
