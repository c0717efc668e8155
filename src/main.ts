import { Hono } from 'hono';
import { readConfig } from './config.ts';
import { openDoor } from './door.ts';
import { makeBot } from './make-bot.ts';
import { makeWork } from './make-work.ts';
import { web } from './platforms/web/adapter.ts';
import { starting } from './starting.ts';

/** Starts the platforms. */
await starting(async () => {
  const config = readConfig();
  const work = makeWork(config, { ready: config.CHILDREN });
  const { bot, uploads } = makeBot(work);
  const routes = new Hono();
  const platforms = [web({ routes, uploads })];
  const stops = await Promise.all(platforms.map((platform) => platform.start(bot)));
  const door = await openDoor(routes, { port: config.PORT, host: config.HOST });
  console.log(`The playground is at ${door.url}`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await door.shut();
      await Promise.all(stops.map((stop) => stop()));
      await work.close();
    });
  }

  const { backend, canvas } = await work.run('about', undefined);
  console.log(`Numbers come from TensorFlow.js (${backend}), pictures from ${canvas}.`);
});
