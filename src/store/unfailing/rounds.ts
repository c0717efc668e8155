import type { MemoryRounds } from '../memory/rounds.ts';
import { leadersOf } from '../scores.ts';
import type { Store } from '../store.ts';
import type { Attempt } from './attempt.ts';

/** How far below the places that are shown a user of whom memory has points is looked for. */
const BELOW = 1000;

/** Rounds that go on in memory where the database cannot take a change of them. */
export function unfailingRounds(attempt: Attempt, memory: MemoryRounds): Store['rounds'] {
  /** A change is made where the round is: in the database, until that fails once. */
  const change = async <T>(key: string, run: (rounds: Store['rounds']) => Promise<T>): Promise<T> => {
    if (memory.has(key)) return run(memory.rounds);
    return attempt(
      (tables) => run(tables.rounds),
      async () => {
        await adopt(key, attempt, memory);
        return run(memory.rounds);
      },
    );
  };
  const read = async <T>(key: string, run: (rounds: Store['rounds']) => Promise<T>): Promise<T> => {
    if (memory.has(key)) return run(memory.rounds);
    return attempt(
      (tables) => run(tables.rounds),
      () => run(memory.rounds),
    );
  };
  return {
    open: (round) =>
      attempt(
        (tables) => tables.rounds.open(round),
        () => memory.rounds.open(round),
      ),
    find: (key) => read(key, (rounds) => rounds.find(key)),
    async unanswered(member) {
      const ours = await memory.rounds.unanswered(member);
      const theirs = await attempt(
        (tables) => tables.rounds.unanswered(member),
        () => undefined,
      );
      if (!theirs || memory.has(theirs.key)) return ours;
      return ours && ours.opened > theirs.opened ? ours : theirs;
    },
    answer: (key, answer) => change(key, (rounds) => rounds.answer(key, answer)),
    answers: (key) => read(key, (rounds) => rounds.answers(key)),
    finish: (key) => change(key, (rounds) => rounds.finish(key)),
    async unfinished() {
      const theirs = await attempt(
        (tables) => tables.rounds.unfinished(),
        () => [],
      );
      return [...theirs.filter(({ key }) => !memory.has(key)), ...(await memory.rounds.unfinished())];
    },
  };
}

/** Answers that count, of the database and of what went on in memory. */
export function unfailingReviews(attempt: Attempt, memory: MemoryRounds): Store['reviews'] {
  return {
    async of(member, most) {
      const ours = await memory.reviews.of(member, most);
      const theirs = await attempt(
        (tables) => tables.reviews.of(member, most),
        () => [],
      );
      return [...theirs, ...ours].sort((one, other) => one.at - other.at).slice(-most);
    },
    async leaders(server, most) {
      const ours = memory.countedIn(server);
      const theirs = await attempt(
        (tables) => tables.reviews.leaders(server, ours.length > 0 ? most + BELOW : most),
        () => [],
      );
      return leadersOf(theirs, ours, most);
    },
  };
}

async function adopt(key: string, attempt: Attempt, memory: MemoryRounds): Promise<void> {
  const found = await attempt(
    async ({ rounds }) => {
      const [round, answers, unfinished] = [
        await rounds.find(key),
        await rounds.answers(key),
        await rounds.unfinished(),
      ];
      const open = round && (round.closes === undefined || unfinished.some((other) => other.key === key));
      return open ? { round, answers } : undefined;
    },
    () => undefined,
  );
  // Two changes of one round may have failed at the same time.
  if (found && !memory.has(key)) memory.adopt(found.round, found.answers);
}
