import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import { answerOf } from './rounds.ts';

/** Answers that count, and the sums over them, in a database. */
export function databaseReviews(db: Kysely<Schema>): Store['reviews'] {
  return {
    async of({ server, user }, most) {
      const rows = await db
        .selectFrom('reviews')
        .selectAll()
        .where('server', '=', server)
        .where('user', '=', user)
        .where('counts', '=', 1)
        .orderBy('at', 'desc')
        .orderBy('round', 'desc')
        .limit(most)
        .execute();
      return rows.map(answerOf).reverse();
    },
    async leaders(server, most) {
      const rows = await db
        .selectFrom('scores')
        .selectAll()
        .where('server', '=', server)
        .orderBy('points', 'desc')
        .orderBy('answered')
        .orderBy('user')
        .limit(most)
        .execute();
      return rows.map(({ user, name, points, answered, right }) => ({
        user,
        ...(name === null ? {} : { name }),
        points,
        answered,
        right,
      }));
    },
  };
}
