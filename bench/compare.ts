import { monitorEventLoopDelay } from 'node:perf_hooks';
import { commands } from '../commands/index.ts';
import type { Bot } from '../src/chat/bot.ts';
import { createBot } from '../src/chat/bot.ts';
import { createUploads } from '../src/chat/uploads.ts';
import type { Jobs } from '../src/engine/jobs.ts';
import { memoryStore } from '../src/store/memory.ts';
import { createAskedAbout } from '../src/study/quiz/asked.ts';
import { createPool } from '../src/work/pool.ts';
import { atLeast, type Measurement, median, quantile, round, SEED, timed, under, WARM } from './measure.ts';

/** The whole `compare` with its picture, nothing cached. */
export async function comparing(): Promise<Measurement[]> {
  return [...(await oneChild()), ...(await twoChildren())];
}

async function oneChild(): Promise<Measurement[]> {
  return withBot(1, async (bot) => {
    const fresh = await timed(100, () => answer(bot));
    await timed(WARM, () => answer(bot));
    const samples = await timed(500, () => answer(bot));
    return [
      {
        what: "seed's compare with picture, one child, the first 100 of a process: median",
        figure: `${round(median(fresh))} ms`,
      },
      under("seed's compare with picture, one child: median", median(samples), 8),
      {
        what: "seed's compare with picture, one child: 99th percentile",
        figure: `${quantile(samples, 0.99).toPrecision(3)} ms`,
      },
    ];
  });
}

async function twoChildren(): Promise<Measurement[]> {
  return withBot(2, async (bot) => {
    const idle = await delayDuring(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const samples: number[] = [];
    const total = 1000;
    let started = 0;
    const lane = async () => {
      while (started++ < total) samples.push(...(await timed(1, () => answer(bot))));
    };
    await lane().then(() => (started = 0));
    samples.length = 0;
    const start = performance.now();
    const busy = await delayDuring(() => Promise.all(Array.from({ length: 8 }, lane)));
    const seconds = (performance.now() - start) / 1000;
    return [
      atLeast('compares a second, two children, 8 waiting', samples.length / seconds, 200, '/s'),
      under('compares, two children, 8 waiting: 99th percentile', quantile(samples, 0.99), 100),
      under("main process' event-loop delay above idle: 99th percentile", busy - idle, 10),
    ];
  });
}

/** The 99th percentile of the event loop's delay, in milliseconds, while something runs. */
async function delayDuring(run: () => Promise<unknown>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await run();
  monitor.disable();
  return monitor.percentile(99) / 1e6;
}

export async function withBot<T>(children: number, use: (bot: Bot) => Promise<T>): Promise<T> {
  const work = createPool<Jobs>({
    module: new URL('./child.js', import.meta.url),
    children,
    waiting: 1000,
    seconds: 30,
    megabytes: 1024,
    ready: children,
  });
  const result = await use(
    createBot(commands, {
      work,
      uploads: createUploads({ bytes: 2 ** 20 }),
      store: memoryStore(),
      checks: [],
      asked: createAskedAbout(),
    }),
  );
  await work.close();
  return result;
}

/** The last Reply to the seed's pair; throws when it came without its picture. */
async function answer(bot: Bot): Promise<void> {
  let last: { readonly blocks: readonly { readonly type: string }[] } = { blocks: [] };
  for await (const reply of bot.answer({ command: 'compare', args: { a: SEED.a, b: SEED.b } })) last = reply;
  if (!last.blocks.some(({ type }) => type === 'image')) throw new Error('The answer has no picture.');
}
