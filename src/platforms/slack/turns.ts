import { webApi } from '@slack/bolt';
import { createQueues, type InOrder } from './queues.ts';

/**
 * Calls that write in a channel, one after the other, waiting once where Slack asks to. Channels do not wait for each
 * other: one that Slack slows down slows no other.
 */
export function createTurns(): InOrder {
  const inOrder = createQueues();
  return (channel, call) => inOrder(channel, () => waitedOut(call));
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
