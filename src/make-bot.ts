import { commands } from '../commands/index.ts';
import { createBot } from './chat/bot.ts';
import { createUploads } from './chat/uploads.ts';
import type { Config } from './config.ts';
import type { Jobs } from './engine/jobs.ts';
import { createCached } from './work/cached.ts';
import { createPool } from './work/pool.ts';

/** The bot with what its commands work with. `ready` child processes start at once. */
export function makeBot(config: Config, { ready }: { ready: number }) {
  const pool = createPool<Jobs>({
    module: new URL('./child.js', import.meta.url),
    children: config.CHILDREN,
    waiting: config.QUEUE_LENGTH,
    seconds: config.JOB_SECONDS,
    megabytes: config.CHILD_MEGABYTES,
    ready,
  });
  const work = createCached(pool, config.CACHE_MEGABYTES);
  const uploads = createUploads({ bytes: 64 * 2 ** 20 });
  return { bot: createBot(commands, { work, uploads }), uploads, work, close: () => work.close() };
}
