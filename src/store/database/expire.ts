import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { KEPT, type Kept, type Schema } from '../schema.ts';

/** About as many rows as one statement deletes: between two of them the program answers. */
const BATCH = 500;
const DAY = 86_400_000;

/** Deletes the rows older than their table keeps them, and the oldest of those too many. */
export async function expire(db: Kysely<Schema>, now: number): Promise<void> {
  for (const [table, { column, days, rows }] of Object.entries<Kept>(KEPT)) {
    const tooOld = days === undefined ? -Infinity : now - days * DAY - 1;
    const tooMany = await timeOf(db, { table, column, order: 'desc', after: rows });
    await deleteUntil(db, { table, column, last: Math.max(tooOld, tooMany ?? -Infinity) });
  }
}

interface Times {
  readonly table: string;
  readonly column: string;
}

/** Deletes what is not younger than `last`, a batch at a time. */
async function deleteUntil(
  db: Kysely<Schema>,
  { table, column, last }: Times & { last: number },
): Promise<void> {
  for (let deleting = Number.isFinite(last); deleting; await setImmediate()) {
    const batch = (await timeOf(db, { table, column, order: 'asc', after: BATCH })) ?? Infinity;
    const until = Math.min(batch, last);
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} <= ${until}`.execute(db);
    deleting = batch < last;
  }
}

/** The time of the row that has `after` rows before it; undefined where there are fewer. */
async function timeOf(
  db: Kysely<Schema>,
  { table, column, order, after }: Times & { order: 'asc' | 'desc'; after: number },
): Promise<number | undefined> {
  const time = sql.ref(column);
  const { rows } = await sql<{ time: number }>`
    select ${time} as time from ${sql.table(table)} order by ${time} ${sql.raw(order)} limit 1 offset ${after}
  `.execute(db);
  return rows[0]?.time;
}
