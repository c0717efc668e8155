import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresQueryResult } from 'kysely';
import { createStore } from '../../src/store/create-store.ts';
import { migrate } from '../../src/store/database/migrations.ts';
import { databaseTables } from '../../src/store/database/tables.ts';
import type { Schema } from '../../src/store/schema.ts';
import { storeContract } from './contract.ts';

/** PostgreSQL in this process, one connection for whoever asks next. */
function poolOf(database: PGlite): PostgresPool {
  let free: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = free;
      let release = () => {};
      free = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      const query = async (sql: string, parameters: readonly unknown[]) => {
        const { rows, affectedRows = rows.length } = await database.query(sql, [...parameters]);
        return { command: sql.slice(0, 6).toUpperCase(), rowCount: affectedRows, rows };
      };
      return { query: query as <R>() => Promise<PostgresQueryResult<R>>, release } as never;
    },
    end: () => database.close(),
  };
}

storeContract('PGlite', {
  kept: true,
  async open() {
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(new PGlite()) }) });
    await migrate(db);
    return createStore(databaseTables(db, Date.now), Date.now);
  },
});
