import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';

export interface BackupOptions {
  readonly databaseUrl?: string | undefined;
  /** The SQLite file. */
  readonly file: string;
  /** Where the copy goes; by default beside the file, in a folder `backups`, with the time in its name. */
  readonly to?: string | undefined;
}

/**
 * Copies the SQLite file while the bot is running. Resolves to where the copy is, and its bytes. Throws UserError where there
 * is nothing to copy or no room for it.
 */
export async function backUp({
  databaseUrl,
  file,
  to,
}: BackupOptions): Promise<{ readonly target: string; readonly bytes: number }> {
  if (databaseUrl !== undefined) {
    throw new UserError({
      wrong:
        'Everything is kept in PostgreSQL, which is backed up by its own program, while the bot is running.',
      write: 'pg_dump --format=custom --file=convbot.dump "$DATABASE_URL"',
    });
  }
  const source = await realpath(file).catch(() => undefined);
  if (source === undefined) throw new UserError({ wrong: `Nothing is kept yet: there is no file ${file}.` });
  const { backUpSqlite, stamp } = await import('./database/sqlite.ts');
  const target = to ?? join(dirname(file), 'backups', `convbot-${stamp()}.sqlite`);
  if ((await realpath(target).catch(() => undefined)) === source) {
    throw new UserError({ wrong: `${target} is what is to be copied.`, write: 'backup --to another-file' });
  }
  try {
    return { target, bytes: await backUpSqlite(source, target) };
  } catch (error) {
    throw new UserError({ wrong: `No backup could be written to ${target}: ${(error as Error).message}.` });
  }
}
