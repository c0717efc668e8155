import type { Review } from './repetition.ts';

/** Ten points a level for a right answer; in a round against the clock a late one earns as little as half of them. */
export function pointsFor(level: number, clock?: { readonly left: number; readonly total: number }): number {
  const share = clock ? 0.5 + 0.5 * Math.min(1, Math.max(0, clock.left / clock.total)) : 1;
  return Math.round(10 * level * share);
}

/** How steady a learner is, from reviews oldest first. */
export interface Streaks {
  /** Right answers in a row, up to now. */
  readonly current: number;
  readonly best: number;
  /** Days in a row with an answer, counted in UTC, up to today or yesterday. */
  readonly days: number;
}

export function streaksOf(reviews: readonly Review[], now: number): Streaks {
  let current = 0;
  let best = 0;
  for (const { right } of reviews) {
    current = right ? current + 1 : 0;
    best = Math.max(best, current);
  }
  return { current, best, days: daysInARow(new Set(reviews.map(({ at }) => dayOf(at))), dayOf(now)) };
}

function daysInARow(days: ReadonlySet<number>, today: number): number {
  let day = days.has(today) ? today : today - 1;
  let count = 0;
  while (days.has(day--)) count++;
  return count;
}

function dayOf(time: number): number {
  return Math.floor(time / 86_400_000);
}
