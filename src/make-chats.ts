import type { Hono } from 'hono';
import { createButtons } from './chat/button.ts';
import type { Platform } from './chat/platform.ts';
import type { Uploads } from './chat/uploads.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { SlackOptions } from './platforms/slack/adapter.ts';
import { derive, readSecret, seal, unseal } from './secret.ts';
import type { Store } from './store/store.ts';

export interface ChatOptions {
  readonly routes: Hono;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly log: Log;
}

/** The chat platforms for which there are tokens. None is loaded that is not used. */
export async function makeChats(
  config: Config,
  { routes, store, uploads, log }: ChatOptions,
): Promise<readonly Platform[]> {
  const slackAccess = slackAccessOf(config);
  if (!slackAccess) return [];
  const secret = await readSecret({
    configured: config.SECRET_KEY,
    folder: config.DATA_FOLDER,
    onTrouble: (sentence) => log.warn(sentence),
  });
  const buttons = createButtons({ key: derive(secret, 'buttons'), requests: store.requests });
  const { slack } = await import('./platforms/slack/adapter.ts');
  return [
    slack({
      ...slackAccess(secret),
      apiUrl: config.SLACK_API_URL,
      vault: {
        seal: (text) => seal(secret, 'slack', text),
        unseal: (sealed) => unseal(secret, 'slack', sealed),
      },
      routes,
      store,
      uploads,
      buttons,
      onTrouble: (what, error) => log.warn(what, { error }),
    }),
  ];
}

type SlackAccess = Pick<SlackOptions, 'access' | 'delivery'>;

/** Socket Mode where there is a token for it, HTTP otherwise; nothing where Slack is not set up. */
function slackAccessOf(config: Config): ((secret: Uint8Array) => SlackAccess) | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = config;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = config;
  const delivery = appToken ? { appToken } : signingSecret ? { signingSecret } : undefined;
  if (!delivery) return undefined;
  if (clientId && clientSecret) {
    return (secret) => ({
      delivery,
      access: {
        clientId,
        clientSecret,
        stateSecret: Buffer.from(derive(secret, 'slack-state')).toString('hex'),
      },
    });
  }
  return botToken ? () => ({ delivery, access: { botToken } }) : undefined;
}
