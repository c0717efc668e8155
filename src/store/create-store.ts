import { createHash } from 'node:crypto';
import type { Entry } from './schema.ts';
import type { Answered, Records, Round, Settings, Store } from './store.ts';
import type { Entries, Tables } from './tables.ts';

const DAY = 86_400_000;
/** Entries of one kind that a list gives at most. */
const MOST = 100_000;

/** The store on its tables: what the keys are, whose an entry is, and how values are written. */
export function createStore(tables: Tables, now: () => number): Store {
  const { entries, deliveries, rounds, reviews, people, close } = tables;
  return {
    requests: requests(entries.requests, now),
    answers: answers(entries.answers, now),
    settings: {
      find: async (server) => (valueIn(await entries.settings.find(server)) as Settings | undefined) ?? {},
      change: (server, settings) => entries.settings.keep(entryOf(server, settings, { used: now() })),
    },
    installations: {
      async keep(id, secret) {
        await entries.installations.keep(entryOf(id, secret, { used: now() }));
      },
      find: async (id) => valueIn(await entries.installations.find(id)) as string | undefined,
      async forget(id) {
        await entries.installations.forget(id);
      },
    },
    deliveries,
    rounds,
    reviews,
    schedules: schedules(entries.schedules, now),
    saved: saved(entries.saved, now),
    people: {
      find: async (user) => readable(await people.find(user)),
      forget: people.forget,
    },
    close,
  };
}

function requests(table: Entries, now: () => number): Store['requests'] {
  return {
    async keep(request) {
      const text = JSON.stringify(request);
      const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      await table.keep({ key, owner: '', value: text, used: now() });
      return key;
    },
    async find(key) {
      const entry = await table.find(key);
      // Kept again once a day: the days count from the last use.
      if (entry && entry.used < now() - DAY) await table.keep({ ...entry, used: now() });
      return valueIn(entry);
    },
  };
}

function answers(table: Entries, now: () => number): Store['answers'] {
  return {
    async keep(place, answer) {
      const platform = place.slice(0, place.indexOf(':'));
      await table.keep(entryOf(place, answer, { owner: `${platform}:${answer.user}`, used: now() }));
    },
    find: async (place) => valueIn(await table.find(place)) as Answered | undefined,
    async forget(place) {
      await table.forget(place);
    },
  };
}

function schedules(table: Entries, now: () => number): Store['schedules'] {
  return {
    set: (place, owner, schedule) => table.keep(entryOf(place, schedule, { owner, used: now() })),
    remove: (place) => table.forget(place),
    async all() {
      const all = await table.list({ most: MOST });
      return all.map((entry) => ({ place: entry.key, schedule: valueIn(entry) }));
    },
  };
}

function saved(table: Entries, now: () => number): Store['saved'] {
  const keyOf = (user: string, name: string) => `${user}\n${name}`;
  return {
    keep: (user, name, request) =>
      table.keep(entryOf(keyOf(user, name), request, { owner: user, used: now() })),
    remove: (user, name) => table.forget(keyOf(user, name)),
    async all(user) {
      const all = await table.list({ owner: user, most: MOST });
      return all.map((entry) => ({
        name: entry.key.slice(user.length + 1),
        request: valueIn(entry),
        at: entry.used,
      }));
    },
  };
}

function entryOf(key: string, value: unknown, { owner = '', used }: { owner?: string; used: number }): Entry {
  return { key, owner, value: JSON.stringify(value), used };
}

function valueIn(entry: Entry | undefined): unknown {
  return entry && JSON.parse(entry.value);
}

/** Records as their user may read them. Of a round not the question: its answer would be in it. */
function readable(records: Records | undefined): Records | undefined {
  if (!records) return undefined;
  const { answers = [], saved = [], schedules = [], rounds = [], ...others } = records;
  return {
    answers: (answers as readonly Entry[]).map((entry) => {
      const { request, messages } = valueIn(entry) as Answered;
      return { place: entry.key, request, messages, at: timeOf(entry) };
    }),
    saved: (saved as readonly Entry[]).map((entry) => ({
      name: entry.key.slice(entry.owner.length + 1),
      request: valueIn(entry),
      at: timeOf(entry),
    })),
    schedules: (schedules as readonly Entry[]).map(valueIn),
    rounds: (rounds as readonly Round[]).map(({ data: _question, ...round }) => round),
    ...others,
  };
}

function timeOf({ used }: Entry): string {
  return new Date(used).toISOString();
}
