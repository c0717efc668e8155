import type { Config } from './config.ts';
import type { Jobs } from './engine/jobs.ts';
import { createCached } from './work/cached.ts';
import { createPool } from './work/pool.ts';
import type { Backlog, Work, WorkEvent } from './work/work.ts';

export interface WorkOptions {
  /** How many children start at once; the others start when there is work for them. */
  readonly ready: number;
  /** Told of every job, lost child and look into the cache. */
  readonly watch?: (event: WorkEvent) => void;
}

/** Child processes behind a cache, and what waits for them. */
export function makeWork(
  config: Config,
  { ready, watch }: WorkOptions,
): { work: Work<Jobs>; backlog: () => Backlog } {
  const pool = createPool<Jobs>({
    module: new URL('./child.js', import.meta.url),
    children: config.CHILDREN,
    waiting: config.QUEUE_LENGTH,
    seconds: config.JOB_SECONDS,
    megabytes: config.CHILD_MEGABYTES,
    ready,
    // The fonts of the figures travel with the project: reading the machine's own would only take time.
    // One heap for all threads of a child (glibc): several keep apart what each has freed, a tenth of a child's memory.
    environment: { DISABLE_SYSTEM_FONTS_LOAD: '1', MALLOC_ARENA_MAX: '1' },
    ...(watch && { watch }),
  });
  return { work: createCached(pool, config.CACHE_MEGABYTES, watch), backlog: pool.backlog };
}
