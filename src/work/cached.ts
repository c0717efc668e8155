import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { JobTable, Work, WorkEvent } from './work.ts';

interface Entry {
  readonly value: unknown;
}

/** Equal jobs share one computation while it runs and its result afterwards; errors are not kept. */
export function createCached<Jobs extends JobTable>(
  work: Work<Jobs>,
  megabytes: number,
  watch: (event: WorkEvent) => void = () => {},
): Work<Jobs> {
  const cache = new LRUCache<string, Entry, () => Promise<unknown>>({
    maxSize: megabytes * 2 ** 20,
    sizeCalculation: (entry) => serialize(entry.value).byteLength,
    fetchMethod: async (_key, _stale, { context: compute }) => ({ value: await compute() }),
  });
  return {
    async run(job, input, asker) {
      const key = keyOf(job, input);
      watch({ type: 'cache', hit: cache.has(key) });
      const entry = await cache.forceFetch(key, { context: () => work.run(job, input, asker) });
      return entry.value as never;
    },
    close: () => work.close(),
  };
}

function keyOf(job: string, input: unknown): string {
  return createHash('sha256').update(job).update(serialize(input)).digest('base64url');
}
