import { Hono } from 'hono';
import { OWNER } from './chat/caller.ts';
import { createDrain } from './chat/drain.ts';
import { createLimits } from './chat/limits.ts';
import type { Platform } from './chat/platform.ts';
import { readConfig, storeIn } from './config.ts';
import { openDoor } from './door.ts';
import { secretsOf } from './environment.ts';
import { healthRoutes, metricsRoutes, unconnected } from './health.ts';
import { createLog, logTo } from './log.ts';
import { makeBot } from './make-bot.ts';
import { makeChats } from './make-chats.ts';
import { makeWork } from './make-work.ts';
import { createMetrics } from './metrics.ts';
import { web } from './platforms/web/adapter.ts';
import { starting } from './starting.ts';
import { endOnBug, stopOnSignal } from './stopping.ts';
import { openStore } from './store/open.ts';
import { createWatch } from './watch.ts';

/** How long running requests may take when the program is told to end, in milliseconds. */
const DRAINING = 20_000;

/** Starts the platforms. */
await starting(async () => {
  const config = readConfig();
  const log = createLog({
    level: config.LOG_LEVEL,
    secrets: secretsOf(config),
    write: logTo(process.stderr),
  });
  endOnBug(log);

  const platforms: Platform[] = [];
  const limits = createLimits({ user: config.USER_POINTS, server: config.SERVER_POINTS });
  const metrics = createMetrics({ backlog: () => backlog(), platforms });
  const watch = createWatch({ log, limits, metrics });
  const { work, backlog } = makeWork(config, { ready: config.CHILDREN, watch: watch.worked });
  const store = await openStore({ ...storeIn(config), onTrouble: (sentence) => log.warn(sentence) });
  const { bot, uploads } = makeBot({ work, store }, { limits, onEnded: watch.ended, reportBug: watch.bug });
  const drained = createDrain(bot);

  let starting = true;
  const health = healthRoutes(() => [
    ...(starting ? ['starting'] : []),
    ...(drained.draining ? ['stopping'] : []),
    ...unconnected(platforms),
  ]);
  const routes = new Hono().route('/', health);
  platforms.push(...(await makeChats(config, { routes, store, uploads, log })));
  if (config.playground) {
    const { TRUSTED_PROXIES: trustedProxies } = config;
    platforms.push(web({ routes, uploads, trustedProxies, reportBug: watch.bug }));
  }
  const stops = await Promise.all(platforms.map((platform) => platform.start(drained.bot)));
  const doors = [
    ...(config.door ? [await openDoor(routes, { port: config.PORT, host: config.HOST })] : []),
    ...(config.METRICS_PORT === undefined
      ? []
      : [
          await openDoor(new Hono().route('/', health).route('/', metricsRoutes(metrics)), {
            port: config.METRICS_PORT,
            host: config.HOST,
          }),
        ]),
  ];

  stopOnSignal(log, async () => {
    await drained.drain(DRAINING);
    await Promise.all(doors.map((door) => door.shut()));
    await Promise.all(stops.map((stop) => stop()));
    await work.close();
    await store.close();
  });
  if (config.playground) console.log(`The playground is at ${doors[0]!.url}`);
  const { backend, canvas } = await work.run('about', undefined, OWNER);
  starting = false;
  console.log(`Numbers come from TensorFlow.js (${backend}), pictures from ${canvas}.`);
  log.info('started', { backend, canvas, platforms: platforms.map(({ name }) => name) });
});
