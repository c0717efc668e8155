import type { Entry } from '../schema.ts';

/** Entries of one insert; a database takes some ten thousand values in one. */
const MOST = 500;

/**
 * What is written in one round of the event loop goes to the database in one piece: an answer keeps a handful of entries,
 * and a transaction for each would take longer than all else about it. Of two with one key, the later one counts.
 */
export function inBatches(write: (entries: readonly Entry[]) => Promise<unknown>) {
  let batch: Batch | undefined;
  const begin = (): Batch => {
    const entries = new Map<string, Entry>();
    const written = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (batch?.entries === entries) batch = undefined;
      return write([...entries.values()]);
    });
    return { entries, written };
  };
  /** Resolves when the entry is written; rejects where its batch cannot be. */
  return async (entry: Entry): Promise<void> => {
    if (!batch || batch.entries.size >= MOST) batch = begin();
    batch.entries.set(entry.key, entry);
    await batch.written;
  };
}

interface Batch {
  readonly entries: Map<string, Entry>;
  readonly written: Promise<unknown>;
}
