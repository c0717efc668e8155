import { Hono } from 'hono';
import { OWNER } from './chat/caller.ts';
import { createDrain, type Drained } from './chat/drain.ts';
import { createLimits } from './chat/limits.ts';
import type { Platform } from './chat/platform.ts';
import { postBy } from './chat/post.ts';
import { readConfig, storeIn } from './config.ts';
import { openDoor } from './door.ts';
import { secretsOf } from './environment.ts';
import { healthRoutes, metricsRoutes, unconnected } from './health.ts';
import { createLog, type Log, logTo } from './log.ts';
import { makeBot } from './make-bot.ts';
import { makeChats } from './make-chats.ts';
import { makeWork } from './make-work.ts';
import { createMetrics } from './metrics.ts';
import { web } from './platforms/web/adapter.ts';
import { starting } from './starting.ts';
import { endOnBug, stopOnSignal } from './stopping.ts';
import { openStore } from './store/open.ts';
import { resumeRounds } from './study/daily/resume-rounds.ts';
import { runSchedules } from './study/daily/run-schedules.ts';
import { UserError } from './user-error.ts';
import { views } from './views.ts';
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
  const post = postBy(platforms);
  const { bot, uploads, prepare } = makeBot(
    { work, store, post },
    { limits, onEnded: watch.ended, reportBug: watch.bug },
  );
  const drained = createDrain(bot);

  let starting = true;
  const health = healthRoutes(() => [
    ...(starting ? ['starting'] : []),
    ...(drained.draining ? ['stopping'] : []),
    ...unconnected(platforms),
  ]);
  const routes = new Hono().route('/', health);
  platforms.push(...(await makeChats(config, { routes, store, uploads, log, admit: drained.admit })));
  if (config.playground) {
    const { TRUSTED_PROXIES: trustedProxies } = config;
    platforms.push(web({ routes, uploads, views, limits, trustedProxies, reportBug: watch.bug }));
  }
  const stops = await Promise.all(platforms.map((platform) => platform.start(drained.bot)));
  const onTrouble = (what: string, error: unknown) => log.warn(what, { error });
  await resumeRounds({ store, post, onTrouble });
  stops.push(runSchedules({ store, post, onTrouble }));
  const open = (opened: Hono, port: number) => openDoor(opened, { port, host: config.HOST });
  const door = config.door ? await open(routes, config.PORT) : undefined;
  const inside =
    config.METRICS_PORT === undefined
      ? undefined
      : await open(new Hono().route('/', health).route('/', metricsRoutes(metrics)), config.METRICS_PORT);

  stopOnSignal(log, async () => {
    await drained.drain(DRAINING);
    await Promise.all([door?.shut(), inside?.shut()]);
    await Promise.all(stops.map((stop) => stop()));
    await work.close();
    await store.close();
  });
  if (config.playground) console.log(`The playground is at ${door?.url}`);
  // The children take their time to start: meanwhile there is nothing else to do here.
  const [about] = await Promise.all([
    firstOf(() => work.run('about', undefined, OWNER), log, drained),
    prepare(),
  ]);
  if (!about) return;
  const { backend, canvas } = about;
  starting = false;
  console.log(`Numbers come from TensorFlow.js (${backend}), pictures from ${canvas}.`);
  log.info('started', {
    backend,
    canvas,
    platforms: platforms.map(({ name }) => name),
    metrics: inside?.url,
  });
});

/** What a child says of itself. On a machine that is too busy for it to start in time, it is asked again. */
async function firstOf<T>(ask: () => Promise<T>, log: Log, drained: Drained): Promise<T | undefined> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (drained.draining) return undefined;
      if (!(error instanceof UserError)) throw error;
      log.warn('no child process has started in time; waiting for the next', { error });
    }
  }
}
