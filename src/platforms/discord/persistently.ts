import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between tries: doubled each time, up to the longest. */
const SHORTEST = 150;
const LONGEST = 10_000;

/**
 * Tries until it works, until `end` (milliseconds since 1970), or until an error that is not `passing`; then throws that
 * error. The run is told by its signal when the time is over.
 */
export async function persistently<T>(
  run: (signal: AbortSignal) => Promise<T>,
  end: number,
  passing: (error: unknown) => boolean,
): Promise<T> {
  const signal = AbortSignal.timeout(Math.max(1, end - Date.now()));
  for (let wait = SHORTEST; ; wait = Math.min(2 * wait, LONGEST)) {
    try {
      return await run(signal);
    } catch (error) {
      if (!passing(error) || Date.now() + wait >= end) throw error;
    }
    await pause(wait);
  }
}
