import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';

/** Claims of deliveries in a database: of many processes that claim an id, one is told true. */
export function databaseDeliveries(db: Kysely<Schema>, now: () => number): Store['deliveries'] {
  return {
    async claim(id) {
      const claimed = await db
        .insertInto('deliveries')
        .values({ id, used: now() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return claimed !== undefined;
    },
  };
}
