import { leadersOf } from '../scores.ts';
import type { Answer, Member, Round, Store } from '../store.ts';

/** Rounds that are kept, and answers that count; beyond them the oldest go. */
const ROUNDS = 10_000;
const REVIEWS = 100_000;

export interface MemoryRounds {
  readonly rounds: Store['rounds'];
  readonly reviews: Store['reviews'];
  has(key: string): boolean;
  /** The answers that count in a server. */
  countedIn(server: string): readonly Answer[];
  /** Goes on with a round that a database has; answers to it that count there already do not count here. */
  adopt(round: Round, answers: readonly Answer[]): void;
  /** All that is kept of one user. */
  of(user: string): { readonly rounds: readonly Round[]; readonly reviews: readonly Answer[] };
  /** Deletes it; how much it was. */
  forget(user: string): number;
  /** Removes rounds that were opened before the given time. */
  expire(before: number): void;
}

interface Kept {
  readonly round: Round;
  readonly answers: Map<string, Answer>;
  readonly finished: boolean;
}

/** Rounds and answers of quizzes in memory. */
export function memoryRounds(): MemoryRounds {
  const kept = new Map<string, Kept>();
  const counted: Answer[] = [];
  const count = (answers: Iterable<Answer>) => {
    counted.push(...answers);
    counted.splice(0, counted.length - REVIEWS);
  };
  const open = (round: Round, answers: readonly Answer[]) => {
    kept.set(round.key, { round, answers: byUser(answers), finished: false });
    if (kept.size > ROUNDS) kept.delete(kept.keys().next().value ?? '');
  };
  const countedIn = (server: string) => counted.filter((answer) => answer.server === server);
  return {
    rounds: roundsIn(kept, open, count),
    reviews: {
      of: async (member, most) => answersOf(counted, member).slice(-most),
      leaders: async (server, most) => leadersOf([], countedIn(server), most),
    },
    has: (key) => kept.has(key),
    countedIn,
    adopt: open,
    of: (user) => ({
      rounds: [...kept.values()].map(({ round }) => round).filter((round) => round.user === user),
      reviews: counted.filter((answer) => answer.user === user),
    }),
    forget: (user) => forget(user, kept, counted),
    expire(before) {
      for (const [key, { round }] of kept) if (round.opened < before) kept.delete(key);
    },
  };
}

function roundsIn(
  kept: Map<string, Kept>,
  open: (round: Round, answers: readonly Answer[]) => void,
  count: (answers: Iterable<Answer>) => void,
): Store['rounds'] {
  return {
    async open(round) {
      open(structuredClone(round), []);
      return { saved: false };
    },
    find: async (key) => kept.get(key)?.round,
    unanswered: async (member) => unanswered([...kept.values()], member),
    async answer(key, answer) {
      const { round, answers, finished = true } = kept.get(key) ?? {};
      if (!round || !answers || finished) return { saved: false, taken: 'late' };
      if (answers.has(answer.user)) return { saved: false, taken: 'again' };
      answers.set(answer.user, answer);
      if (round.closes === undefined) count([answer]);
      return { saved: false, taken: 'first' };
    },
    answers: async (key) => inTime([...(kept.get(key)?.answers.values() ?? [])]),
    async finish(key) {
      const found = kept.get(key);
      if (!found || found.finished) return { saved: false, first: false };
      kept.set(key, { ...found, finished: true });
      if (found.round.closes !== undefined) count(found.answers.values());
      return { saved: false, first: true };
    },
    unfinished: async () =>
      [...kept.values()]
        .filter(({ finished, round }) => !finished && round.closes !== undefined)
        .map(({ round }) => round)
        .sort((one, other) => one.closes! - other.closes!),
  };
}

function unanswered(kept: readonly Kept[], { server, user }: Member): Round | undefined {
  const open = kept.filter(
    ({ round, answers }) =>
      round.server === server && round.user === user && round.closes === undefined && !answers.has(user),
  );
  return open.map(({ round }) => round).sort((one, other) => other.opened - one.opened)[0];
}

function answersOf(counted: readonly Answer[], { server, user }: Member): readonly Answer[] {
  return inTime(counted.filter((answer) => answer.server === server && answer.user === user));
}

function forget(user: string, kept: Map<string, Kept>, counted: Answer[]): number {
  const others = counted.filter((answer) => answer.user !== user);
  let rows = counted.splice(0, counted.length, ...others).length - others.length;
  for (const [key, { round, answers }] of kept) {
    answers.delete(user);
    if (round.user !== user) continue;
    rows += 1;
    // A group's round is its members' too: it stays, and nobody opened it.
    if (round.closes === undefined) kept.delete(key);
    else kept.set(key, { ...kept.get(key)!, round: { ...round, user: '' } });
  }
  return rows;
}

function inTime(answers: readonly Answer[]): readonly Answer[] {
  return [...answers].sort((one, other) => one.at - other.at || (one.user < other.user ? -1 : 1));
}

function byUser(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.map((answer) => [answer.user, answer]));
}
