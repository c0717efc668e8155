import { memoryEntries } from '../memory/entries.ts';
import type { Entry, EntryTable } from '../schema.ts';
import type { Entries, Tables } from '../tables.ts';
import type { Attempt } from './attempt.ts';

/** Entries that could not be saved and wait in memory. */
const UNSAVED = 10_000;
/** The value of an entry that was deleted here and not yet in the database. */
const GONE = '';

export interface UnfailingEntries extends Entries {
  /** Saves what could not be saved before; stops where that fails again. */
  flush(tables: Tables): Promise<void>;
  /** Drops what waits of one owner. */
  drop(owner: string): Promise<number>;
  /** How many changes wait. */
  readonly waiting: number;
}

/** A table of entries whose changes wait in memory where the database cannot take them. `onSaved` is told when it took one. */
export function unfailingEntries(
  table: EntryTable,
  {
    attempt,
    now,
    onSaved,
  }: { readonly attempt: Attempt; readonly now: () => number; readonly onSaved: () => void },
): UnfailingEntries {
  const unsaved = memoryEntries(UNSAVED);
  const find = async (key: string) => {
    const newer = await unsaved.find(key);
    if (newer) return newer.value === GONE ? undefined : newer;
    return attempt(
      (tables) => tables.entries[table].find(key),
      () => undefined,
    );
  };
  return {
    get waiting() {
      return unsaved.size;
    },
    find,
    async keep(entry) {
      // First, so that an older one which waits is never written over this one.
      await unsaved.forget(entry.key);
      const kept = await attempt(
        (tables) => tables.entries[table].keep(entry),
        () => unsaved.keep(entry),
      );
      if (kept.saved) onSaved();
      return kept;
    },
    async forget(key) {
      const found = (await find(key)) !== undefined;
      const { saved } = await attempt(
        (tables) => tables.entries[table].forget(key),
        () => ({ saved: false, found }),
      );
      if (saved) await unsaved.forget(key);
      else await unsaved.keep({ key, owner: '', value: GONE, used: now() });
      return { saved, found };
    },
    async list(options) {
      const older = await attempt(
        (tables) => tables.entries[table].list(options),
        () => [],
      );
      const newer = await unsaved.list({ most: UNSAVED });
      return merged(older, newer, options);
    },
    async flush(tables) {
      const waiting = await unsaved.list({ most: UNSAVED });
      for (const entry of waiting) {
        if ((await unsaved.find(entry.key)) !== entry) continue;
        if (entry.value === GONE) await tables.entries[table].forget(entry.key);
        else await tables.entries[table].keep(entry);
        if ((await unsaved.find(entry.key)) === entry) await unsaved.forget(entry.key);
      }
    },
    async drop(owner) {
      const own = await unsaved.list({ owner, most: UNSAVED });
      for (const { key } of own) await unsaved.forget(key);
      return own.length;
    },
  };
}

function merged(
  older: readonly Entry[],
  newer: readonly Entry[],
  { owner, most }: Parameters<Entries['list']>[0],
): readonly Entry[] {
  const keys = new Set(newer.map(({ key }) => key));
  const shown = newer.filter(
    (entry) => entry.value !== GONE && (owner === undefined || entry.owner === owner),
  );
  const all = [...shown, ...older.filter(({ key }) => !keys.has(key))];
  return all.sort((one, other) => other.used - one.used).slice(0, most);
}
