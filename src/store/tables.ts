import type { Entry, EntryTable } from './schema.ts';
import type { Saved, Store } from './store.ts';

/** What a database and the memory both do: the store without its rules. Everything may reject. */
export interface Tables extends Pick<Store, 'deliveries' | 'rounds' | 'reviews' | 'people'> {
  readonly entries: Readonly<Record<EntryTable, Entries>>;
  /** Removes what is kept no longer at the given time, in milliseconds since 1970. */
  expire(now: number): Promise<void>;
  close(): Promise<void>;
}

/** One table of entries. */
export interface Entries {
  find(key: string): Promise<Entry | undefined>;
  /** Takes the place of the entry with the same key. */
  keep(entry: Entry): Promise<Saved>;
  /** Whether there was one. */
  forget(key: string): Promise<Saved & { readonly found: boolean }>;
  /** The latest `most` first; only one owner's where one is given. */
  list(options: { readonly owner?: string; readonly most: number }): Promise<readonly Entry[]>;
}
