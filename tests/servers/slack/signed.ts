import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

export interface Sent {
  readonly type?: 'json' | 'command' | 'payload';
  /** Seconds by which the request is older than now. */
  readonly age?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Slack posts to an app's address: JSON, a form, or JSON in a form, and signed. */
export function signedRequest(body: Readonly<Record<string, unknown>>, sent: Sent = {}): RequestInit {
  const { type = 'json', age = 0, secret = SIGNING_SECRET, headers = {} } = sent;
  const text = textOf(body, type);
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex');
  return {
    method: 'POST',
    body: text,
    headers: {
      'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
  };
}

function textOf(body: Readonly<Record<string, unknown>>, type: NonNullable<Sent['type']>): string {
  if (type === 'json') return JSON.stringify(body);
  const fields = type === 'command' ? body : { payload: JSON.stringify(body) };
  return new URLSearchParams(fields as Record<string, string>).toString();
}
