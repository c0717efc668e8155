import { Kysely, PostgresDialect } from 'kysely';
import type { Schema } from '../schema.ts';
import { migrate } from './migrations.ts';

/** The type of `bigint` in PostgreSQL, which is otherwise read as text. */
const BIGINT = 20;

/** Opens a PostgreSQL database by its address and brings its tables up to date. Rejects where it cannot be reached. */
export async function openPostgres(url: string): Promise<Kysely<Schema>> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    types: {
      getTypeParser: (type, format) => (type === BIGINT ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A connection that breaks while nobody uses it: whoever needs one next is told.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
