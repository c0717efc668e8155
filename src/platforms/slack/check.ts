import type { Check, Finding } from '../../chat/check.ts';
import { type Answered, askApi, clockFinding } from '../api-check.ts';
import { scopesOf } from './scopes.ts';

const APPS = 'api.slack.com/apps';

/** Whether Slack takes the tokens, whether they may do what the bot needs, and what time it is there. */
export function slackCheck({
  botToken,
  appToken,
  apiUrl,
}: {
  readonly botToken: string | undefined;
  readonly appToken: string | undefined;
  readonly apiUrl: string;
}): Check {
  const ask = (method: string, token: string) =>
    askApi(new URL(method, apiUrl).href, `Bearer ${token}`, 'POST');
  return async () => {
    const bot = botToken ? await ask('auth.test', botToken) : undefined;
    const app = appToken ? await ask('apps.connections.open', appToken) : undefined;
    if (botToken && !bot) return [unreachable(apiUrl)];
    return [
      ...(bot ? [taken('SLACK_BOT_TOKEN', 'page “OAuth & Permissions”', bot), ...scopes(bot)] : []),
      ...(app ? [taken('SLACK_APP_TOKEN', 'page “Basic Information”', app)] : []),
      ...(bot ? clockFinding(bot) : []),
    ];
  };
}

function unreachable(apiUrl: string): Finding {
  return {
    part: 'Slack',
    state: 'cannot be reached',
    mend: `Open the way from this machine to ${new URL(apiUrl).host}, or set SLACK_API_URL to a proxy.`,
  };
}

function taken(name: string, page: string, { status, body }: Answered): Finding {
  if (status === 200 && body.ok === true) {
    return { part: name, state: body.team === undefined ? 'taken' : `taken, for “${body.team}”` };
  }
  // Slack's own word for what is wrong, never what it repeats of the request.
  const error = /^[a-z_]+$/.exec(String(body.error))?.[0] ?? String(status);
  return {
    part: name,
    state: `refused (${error})`,
    mend: `Copy the token again from ${APPS}, ${page}, and set ${name} to it.`,
  };
}

function scopes({ headers, body }: Answered): readonly Finding[] {
  const granted = headers.get('x-oauth-scopes');
  if (granted === null || body.ok !== true) return [];
  const has = new Set(granted.split(',').map((scope) => scope.trim()));
  const missing = scopesOf({}).filter((scope) => !has.has(scope));
  if (missing.length === 0) return [{ part: 'Slack scopes', state: 'all that are needed' }];
  return [
    {
      part: 'Slack scopes',
      state: `${missing.join(', ')} missing`,
      mend: `Add them at ${APPS}, page “OAuth & Permissions”, and install the app again.`,
    },
  ];
}
