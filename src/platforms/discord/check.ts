import type { Check, Finding } from '../../chat/check.ts';
import { type Answered, askApi, clockFinding } from '../api-check.ts';

const PORTAL = 'discord.com/developers';

/** Whether Discord takes the token, how its app is set up, and what time it is there. */
export function discordCheck({
  token,
  apiUrl,
  overHttp,
}: {
  readonly token: string;
  readonly apiUrl: string;
  /** Whether Discord is meant to call over HTTP instead of the gateway. */
  readonly overHttp: boolean;
}): Check {
  return async () => {
    const app = await askApi(`${apiUrl}/v10/applications/@me`, `Bot ${token}`);
    if (!app) return [unreachable(apiUrl)];
    if (app.status !== 200) return [refused(app), ...clockFinding(app)];
    return [
      { part: 'Discord token', state: `taken, for the app “${app.body.name}”` },
      delivery(app, overHttp),
      // All that the gateway is asked for are the messages that mention the bot or are written to it directly.
      { part: 'Discord intents', state: 'none of the privileged ones is needed' },
      ...clockFinding(app),
    ];
  };
}

function unreachable(apiUrl: string): Finding {
  return {
    part: 'Discord',
    state: 'cannot be reached',
    mend: `Open the way from this machine to ${new URL(apiUrl).host}, or set DISCORD_API_URL to a proxy.`,
  };
}

function refused({ status }: Answered): Finding {
  const mend =
    status === 401
      ? `Make a new token at ${PORTAL}, page “Bot”, and set DISCORD_TOKEN to it.`
      : 'Try again in a while; discordstatus.com says whether Discord has trouble.';
  return { part: 'Discord token', state: `refused with ${status}`, mend };
}

function delivery({ body }: Answered, overHttp: boolean): Finding {
  const address = body.interactions_endpoint_url;
  const part = 'Discord delivers';
  if (typeof address === 'string' && address !== '' && !overHttp) {
    return {
      part,
      state: 'over HTTP, while the bot waits at the gateway',
      mend: `Empty “Interactions Endpoint URL” at ${PORTAL}, page “General Information”, or set DISCORD_PUBLIC_KEY.`,
    };
  }
  if (!address && overHttp) {
    return {
      part,
      state: 'at the gateway, while the bot waits for HTTP',
      mend: `Set “Interactions Endpoint URL” at ${PORTAL}, page “General Information”, or unset DISCORD_PUBLIC_KEY.`,
    };
  }
  return {
    part,
    state: overHttp ? 'over HTTP: mentions and direct messages are not answered' : 'at the gateway',
  };
}
