import { Refused } from './refused.ts';

/**
 * Sends a message to a response_url. Tries again where Slack is out of order, within the half hour that the address lives.
 * The address itself is a secret: it is in no error.
 */
export async function respond(url: string, body: object): Promise<void> {
  for (const wait of WAITS) {
    const outcome = await attempt(url, body);
    if (outcome === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 1000 * (outcome.retryAfter ?? wait)));
  }
  if ((await attempt(url, body)) !== 'done') throw new Refused('unavailable');
}

/** Seconds between attempts. */
const WAITS = [1, 4, 15, 45];

async function attempt(url: string, body: object): Promise<'done' | { readonly retryAfter?: number }> {
  const response = await sent(url, body);
  if (!response || response.status >= 500) return {};
  if (response.status === 429) return { retryAfter: Number(response.headers.get('retry-after')) || 1 };
  // A refusal may come with status 200, as JSON.
  const error = /"error"\s*:\s*"(\w+)"/.exec(await response.text())?.[1];
  if (!response.ok || error !== undefined) throw new Refused(error ?? `status_${response.status}`);
  return 'done';
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
