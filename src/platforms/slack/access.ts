import { type Authorize, webApi } from '@slack/bolt';
import { UserError } from '../../user-error.ts';

/**
 * Slack is asked again for over a minute where it is out of order. Where it asks to wait, whoever called waits: Bolt's own
 * way would hold up every call of the workspace.
 */
export function clientOptionsOf(apiUrl: string): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 8, factor: 2, minTimeout: 500, maxTimeout: 30_000, randomize: true },
    timeout: 30_000,
  };
}

/** One token for one workspace. Throws UserError where Slack does not take it. */
export async function oneWorkspace(
  token: string,
  clientOptions: webApi.WebClientOptions,
): Promise<Authorize<boolean>> {
  const { user_id: botUserId, bot_id: botId, team_id: teamId } = await tested(token, clientOptions);
  const result = {
    botToken: token,
    ...(botUserId && { botUserId }),
    ...(botId && { botId }),
    ...(teamId && { teamId }),
  };
  return async () => result;
}

async function tested(token: string, clientOptions: webApi.WebClientOptions) {
  try {
    return await new webApi.WebClient(token, clientOptions).auth.test();
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
    throw new UserError({
      wrong: `Slack does not take SLACK_BOT_TOKEN: ${error.data.error}.`,
      write: 'the token from “OAuth & Permissions” of your app, which begins with xoxb-',
    });
  }
}
