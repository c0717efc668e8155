import { type CreateTableBuilder, type Kysely, type Migration, Migrator } from 'kysely';
import type { Schema } from '../schema.ts';

/** The forward migrations, in their order. One that was released is never changed: a further one follows. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-chat': {
    async up(db: Kysely<unknown>) {
      for (const table of ['requests', 'answers', 'settings', 'installations'])
        await createEntries(db, table);
      await db.schema
        .createTable('deliveries')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('used', 'bigint', (column) => column.notNull())
        .execute();
      await index(db, 'deliveries', ['used']);
    },
  },
  '0002-quiz': {
    async up(db: Kysely<unknown>) {
      for (const table of ['schedules', 'saved']) await createEntries(db, table);
      await createRounds(db);
      await createReviews(db);
      await withColumns(db.schema.createTable('scores'), {
        text: ['server', 'user'],
        integer: ['points', 'answered', 'right'],
      })
        .addColumn('name', 'text')
        .addPrimaryKeyConstraint('scores_key', ['server', 'user'])
        .execute();
      await index(db, 'scores', ['server', 'points']);
      await index(db, 'scores', ['user']);
    },
  },
};

/**
 * Brings the database's tables up to date. `beforeChange` runs first when a database with data is about to change. Rejects
 * where a later version of the program has changed it.
 */
export async function migrate(db: Kysely<Schema>, beforeChange?: () => Promise<void>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const state = await migrator.getMigrations();
  const pending = state.filter(({ executedAt }) => executedAt === undefined);
  if (pending.length > 0 && pending.length < state.length) await beforeChange?.();
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function createEntries(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema
    .createTable(table)
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('used', 'bigint', (column) => column.notNull())
    .execute();
  await index(db, table, ['used']);
  await index(db, table, ['owner', 'used']);
}

async function createRounds(db: Kysely<unknown>): Promise<void> {
  await withColumns(db.schema.createTable('rounds'), {
    text: ['server', 'user', 'data'],
    bigint: ['opened'],
    integer: ['finished'],
  })
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('closes', 'bigint')
    .execute();
  await index(db, 'rounds', ['opened']);
  await index(db, 'rounds', ['finished', 'closes']);
  await index(db, 'rounds', ['user', 'server', 'opened']);
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await withColumns(db.schema.createTable('reviews'), {
    text: ['round', 'server', 'user', 'skill'],
    bigint: ['at'],
    integer: ['option', 'level', 'right', 'points', 'counts'],
  })
    .addColumn('name', 'text')
    .addPrimaryKeyConstraint('reviews_key', ['round', 'user'])
    .execute();
  await index(db, 'reviews', ['at']);
  await index(db, 'reviews', ['user', 'server', 'at']);
}

function withColumns<T extends string>(
  table: CreateTableBuilder<T>,
  columns: Readonly<Partial<Record<'text' | 'bigint' | 'integer', readonly string[]>>>,
): CreateTableBuilder<T, string> {
  const flat = Object.entries(columns).flatMap(([type, names]) => names.map((name) => ({ type, name })));
  return flat.reduce<CreateTableBuilder<T, string>>(
    (built, { type, name }) =>
      built.addColumn(name, type as keyof typeof columns, (column) => column.notNull()),
    table,
  );
}

async function index(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}
