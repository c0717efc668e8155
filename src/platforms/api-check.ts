import type { Finding } from '../chat/check.ts';

/** What a platform's API answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; an empty object where it is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks an API; undefined when it cannot be reached within ten seconds. */
export async function askApi(
  url: string,
  authorization: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<Answered | undefined> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(url, { method, headers: { authorization }, signal });
    const body = (await response.json().catch(() => ({}))) as Answered['body'];
    return { status: response.status, headers: response.headers, body };
  } catch {
    return undefined;
  }
}

/** More than this and signed requests look stale. */
const SKEW = 60;

/** How far this machine's clock is from the API's. */
export function clockFinding({ headers }: Answered): readonly Finding[] {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return [];
  const seconds = Math.round(Math.abs(Date.now() - date) / 1000);
  const finding = { part: 'Clock', state: seconds < 2 ? 'right' : `${seconds} seconds off` };
  if (seconds <= SKEW) return [finding];
  return [
    { ...finding, mend: 'Set the clock by a time server, for instance with `timedatectl set-ntp true`.' },
  ];
}
