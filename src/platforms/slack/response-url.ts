import { setTimeout as pause } from 'node:timers/promises';
import { persistently } from '../persistently.ts';
import { Refused } from './refused.ts';

/**
 * Sends a message to a response_url, which lives for half an hour. Tries again for some minutes where Slack is out of
 * order. The address itself is a secret: it is in no error.
 */
export async function respond(url: string, body: object): Promise<void> {
  await persistently(
    () => attempt(url, body),
    Date.now() + PATIENCE,
    (error) => error instanceof Refused && error.reason === UNAVAILABLE,
  );
}

/** Milliseconds: nobody waits longer. */
const PATIENCE = 5 * 60_000;
const UNAVAILABLE = 'unavailable';
/** Seconds that are waited at most where Slack asks to. */
const LONGEST_WAIT = 60;

async function attempt(url: string, body: object): Promise<void> {
  const response = await sent(url, body);
  if (response?.status === 429) {
    await pause(1000 * Math.min(Number(response.headers.get('retry-after')) || 1, LONGEST_WAIT));
    throw new Refused(UNAVAILABLE);
  }
  if (!response || response.status >= 500) throw new Refused(UNAVAILABLE);
  // A refusal may come with status 200, as JSON.
  const error = /"error"\s*:\s*"(\w+)"/.exec(await response.text())?.[1];
  if (!response.ok || error !== undefined) throw new Refused(error ?? `status_${response.status}`);
}

async function sent(url: string, body: object): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return undefined;
  }
}
