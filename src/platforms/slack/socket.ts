import { type App, type Logger, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Connection } from '../../chat/platform.ts';
import type { Take } from './take.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
}

interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly envelope_id?: string;
  readonly ack: (response?: unknown) => Promise<void>;
}

/** Socket Mode: deliveries over a WebSocket that Bolt opens, and opens again. `take` makes what takes them. */
export function socketReceiver(
  { appToken, clientOptions, logger }: SocketOptions,
  take: (app: App) => Take,
): Receiver & { connection(): Connection } {
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: PATIENT } },
  });
  let up = false;
  let heard: number | undefined;
  client.on('connected', () => {
    up = true;
    heard = Date.now();
  });
  client.on('close', () => {
    up = false;
  });
  return {
    init(app) {
      const taken = take(app);
      client.on('slack_event', ({ body, envelope_id: envelope, ack }: Envelope) => {
        heard = Date.now();
        void taken({ body, envelope, ack: (response) => ack(response) });
      });
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
    connection: () => ({ up, ...(heard === undefined ? {} : { heard }) }),
  };
}

/** A socket that was lost is opened again for as long as it takes. */
const PATIENT = { retries: 10_000, factor: 1.3, minTimeout: 500, maxTimeout: 30_000, randomize: true };
