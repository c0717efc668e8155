import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Answer, Round, Store } from '../store.ts';

/** Rounds and their answers in a database. Whatever changes a round locks its row first, on both databases. */
export function databaseRounds(db: Kysely<Schema>): Store['rounds'] {
  return {
    async open(round) {
      await db.insertInto('rounds').values(rowOf(round)).execute();
      return { saved: true };
    },
    async find(key) {
      const row = await db.selectFrom('rounds').selectAll().where('key', '=', key).executeTakeFirst();
      return row && roundOf(row);
    },
    async unanswered({ server, user }) {
      const row = await db
        .selectFrom('rounds')
        .selectAll()
        .where('server', '=', server)
        .where('user', '=', user)
        .where('closes', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('reviews')
                .select('round')
                .whereRef('reviews.round', '=', 'rounds.key')
                .where('reviews.user', '=', user),
            ),
          ),
        )
        .orderBy('opened', 'desc')
        .executeTakeFirst();
      return row && roundOf(row);
    },
    async answer(key, answer) {
      const taken = await db.transaction().execute((transaction) => take(transaction, key, answer));
      return { saved: true, taken };
    },
    async answers(key) {
      const rows = await db
        .selectFrom('reviews')
        .selectAll()
        .where('round', '=', key)
        .orderBy('at')
        .orderBy('user')
        .execute();
      return rows.map(answerOf);
    },
    async finish(key) {
      const first = await db.transaction().execute((transaction) => finish(transaction, key));
      return { saved: true, first };
    },
    async unfinished() {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('finished', '=', 0)
        .where('closes', 'is not', null)
        .orderBy('closes')
        .execute();
      return rows.map(roundOf);
    },
  };
}

/** A row of reviews as the answer that it was. */
export function answerOf(row: Schema['reviews']): Answer {
  const { server, user, name, option, skill, level, right, points, at } = row;
  return {
    server,
    user,
    ...(name === null ? {} : { name }),
    option,
    skill,
    level,
    right: right === 1,
    points,
    at,
  };
}

async function take(
  db: Transaction<Schema>,
  key: string,
  answer: Answer,
): Promise<'first' | 'again' | 'late'> {
  const round = await db
    .updateTable('rounds')
    .set({ finished: 0 })
    .where('key', '=', key)
    .where('finished', '=', 0)
    .returning('closes')
    .executeTakeFirst();
  if (!round) return 'late';
  const counts = round.closes === null ? 1 : 0;
  const taken = await db
    .insertInto('reviews')
    .values({ ...answer, name: answer.name ?? null, right: answer.right ? 1 : 0, round: key, counts })
    .onConflict((conflict) => conflict.columns(['round', 'user']).doNothing())
    .returning('round')
    .executeTakeFirst();
  if (!taken) return 'again';
  if (counts) await addToScores(db, key, answer.user);
  return 'first';
}

async function finish(db: Transaction<Schema>, key: string): Promise<boolean> {
  const finished = await db
    .updateTable('rounds')
    .set({ finished: 1 })
    .where('key', '=', key)
    .where('finished', '=', 0)
    .returning('closes')
    .executeTakeFirst();
  if (!finished) return false;
  // Answers to a round without a closing time have counted since they were given.
  if (finished.closes === null) return true;
  await addToScores(db, key);
  await db.updateTable('reviews').set({ counts: 1 }).where('round', '=', key).execute();
  return true;
}

/** Adds the answers to a round (or one user's) to the sums; in the order of users, so that no two rounds block each other. */
async function addToScores(db: Transaction<Schema>, round: string, user?: string): Promise<void> {
  await db
    .insertInto('scores')
    .columns(['server', 'user', 'name', 'points', 'answered', 'right'])
    .expression((from) => {
      const answers = from
        .selectFrom('reviews')
        .select(['server', 'user', 'name', 'points', sql<number>`1`.as('answered'), 'right'])
        .where('round', '=', round)
        .orderBy('user');
      return user === undefined ? answers : answers.where('user', '=', user);
    })
    .onConflict((conflict) =>
      conflict.columns(['server', 'user']).doUpdateSet(({ ref, fn }) => ({
        name: fn.coalesce(ref('excluded.name'), ref('scores.name')),
        points: sql<number>`${ref('scores.points')} + ${ref('excluded.points')}`,
        answered: sql<number>`${ref('scores.answered')} + ${ref('excluded.answered')}`,
        right: sql<number>`${ref('scores.right')} + ${ref('excluded.right')}`,
      })),
    )
    .execute();
}

function rowOf({ key, server, user, opened, closes, data }: Round): Schema['rounds'] {
  return { key, server, user, opened, closes: closes ?? null, data: JSON.stringify(data), finished: 0 };
}

function roundOf({ key, server, user, opened, closes, data }: Schema['rounds']): Round {
  return { key, server, user, opened, ...(closes === null ? {} : { closes }), data: JSON.parse(data) };
}
