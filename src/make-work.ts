import type { Config } from './config.ts';
import type { Jobs } from './engine/jobs.ts';
import { createCached } from './work/cached.ts';
import { createPool } from './work/pool.ts';
import type { Work } from './work/work.ts';

/** Child processes behind a cache. `ready` of them start at once, the others when there is work for them. */
export function makeWork(config: Config, { ready }: { ready: number }): Work<Jobs> {
  const pool = createPool<Jobs>({
    module: new URL('./child.js', import.meta.url),
    children: config.CHILDREN,
    waiting: config.QUEUE_LENGTH,
    seconds: config.JOB_SECONDS,
    megabytes: config.CHILD_MEGABYTES,
    ready,
  });
  return createCached(pool, config.CACHE_MEGABYTES);
}
