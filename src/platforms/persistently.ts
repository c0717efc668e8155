import { setTimeout as pause } from 'node:timers/promises';
import { withDeadline } from '../deadline.ts';

/** Milliseconds between tries: doubled each time, up to the longest. */
const SHORTEST = 150;
const LONGEST = 10_000;
/** Milliseconds that the last try has before the end. */
const LAST = 300;

/** What tells the time, and lets some of it go by; both in milliseconds. */
export interface Clock {
  now(): number;
  pause(milliseconds: number): Promise<unknown>;
}

const CLOCK: Clock = { now: Date.now, pause };

/**
 * Tries until it works, until `end` (milliseconds since 1970), or until an error that is not `passing`; then throws that
 * error. The last try is shortly before the end. The run is told by its signal when the time is over.
 */
export async function persistently<T>(
  run: (signal: AbortSignal) => Promise<T>,
  end: number,
  passing: (error: unknown) => boolean,
  clock: Clock = CLOCK,
): Promise<T> {
  return withDeadline(Math.max(1, end - clock.now()), (signal) =>
    trying(() => run(signal), end, passing, clock),
  );
}

async function trying<T>(
  run: () => Promise<T>,
  end: number,
  passing: (error: unknown) => boolean,
  { now, pause }: Clock,
): Promise<T> {
  for (let wait = SHORTEST; ; wait = Math.min(2 * wait, LONGEST)) {
    try {
      return await run();
    } catch (error) {
      const left = end - LAST - now();
      if (!passing(error) || left <= 0) throw error;
      wait = Math.min(wait, left);
    }
    await pause(wait);
  }
}
