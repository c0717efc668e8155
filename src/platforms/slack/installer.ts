import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import {
  type App,
  type Authorize,
  HTTPReceiver,
  type InstallationStore,
  type Logger,
  type webApi,
} from '@slack/bolt';
import type { Context, Hono } from 'hono';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';
import { createQueues } from './queues.ts';
import { scopesOf } from './scopes.ts';

export interface InstallerOptions {
  readonly routes: Hono;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that goes through Slack and comes back with the browser. */
  readonly stateSecret: string;
  readonly installations: InstallationStore;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
}

/** Installing in any workspace: two pages, and the tokens of each workspace, renewed where they expire. */
export function addInstaller(options: InstallerOptions): Authorize<boolean> {
  const { routes, clientId, clientSecret, stateSecret, installations, clientOptions, logger } = options;
  const { installer } = new HTTPReceiver({
    // Only the installer of this receiver is used; requests are checked elsewhere.
    signingSecret: stateSecret,
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    logger,
    installerOptions: { clientOptions, directInstall: true },
  });
  if (!installer) throw new Error('Bolt made no installer.');
  const scopes = { scopes: [...scopesOf({})] };
  routes.get(INSTALL_PATH, (context) =>
    byNode(context, (request, response) => installer.handleInstallPath(request, response, undefined, scopes)),
  );
  routes.get(REDIRECT_PATH, (context) =>
    byNode(context, (request, response) => installer.handleCallback(request, response)),
  );
  const inTurn = createQueues();
  // A token is renewed once: the next one who asks finds the new one.
  return (query) =>
    inTurn(`${query.teamId} ${query.enterpriseId}`, () => (installer.authorize as Authorize<boolean>)(query));
}

/** What is kept of a workspace goes when the app is removed from it. */
export function forgetUninstalled(app: App, installations: InstallationStore): void {
  const forget = async ({
    context,
  }: {
    readonly context: {
      readonly teamId?: string;
      readonly enterpriseId?: string;
      readonly isEnterpriseInstall: boolean;
    };
  }) => {
    const { teamId, enterpriseId, isEnterpriseInstall } = context;
    await installations.deleteInstallation?.({ teamId, enterpriseId, isEnterpriseInstall });
  };
  app.event('app_uninstalled', forget);
  app.event('tokens_revoked', forget);
}

/** Bolt's installer answers Node's own requests. */
async function byNode(
  context: Context,
  handle: (request: HttpBindings['incoming'], response: HttpBindings['outgoing']) => Promise<void>,
): Promise<Response> {
  const { incoming, outgoing } = context.env as HttpBindings;
  await handle(incoming, outgoing);
  return RESPONSE_ALREADY_SENT;
}
