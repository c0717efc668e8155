import type { Kysely } from 'kysely';
import type { EntryTable, Schema } from '../schema.ts';
import type { Entries } from '../tables.ts';
import { inBatches } from './in-batches.ts';

/** A table of entries in a database. */
export function databaseEntries(db: Kysely<Schema>, table: EntryTable): Entries {
  const keep = inBatches((entries) =>
    db
      .insertInto(table)
      .values(entries.map(({ key, owner, value, used }) => ({ key, owner, value, used })))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          owner: row.ref('excluded.owner'),
          value: row.ref('excluded.value'),
          used: row.ref('excluded.used'),
        })),
      )
      .execute(),
  );
  return {
    async find(key) {
      return db.selectFrom(table).selectAll().where('key', '=', key).executeTakeFirst();
    },
    async keep(entry) {
      await keep(entry);
      return { saved: true };
    },
    async forget(key) {
      const { numDeletedRows } = await db.deleteFrom(table).where('key', '=', key).executeTakeFirstOrThrow();
      return { saved: true, found: numDeletedRows > 0n };
    },
    async list({ owner, most }) {
      const all = db.selectFrom(table).selectAll().orderBy('used', 'desc').orderBy('key').limit(most);
      return owner === undefined ? all.execute() : all.where('owner', '=', owner).execute();
    },
  };
}
