/** What may be wrong with a database. */
export type Trouble = 'full' | 'locked' | 'read-only' | 'broken' | 'missing' | 'gone' | 'other';

/** Kinds of trouble by the codes of SQLite, PostgreSQL and the system; a code may go on after these letters. */
const CODES: readonly (readonly [Trouble, RegExp])[] = [
  ['full', /^(SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EFBIG|53100)/],
  ['locked', /^(SQLITE_BUSY|SQLITE_LOCKED|55P03|57014|40P01|40001)/],
  ['read-only', /^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|25006)/],
  ['broken', /^(SQLITE_CORRUPT|SQLITE_NOTADB)/],
  ['missing', /^(ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND)/],
  ['gone', /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|57P|08|28|3D000|53300)/],
];

const SENTENCES: Readonly<Record<Trouble, string>> = {
  full: 'The disk is full, or fails. What is new is kept in memory until there is room',
  locked: 'Another program holds the database. What is new is kept in memory until it is free',
  'read-only': 'The database cannot be written. What is new is kept in memory and lost at the next start',
  broken: 'The database file is damaged. Put a backup in its place; until then all is kept in memory only',
  missing: 'SQLite (the package libsql) is not installed. All is kept in memory and lost at the next start',
  gone: 'The database cannot be reached. What is new is kept in memory until it answers',
  other: 'The database does not work. What is new is kept in memory until it does',
};

export function troubleOf(error: unknown): Trouble {
  const { code } = error as { readonly code?: unknown };
  const known = CODES.find(([, form]) => typeof code === 'string' && form.test(code));
  if (known) return known[0];
  // A pool that gets no connection in time, and libsql's refusal to open a file, have no code.
  const { message } = error as Error;
  if (/timeout|terminated/i.test(message)) return 'gone';
  return /unable to open/i.test(message) ? 'read-only' : 'other';
}

/** A sentence for the log, with what the database said. */
export function sentenceOf(trouble: Trouble, error: unknown): string {
  return `${SENTENCES[trouble]} (${(error as Error).message}).`;
}
