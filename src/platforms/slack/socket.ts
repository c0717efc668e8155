import { type App, type Logger, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
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

/** Socket Mode: deliveries over a WebSocket that Bolt opens and opens again. `take` makes what takes them. */
export function socketReceiver(options: SocketOptions, take: (app: App) => Take): Receiver {
  const { appToken, clientOptions, logger } = options;
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: PATIENT } },
  });
  return {
    init(app) {
      const taken = take(app);
      client.on('slack_event', ({ body, envelope_id: envelope, ack }: Envelope) =>
        taken({ body, envelope, ack: (response) => ack(response) }),
      );
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
  };
}

/** A socket that was lost is opened again for as long as it takes. */
const PATIENT = { retries: 10_000, factor: 1.3, minTimeout: 500, maxTimeout: 30_000, randomize: true };
