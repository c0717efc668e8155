import type { App, Receiver } from '@slack/bolt';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Store } from '../../store/store.ts';
import { EVENTS_PATH } from './paths.ts';
import { isFromSlack } from './signature.ts';
import type { Take } from './take.ts';

export interface HttpOptions {
  readonly routes: Hono;
  readonly signingSecret: string;
  readonly deliveries: Store['deliveries'];
}

/** Deliveries as signed requests. One that is not signed, not of now, or was here before is refused. */
export function httpReceiver(
  { routes, signingSecret, deliveries }: HttpOptions,
  take: (app: App) => Take,
): Receiver {
  let taken: Take | undefined;
  routes.post(EVENTS_PATH, bodyLimit({ maxSize: LARGEST }), async (context) => {
    const signed = await signedOf(context);
    if (isCertificateCheck(signed.body)) return context.body(null, 200);
    if (!isFromSlack(signed, signingSecret, Date.now())) return context.body(null, 401);
    const body = bodyOf(signed.body, context.req.header('content-type') ?? '');
    if (!body) return context.body(null, 400);
    if (body.type === 'url_verification') return context.json({ challenge: body.challenge });
    if (!(await deliveries.claim(`slack:${signed.signature}`))) return context.body(null, 401);
    return taken ? acknowledged(context, body, taken) : context.body(null, 503);
  });
  return {
    init(app) {
      taken = take(app);
    },
    start: async () => {},
    stop: async () => {},
  };
}

const LARGEST = 2 ** 20;

async function signedOf(context: Context) {
  return {
    body: await context.req.text(),
    timestamp: context.req.header('x-slack-request-timestamp'),
    signature: context.req.header('x-slack-signature'),
  };
}

/** Slack looks at the certificate now and then; nothing is done for whoever asks so. */
function isCertificateCheck(body: string): boolean {
  return new URLSearchParams(body).get('ssl_check') === '1';
}

/** Events are JSON, commands a form, and what is pressed JSON in a form. */
function bodyOf(text: string, type: string): Readonly<Record<string, unknown>> | undefined {
  if (!type.startsWith('application/x-www-form-urlencoded')) return parsed(text);
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : parsed(payload);
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The response is the acknowledgement; the answer goes on behind it. */
function acknowledged(
  context: Context,
  body: Readonly<Record<string, unknown>>,
  take: Take,
): Promise<Response> {
  return new Promise((resolve) => {
    const ack = async (response?: unknown) => {
      resolve(response === undefined ? context.body(null, 200) : context.json(response as object));
    };
    void take({ body, ack }).then(() => ack());
  });
}
