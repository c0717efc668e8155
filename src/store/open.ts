import { createStore } from './create-store.ts';
import { databaseTables } from './database/tables.ts';
import type { Store } from './store.ts';
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

/** Opens the store. Always resolves: what the database cannot keep stays in memory. */
export async function openStore({
  databaseUrl,
  file,
  onTrouble,
  now = Date.now,
  rest = 5000,
}: StoreOptions): Promise<Store> {
  const open = async () => databaseTables(await (databaseUrl ? postgres(databaseUrl) : sqlite(file)), now);
  const tables = unfailingTables({ open, onTrouble, rest, now });
  await tables.expire(now());
  const daily = setInterval(() => void tables.expire(now()), DAY).unref();
  const store = createStore(tables, now);
  return {
    ...store,
    async close() {
      clearInterval(daily);
      await store.close();
    },
  };
}

async function postgres(url: string) {
  const { openPostgres } = await import('./database/postgres.ts');
  return openPostgres(url);
}

async function sqlite(file: string) {
  const { openSqlite } = await import('./database/sqlite.ts');
  return openSqlite(file);
}
