import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { JobTable, Work, WorkEvent } from './work.ts';

interface Entry {
  readonly value: unknown;
}

/**
 * Equal jobs share one computation while it runs and its result afterwards; errors are not kept. It is given up before its turn
 * when everybody who waits for it has left.
 */
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
  const sharing = createSharing();
  return {
    async run(job, input, asker) {
      const key = await keyOf(job, input);
      watch({ type: 'cache', hit: cache.has(key) });
      const { signal, end } = sharing.join(key, asker.signal);
      try {
        const compute = () => work.run(job, input, { ...asker, signal });
        const entry = await cache.forceFetch(key, { context: compute });
        return entry.value as never;
      } finally {
        end();
      }
    },
    close: () => work.close(),
  };
}

/** Who waits for the same: `signal` is aborted when the last of them has left. */
function createSharing() {
  const shared = new Map<string, { waiting: number; readonly all: AbortController }>();
  return {
    join(key: string, own?: AbortSignal): { readonly signal: AbortSignal; end(): void } {
      const one = shared.get(key) ?? { waiting: 0, all: new AbortController() };
      shared.set(key, one);
      one.waiting += 1;
      let isHere = true;
      const end = () => {
        if (!isHere) return;
        isHere = false;
        own?.removeEventListener('abort', leave);
        one.waiting -= 1;
        if (one.waiting === 0) shared.delete(key);
      };
      const leave = () => {
        end();
        if (one.waiting === 0) one.all.abort(own?.reason);
      };
      own?.addEventListener('abort', leave);
      if (own?.aborted) leave();
      return { signal: one.all.signal, end };
    },
  };
}

/** Hashing is loaded with the first job, when the children have been started. */
async function keyOf(job: string, input: unknown): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(job).update(serialize(input)).digest('base64url');
}
