import { App, webApi } from '@slack/bolt';
import type { Buttons } from '../../chat/button.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import { UserError } from '../../user-error.ts';
import type { Answering } from './answer.ts';
import { createCallers } from './callers.ts';
import { listenToCommands } from './commands.ts';
import { boltLogger } from './logger.ts';
import { createPictures } from './pictures.ts';
import { socketReceiver } from './socket.ts';
import { createTake } from './take.ts';
import { createTurns } from './turns.ts';

export interface SlackOptions {
  /** `xoxb-…`: the bot in one workspace. */
  readonly botToken: string;
  /** `xapp-…`: what opens the socket. */
  readonly appToken: string;
  /** Another root of the Web API than Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly store: Store;
  readonly buttons: Buttons;
  readonly uploads: Uploads;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Slack, by Bolt. */
export function slack(options: SlackOptions): Platform {
  const { store, buttons, onTrouble } = options;
  const clientOptions = clientOptionsOf(options);
  return {
    name: 'slack',
    async start(bot) {
      const ending = new AbortController();
      const self = await whoIsBot(options.botToken, clientOptions);
      const logger = boltLogger(onTrouble);
      const app = new App({
        token: options.botToken,
        ...self,
        clientOptions,
        logger,
        convoStore: false,
        tokenVerificationEnabled: false,
        receiver: socketReceiver({ appToken: options.appToken, clientOptions, logger }, (app) =>
          createTake(app, store, onTrouble),
        ),
      });
      const answering: Answering = {
        bot,
        store,
        buttons,
        pictures: createPictures(),
        onTrouble,
        signal: ending.signal,
        inTurn: createTurns(),
        callers: createCallers(),
      };
      listenToCommands(app, answering);
      await app.start();
      return async () => {
        await app.stop();
        ending.abort();
      };
    },
  };
}

/** Slack is asked again for over a minute where it is out of order; where it asks to wait, one channel waits alone. */
function clientOptionsOf({ apiUrl }: SlackOptions): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 8, factor: 2, minTimeout: 500, maxTimeout: 30_000, randomize: true },
    timeout: 30_000,
  };
}

async function whoIsBot(token: string, clientOptions: webApi.WebClientOptions) {
  try {
    const { user_id: botUserId, bot_id: botId } = await new webApi.WebClient(
      token,
      clientOptions,
    ).auth.test();
    return { ...(botUserId && { botUserId }), ...(botId && { botId }) };
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
    throw new UserError({
      wrong: `Slack refuses SLACK_BOT_TOKEN: ${error.data.error}.`,
      write: 'the token from “OAuth & Permissions” of your app, which begins with xoxb-',
    });
  }
}
