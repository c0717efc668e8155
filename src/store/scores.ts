import type { Answer, Score } from './store.ts';

/** Sums answers and earlier sums by user; the most points first, then the fewer answers, then by user. */
export function leadersOf(
  earlier: readonly Score[],
  answers: readonly Answer[],
  most: number,
): readonly Score[] {
  const scores = new Map(earlier.map((score) => [score.user, score]));
  for (const answer of answers) scores.set(answer.user, plus(scores.get(answer.user), answer));
  return [...scores.values()].sort(inOrder).slice(0, most);
}

function plus(score: Score | undefined, { user, name = score?.name, points, right }: Answer): Score {
  return {
    user,
    ...(name === undefined ? {} : { name }),
    points: (score?.points ?? 0) + points,
    answered: (score?.answered ?? 0) + 1,
    right: (score?.right ?? 0) + (right ? 1 : 0),
  };
}

function inOrder(one: Score, other: Score): number {
  return other.points - one.points || one.answered - other.answered || (one.user < other.user ? -1 : 1);
}
