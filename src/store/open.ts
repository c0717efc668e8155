import { createStore } from './create-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { unfailingTables } from './unfailing/tables.ts';

const DAY = 86_400_000;

export interface StoreOptions {
  /** A PostgreSQL database; without it, the SQLite file is used. */
  readonly databaseUrl?: string | undefined;
  readonly file: string;
  /** Is told once, in a sentence, why something cannot be kept. */
  readonly onTrouble: (sentence: string) => void;
  /** The time, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds for which a database that is down is left alone. */
  readonly rest?: number;
}

/** Opens the store for a program that stays. Always resolves: what the database cannot keep stays in memory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { store, expire } = prepare(options);
  await expire();
  const daily = setInterval(() => void expire(), DAY).unref();
  return {
    ...store,
    async close() {
      clearInterval(daily);
      await store.close();
    },
  };
}

/** A store that is opened, and its packages loaded, at its first use. */
export function lazyStore(options: StoreOptions): Store {
  return prepare(options).store;
}

function prepare({ databaseUrl, file, onTrouble, now = Date.now, rest = 5000 }: StoreOptions) {
  const open = () => (databaseUrl ? postgres(databaseUrl, now) : sqlite(file, now));
  const tables = unfailingTables({ open, onTrouble, rest, now });
  return { store: createStore(tables, now), expire: () => tables.expire(now()) };
}

async function postgres(url: string, now: () => number): Promise<Tables> {
  const [{ openPostgres }, { databaseTables }] = await Promise.all([
    import('./database/postgres.ts'),
    import('./database/tables.ts'),
  ]);
  return databaseTables(await openPostgres(url), now);
}

async function sqlite(file: string, now: () => number): Promise<Tables> {
  const [{ openSqlite }, { databaseTables }] = await Promise.all([
    import('./database/sqlite.ts'),
    import('./database/tables.ts'),
  ]);
  return databaseTables(await openSqlite(file), now);
}
