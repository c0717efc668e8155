import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';

/** What a database keeps of one user. */
export function databasePeople(db: Kysely<Schema>): Store['people'] {
  return {
    async find(user) {
      const [answers, saved, schedules, rounds, reviews, scores] = await Promise.all([
        db.selectFrom('answers').selectAll().where('owner', '=', user).execute(),
        db.selectFrom('saved').selectAll().where('owner', '=', user).execute(),
        db.selectFrom('schedules').selectAll().where('owner', '=', user).execute(),
        db.selectFrom('rounds').selectAll().where('user', '=', user).execute(),
        db.selectFrom('reviews').selectAll().where('user', '=', user).execute(),
        db.selectFrom('scores').selectAll().where('user', '=', user).execute(),
      ]);
      return { answers, saved, schedules, rounds, reviews, scores };
    },
    async forget(user) {
      const rows = await db.transaction().execute((transaction) => forget(transaction, user));
      return { saved: true, rows: Number(rows) };
    },
  };
}

async function forget(db: Transaction<Schema>, user: string): Promise<bigint> {
  const deleted = [
    await db.deleteFrom('answers').where('owner', '=', user).executeTakeFirstOrThrow(),
    await db.deleteFrom('saved').where('owner', '=', user).executeTakeFirstOrThrow(),
    await db.deleteFrom('schedules').where('owner', '=', user).executeTakeFirstOrThrow(),
    await db
      .deleteFrom('rounds')
      .where('user', '=', user)
      .where('closes', 'is', null)
      .executeTakeFirstOrThrow(),
    await db.deleteFrom('reviews').where('user', '=', user).executeTakeFirstOrThrow(),
    await db.deleteFrom('scores').where('user', '=', user).executeTakeFirstOrThrow(),
  ];
  // A group's round is its members' too: it stays, and nobody opened it.
  const opened = await db
    .updateTable('rounds')
    .set({ user: '' })
    .where('user', '=', user)
    .executeTakeFirstOrThrow();
  return deleted.reduce((sum, { numDeletedRows }) => sum + numDeletedRows, opened.numUpdatedRows);
}
