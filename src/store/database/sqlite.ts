import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Database } from 'libsql';
import type { Schema } from '../schema.ts';
import { migrate } from './migrations.ts';

/**
 * Opens a SQLite file, made where there is none, and brings its tables up to date; before a file with data changes, a copy is
 * put beside it. Rejects where the folder cannot be written, the file is no database, or libsql is not installed.
 */
export async function openSqlite(file: string): Promise<Kysely<Schema>> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await access(dirname(file), constants.W_OK);
  const connection = await connect(file);
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: {
        close: () => close(connection),
        prepare: (query) => statementOf(connection, query),
      },
    }),
  });
  try {
    await migrate(db, () => copyTo(connection, `${file}.${stamp()}.backup`));
  } catch (error) {
    connection.close();
    throw error;
  }
  // From now on the thread never waits for a lock: whoever meets one asks again later.
  connection.pragma('busy_timeout = 0');
  return db;
}

/**
 * Writes a copy of a SQLite file that programs may be using, whole or not at all. Resolves to its bytes.
 * Rejects where either cannot be opened or written.
 */
export async function backUpSqlite(file: string, target: string): Promise<number> {
  const connection = await connect(file);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyTo(connection, target);
  } finally {
    connection.close();
  }
  return (await stat(target)).size;
}

/** A time that may stand in a file's name. */
export function stamp(): string {
  return new Date().toISOString().replaceAll(':', '-');
}

async function copyTo(connection: Database, target: string): Promise<void> {
  const part = `${target}.part`;
  await rm(part, { force: true });
  connection.exec(`vacuum into '${part.replaceAll("'", "''")}'`);
  await rename(part, target);
}

async function connect(file: string): Promise<Database> {
  const { default: Libsql } = await import('libsql');
  const connection = new Libsql(file);
  try {
    connection.pragma('busy_timeout = 2000');
    connection.pragma('journal_mode = WAL');
    // A killed process loses nothing; a machine without power may lose the last moments, never the file.
    connection.pragma('synchronous = NORMAL');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Leaves one file that holds everything: libsql itself may leave a part of it in the log beside it. */
function close(connection: Database): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/**
 * libsql leaves a statement that met a lock unfinished, and with it an old view of the file from which nothing can be written.
 * So the lock is taken first, by a command that leaves nothing behind.
 */
function statementOf(connection: Database, query: string): SqliteStatement {
  if (query === 'begin') return commandOf(() => connection.exec('begin immediate'));
  if (query === 'rollback') return commandOf(() => rollBack(connection));
  if (query === 'commit') return commandOf(() => connection.exec(query));
  const statement = connection.prepare(query);
  if (connection.inTransaction || /^(select|with|pragma)\b/.test(query)) return statement;
  return {
    reader: statement.reader,
    all: (parameters) => locked(connection, () => statement.all(parameters)),
    run: (parameters) => locked(connection, () => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

function commandOf(exec: () => void): SqliteStatement {
  const run = () => {
    exec();
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, run, all: () => [], iterate: () => [].values() };
}

function locked<T>(connection: Database, write: () => T): T {
  connection.exec('begin immediate');
  try {
    const written = write();
    connection.exec('commit');
    return written;
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

/** SQLite itself may have ended the transaction, as on a full disk. */
function rollBack(connection: Database): void {
  if (connection.inTransaction) connection.exec('rollback');
}
