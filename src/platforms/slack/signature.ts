import { createHmac, timingSafeEqual } from 'node:crypto';

/** What of a request says that it is from Slack. */
export interface Signed {
  readonly body: string;
  /** The headers `X-Slack-Request-Timestamp` and `X-Slack-Signature`. */
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** Seconds by which a request may be older, or newer, than the clock here. */
const SKEW = 300;

/** Whether Slack signed the request with this secret, and now. `now` in milliseconds. */
export function isFromSlack({ body, timestamp, signature }: Signed, secret: string, now: number): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > SKEW) return false;
  const right = Buffer.from(signatureOf(body, timestamp, secret));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** HMAC-SHA-256 over the version, the time and the body as it came. */
function signatureOf(body: string, timestamp: string, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
