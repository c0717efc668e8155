import { App, type Authorize, type Logger, type Receiver } from '@slack/bolt';
import type { Hono } from 'hono';
import type { Bot } from '../../chat/bot.ts';
import type { Buttons } from '../../chat/button.ts';
import type { Admit } from '../../chat/drain.ts';
import type { Connection, Platform } from '../../chat/platform.ts';
import type { Post } from '../../chat/post.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Store } from '../../store/store.ts';
import { clientOptionsOf, oneWorkspace } from './access.ts';
import type { Answering } from './answer.ts';
import { createCallers } from './callers.ts';
import { listenToCommands } from './commands.ts';
import { createFiles } from './files.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';
import { httpReceiver } from './http.ts';
import { installationStore, type Vault } from './installations.ts';
import { addInstaller, forgetUninstalled } from './installer.ts';
import { boltLogger } from './logger.ts';
import { listenToMessages } from './messages.ts';
import { createPictures } from './pictures.ts';
import { createPost } from './post.ts';
import { listenToPresses } from './presses.ts';
import { createQueues } from './queues.ts';
import { socketReceiver } from './socket.ts';
import { admitted, createTake, type OnTrouble, type Take } from './take.ts';
import { createTurns } from './turns.ts';

export interface SlackOptions {
  /** The bot in one workspace, or the app that any workspace may install. */
  readonly access:
    | { readonly botToken: string }
    | { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };
  /** How Slack delivers: over a socket, or by signed requests to the routes. */
  readonly delivery: { readonly appToken: string } | { readonly signingSecret: string };
  readonly routes: Hono;
  /** The root of the Web API. */
  readonly apiUrl: string;
  readonly store: Store;
  readonly vault: Vault;
  readonly buttons: Buttons;
  readonly uploads: Uploads;
  readonly onTrouble: OnTrouble;
  readonly admit: Admit;
}

/** Slack, by Bolt. */
export function slack(options: SlackOptions): Platform {
  const { store, onTrouble, admit } = options;
  const logger = boltLogger(onTrouble);
  const take = (app: App): Take => createTake(app, { store, onTrouble, admit });
  // Routes are added at once: the playground's, which answer whatever nobody took, come behind them.
  const receiver = receiverOf(options, logger, take);
  const installed = installedOf(options, logger);
  let post: Post | undefined;
  return {
    name: 'slack',
    async post(place, request) {
      await post?.(place, request);
    },
    ...(receiver.connection ? { connection: receiver.connection } : {}),
    async start(bot) {
      const ending = new AbortController();
      const authorize = await installed.authorize();
      const app = new App({
        authorize,
        clientOptions: clientOptionsOf(options.apiUrl),
        logger,
        convoStore: false,
        receiver,
      });
      installed.listen(app);
      const answering = answeringOf(options, bot, ending.signal);
      post = createPost(authorize, options.apiUrl, answering);
      for (const listen of LISTENERS) listen(app, (context) => ({ ...answering, ...admitted(context) }));
      await app.start();
      return async () => {
        ending.abort();
        await app.stop();
      };
    },
  };
}

const LISTENERS = [listenToCommands, listenToMessages, listenToPresses, listenToForms, listenToHome];

function receiverOf(
  { delivery, routes, store, apiUrl }: SlackOptions,
  logger: Logger,
  take: Parameters<typeof socketReceiver>[1],
): Receiver & { readonly connection?: () => Connection } {
  return 'appToken' in delivery
    ? socketReceiver({ ...delivery, clientOptions: clientOptionsOf(apiUrl), logger }, take)
    : httpReceiver({ ...delivery, routes, deliveries: store.deliveries }, take);
}

/** Whose tokens the bot answers with. */
function installedOf({ access, routes, apiUrl, store, vault }: SlackOptions, logger: Logger) {
  const clientOptions = clientOptionsOf(apiUrl);
  if ('botToken' in access) {
    return { authorize: () => oneWorkspace(access.botToken, clientOptions), listen: () => {} };
  }
  const installations = installationStore(store.installations, vault);
  const authorize = addInstaller({ ...access, routes, installations, clientOptions, logger });
  return {
    authorize: async (): Promise<Authorize<boolean>> => authorize,
    listen: (app: App) => forgetUninstalled(app, installations),
  };
}

function answeringOf(
  { store, buttons, uploads, onTrouble, apiUrl }: SlackOptions,
  bot: Bot,
  signal: AbortSignal,
): Answering {
  return {
    bot,
    store,
    buttons,
    uploads,
    onTrouble,
    signal,
    pictures: createPictures(),
    callers: createCallers(),
    files: createFiles({ apiUrl, uploads }),
    inTurn: createTurns(),
    inOrder: createQueues(),
  };
}
