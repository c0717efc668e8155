import type { Answer, Member, Round, Score, Store } from './store.ts';

/** Rounds, reviews and schedules in memory: what a store goes on with while nothing can be written. */
export function memoryQuizzes(
  saved = true,
  now: () => number = Date.now,
): Pick<Store, 'rounds' | 'reviews' | 'schedules'> {
  const puts = new Map<string, Put>();
  const counted: Answer[] = [];
  const schedules = new Map<string, unknown>();
  return {
    rounds: {
      async open(round) {
        forgetOld(puts, now() - KEPT);
        puts.set(round.key, { round, finished: false, answers: new Map() });
        return { saved };
      },
      find: async (key) => puts.get(key)?.round,
      async unanswered(member) {
        const open = [...puts.values()].filter(
          ({ round, answers }) => isOwn(round, member) && answers.size === 0,
        );
        return open.at(-1)?.round;
      },
      async answer(key, answer) {
        const put = puts.get(key);
        if (!put || put.finished) return { taken: 'late', saved };
        if (put.answers.has(answer.user)) return { taken: 'again', saved };
        put.answers.set(answer.user, answer);
        if (put.round.closes === undefined) counted.push(answer);
        return { taken: 'first', saved };
      },
      answers: async (key) => [...(puts.get(key)?.answers.values() ?? [])],
      async finish(key) {
        const put = puts.get(key);
        if (!put || put.finished) return { first: false, saved };
        put.finished = true;
        if (put.round.closes !== undefined) counted.push(...put.answers.values());
        return { first: true, saved };
      },
      async unfinished() {
        const open = [...puts.values()].filter(
          ({ round, finished }) => round.closes !== undefined && !finished,
        );
        return open.map(({ round }) => round);
      },
    },
    reviews: {
      of: async (member, most) => counted.filter((answer) => isSame(answer, member)).slice(-most),
      leaders: async (server, most) =>
        scoresOf(counted.filter((answer) => answer.server === server)).slice(0, most),
    },
    schedules: {
      async set(place, _server, schedule) {
        schedules.set(place, schedule);
        return { saved };
      },
      remove: async (place) => ({ found: schedules.delete(place), saved }),
      all: async () => [...schedules].map(([place, schedule]) => ({ place, schedule })),
    },
  };
}

interface Put {
  readonly round: Round;
  finished: boolean;
  /** By user, in the order in which they were taken. */
  readonly answers: Map<string, Answer>;
}

/** 30 days in milliseconds. */
const KEPT = 30 * 24 * 3600 * 1000;

function forgetOld(puts: Map<string, Put>, before: number): void {
  for (const [key, { round }] of puts) {
    if (round.opened >= before) return;
    puts.delete(key);
  }
}

function isOwn(round: Round, member: Member): boolean {
  return round.closes === undefined && isSame(round, member);
}

function isSame(one: Member, other: Member): boolean {
  return one.server === other.server && one.user === other.user;
}

function scoresOf(answers: readonly Answer[]): readonly Score[] {
  const scores = new Map<string, Score>();
  for (const { user, name, points, right } of answers) {
    const score = scores.get(user) ?? { user, points: 0, answered: 0, right: 0 };
    scores.set(user, {
      ...score,
      ...(name === undefined ? {} : { name }),
      points: score.points + points,
      answered: score.answered + 1,
      right: score.right + (right ? 1 : 0),
    });
  }
  return [...scores.values()].sort(
    (one, other) =>
      other.points - one.points || one.answered - other.answered || (one.user < other.user ? -1 : 1),
  );
}
