import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Tables } from '../tables.ts';
import { databaseDeliveries } from './deliveries.ts';
import { databaseEntries } from './entries.ts';
import { expire } from './expire.ts';
import { databasePeople } from './people.ts';
import { databaseReviews } from './reviews.ts';
import { databaseRounds } from './rounds.ts';

/** The tables of a database that has been migrated. */
export function databaseTables(db: Kysely<Schema>, now: () => number): Tables {
  return {
    entries: {
      requests: databaseEntries(db, 'requests'),
      answers: databaseEntries(db, 'answers'),
      settings: databaseEntries(db, 'settings'),
      installations: databaseEntries(db, 'installations'),
      schedules: databaseEntries(db, 'schedules'),
      saved: databaseEntries(db, 'saved'),
    },
    deliveries: databaseDeliveries(db, now),
    rounds: databaseRounds(db),
    reviews: databaseReviews(db),
    people: databasePeople(db),
    expire: (at) => expire(db, at),
    close: () => db.destroy(),
  };
}
