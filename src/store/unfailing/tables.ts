import { type MemoryTables, memoryTables } from '../memory/tables.ts';
import type { EntryTable } from '../schema.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { type Attempt, createAttempt } from './attempt.ts';
import { type UnfailingEntries, unfailingEntries } from './entries.ts';
import { unfailingReviews, unfailingRounds } from './rounds.ts';

type AllEntries = Readonly<Record<EntryTable, UnfailingEntries>>;

/** Tables that go on in memory where the database cannot be used, and tell why. Nothing but `close` waits for long. */
export function unfailingTables({
  now,
  ...database
}: {
  readonly open: () => Promise<Tables>;
  readonly onTrouble: (sentence: string) => void;
  readonly rest: number;
  readonly now: () => number;
}): Tables {
  const { attempt, close } = createAttempt(database);
  const memory = memoryTables(now);
  let flushing: Promise<void> | undefined;
  const someWait = () => Object.values(entries).some(({ waiting }) => waiting > 0);
  const onSaved = () => {
    if (!someWait()) return;
    flushing ??= attempt(flush, () => {}).finally(() => {
      flushing = undefined;
    });
  };
  const handed = { attempt, now, onSaved };
  const entries: AllEntries = {
    requests: unfailingEntries('requests', handed),
    answers: unfailingEntries('answers', handed),
    settings: unfailingEntries('settings', handed),
    installations: unfailingEntries('installations', handed),
    schedules: unfailingEntries('schedules', handed),
    saved: unfailingEntries('saved', handed),
  };
  const flush = async (tables: Tables) => {
    for (const table of Object.values(entries)) await table.flush(tables);
  };
  return {
    entries,
    deliveries: {
      async claim(id) {
        if (!(await memory.deliveries.claim(id))) return false;
        return attempt(
          (tables) => tables.deliveries.claim(id),
          () => true,
        );
      },
    },
    rounds: unfailingRounds(attempt, memory.quiz),
    reviews: unfailingReviews(attempt, memory.quiz),
    people: people(attempt, entries, memory),
    async expire(at) {
      await memory.expire(at);
      await attempt(
        async (tables) => {
          await flush(tables);
          await tables.expire(at);
        },
        () => {},
      );
    },
    async close() {
      await flushing;
      if (someWait()) await attempt(flush, () => {});
      await close();
    },
  };
}

function people(attempt: Attempt, entries: AllEntries, memory: MemoryTables): Store['people'] {
  return {
    async find(user) {
      const theirs = await attempt(
        (tables) => tables.people.find(user),
        () => undefined,
      );
      if (!theirs) return undefined;
      const own = { most: Number.MAX_SAFE_INTEGER, owner: user };
      const [answers, saved] = [await entries.answers.list(own), await entries.saved.list(own)];
      const schedules = await entries.schedules.list(own);
      const { rounds = [], reviews = [] } = theirs;
      const quiz = memory.quiz.of(user);
      return {
        ...theirs,
        answers,
        saved,
        schedules,
        rounds: [...rounds, ...quiz.rounds],
        reviews: [...reviews, ...quiz.reviews],
      };
    },
    async forget(user) {
      const theirs = [entries.answers, entries.saved, entries.schedules];
      const waiting = (await Promise.all(theirs.map((table) => table.drop(user)))).reduce((a, b) => a + b, 0);
      const inMemory = waiting + memory.quiz.forget(user);
      const { saved, rows } = await attempt(
        (tables) => tables.people.forget(user),
        () => ({ saved: false, rows: 0 }),
      );
      return { saved, rows: rows + inMemory };
    },
  };
}
