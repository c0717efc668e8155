import type { Entry } from '../schema.ts';
import type { Entries } from '../tables.ts';

/** A table of entries in memory. The oldest go where there are more than `rows`. */
export interface MemoryEntries extends Entries {
  /** Removes what was kept before the given time. */
  expire(before: number): void;
  has(key: string): boolean;
  readonly size: number;
}

export function memoryEntries(rows: number): MemoryEntries {
  // In the order of being kept.
  const entries = new Map<string, Entry>();
  return {
    get size() {
      return entries.size;
    },
    has: (key) => entries.has(key),
    find: async (key) => entries.get(key),
    async keep(entry) {
      entries.delete(entry.key);
      entries.set(entry.key, entry);
      if (entries.size > rows) entries.delete(entries.keys().next().value ?? '');
      return { saved: false };
    },
    forget: async (key) => ({ saved: false, found: entries.delete(key) }),
    async list({ owner, most }) {
      const all = [...entries.values()].filter((entry) => owner === undefined || entry.owner === owner);
      return all.sort((one, other) => other.used - one.used || (one.key < other.key ? -1 : 1)).slice(0, most);
    },
    expire(before) {
      for (const { key, used } of entries.values()) if (used < before) entries.delete(key);
    },
  };
}
