import { webApi } from '@slack/bolt';

/** Lets calls that belong to one channel follow each other, and waits once where Slack asks to. */
export type InTurn = <T>(channel: string, call: () => Promise<T>) => Promise<T>;

/** Channels do not wait for each other: one that Slack slows down slows no other. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (channel, call) => {
    const before = last.get(channel) ?? Promise.resolve();
    const turn = before.then(() => waitedOut(call));
    const settled = turn.catch(() => {});
    last.set(channel, settled);
    void settled.then(() => last.get(channel) === settled && last.delete(channel));
    return turn;
  };
}

async function waitedOut<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(error.retryAfter, LONGEST_WAIT)));
    return call();
  }
}

/** Seconds. */
const LONGEST_WAIT = 60;
