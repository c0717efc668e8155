import type { Hono } from 'hono';
import { type Buttons, createButtons } from './chat/button.ts';
import type { Admit } from './chat/drain.ts';
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
  readonly admit: Admit;
}

/** The chat platforms for which there are tokens. None is loaded that is not used. */
export async function makeChats(config: Config, options: ChatOptions): Promise<readonly Platform[]> {
  const { store, log } = options;
  const slackAccess = slackAccessOf(config);
  if (!slackAccess && config.DISCORD_TOKEN === undefined) return [];
  const secret = await readSecret({
    configured: config.SECRET_KEY,
    folder: config.DATA_FOLDER,
    onTrouble: (sentence) => log.warn(sentence),
  });
  const buttons = createButtons({ key: derive(secret, 'buttons'), requests: store.requests });
  const onTrouble = (what: string, error?: unknown) => log.warn(what, { error });
  const shared = { ...options, buttons, onTrouble };
  return [
    ...(await makeDiscord(config, shared)),
    ...(slackAccess ? [await makeSlack(config, slackAccess(secret), secret, shared)] : []),
  ];
}

interface Shared extends ChatOptions {
  readonly buttons: Buttons;
  readonly onTrouble: (what: string, error?: unknown) => void;
}

async function makeDiscord(config: Config, shared: Shared): Promise<readonly Platform[]> {
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl } = config;
  if (token === undefined) return [];
  const { discord } = await import('./platforms/discord/adapter.ts');
  return [discord({ ...shared, token, publicKey, apiUrl })];
}

async function makeSlack(
  config: Config,
  access: SlackAccess,
  secret: Uint8Array,
  shared: Shared,
): Promise<Platform> {
  const { slack } = await import('./platforms/slack/adapter.ts');
  return slack({
    ...shared,
    ...access,
    apiUrl: config.SLACK_API_URL,
    vault: {
      seal: (text) => seal(secret, 'slack', text),
      unseal: (sealed) => unseal(secret, 'slack', sealed),
    },
  });
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
