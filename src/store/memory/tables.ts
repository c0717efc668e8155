import { type EntryTable, KEPT } from '../schema.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { type MemoryEntries, memoryEntries } from './entries.ts';
import { type MemoryRounds, memoryRounds } from './rounds.ts';

/** Rows of each table that memory keeps, and delivery ids. */
const ROWS = 10_000;
const CLAIMS = 100_000;
const DAY = 86_400_000;

/** Tables that last as long as the process. */
export interface MemoryTables extends Tables {
  readonly entries: Readonly<Record<EntryTable, MemoryEntries>>;
  readonly quiz: MemoryRounds;
}

export function memoryTables(now: () => number): MemoryTables {
  const entries = {
    requests: memoryEntries(ROWS),
    answers: memoryEntries(ROWS),
    settings: memoryEntries(ROWS),
    installations: memoryEntries(ROWS),
    schedules: memoryEntries(ROWS),
    saved: memoryEntries(ROWS),
  };
  const claims = memoryEntries(CLAIMS);
  const quiz = memoryRounds();
  return {
    entries,
    quiz,
    rounds: quiz.rounds,
    reviews: quiz.reviews,
    deliveries: {
      async claim(id) {
        if (claims.has(id)) return false;
        await claims.keep({ key: id, owner: '', value: '', used: now() });
        return true;
      },
    },
    people: people(entries, quiz),
    async expire(at) {
      for (const [name, table] of Object.entries(entries)) table.expire(at - age(name as EntryTable));
      claims.expire(at - age('deliveries'));
      quiz.expire(at - age('rounds'));
    },
    close: async () => {},
  };
}

function age(table: keyof typeof KEPT): number {
  return (KEPT[table].days ?? Infinity) * DAY;
}

function people(entries: MemoryTables['entries'], quiz: MemoryRounds): Store['people'] {
  const own = async (user: string) => ({
    answers: await entries.answers.list({ owner: user, most: ROWS }),
    saved: await entries.saved.list({ owner: user, most: ROWS }),
    schedules: await entries.schedules.list({ owner: user, most: ROWS }),
  });
  return {
    find: async (user) => ({ ...(await own(user)), ...quiz.of(user) }),
    async forget(user) {
      const { answers, saved, schedules } = await own(user);
      for (const { key } of answers) await entries.answers.forget(key);
      for (const { key } of saved) await entries.saved.forget(key);
      for (const { key } of schedules) await entries.schedules.forget(key);
      const rows = answers.length + saved.length + schedules.length;
      return { saved: true, rows: rows + quiz.forget(user) };
    },
  };
}
