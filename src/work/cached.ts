import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { JobTable, Work } from './work.ts';

interface Entry {
  readonly value: unknown;
}

/** Equal jobs share one computation while it runs and its result afterwards; errors are not kept. */
export function createCached<Jobs extends JobTable>(work: Work<Jobs>, megabytes: number): Work<Jobs> {
  const cache = new LRUCache<string, Entry, () => Promise<unknown>>({
    maxSize: megabytes * 2 ** 20,
    sizeCalculation: (entry) => serialize(entry.value).byteLength,
    fetchMethod: async (_key, _stale, { context: compute }) => ({ value: await compute() }),
  });
  return {
    async run(job, input) {
      const entry = await cache.forceFetch(keyOf(job, input), { context: () => work.run(job, input) });
      return entry.value as never;
    },
    close: () => work.close(),
  };
}

function keyOf(job: string, input: unknown): string {
  return createHash('sha256').update(job).update(serialize(input)).digest('base64url');
}
