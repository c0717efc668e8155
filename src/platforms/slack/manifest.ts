import type { Bot } from '../../chat/bot.ts';
import { EXPLAIN, OPEN_FORM } from './callbacks.ts';
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts';
import { scopesOf } from './scopes.ts';

export interface ManifestOptions {
  /** The public address of the bot; none: Socket Mode. */
  readonly http?: string | undefined;
  /** Whether the bot may read the channels that it is in: follow-ups without a mention, and edits. */
  readonly threads?: boolean | undefined;
  /** Whether tokens are to expire and be renewed: for installations in many workspaces. */
  readonly rotation?: boolean | undefined;
}

const THREAD_EVENTS = ['message.channels', 'message.groups', 'message.mpim'];

/** The app as Slack's page “From a manifest” takes it. */
export function manifestOf(commands: Bot['commands'], options: ManifestOptions) {
  const url = options.http?.replace(/\/+$/, '');
  const address = url === undefined ? undefined : `${url}${EVENTS_PATH}`;
  const at = address === undefined ? {} : { request_url: address };
  return {
    display_information: {
      name: 'convbot',
      description: 'Compares neural-network layers: the numbers, the reasons and a picture.',
      background_color: '#1d3557',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'convbot', always_online: true },
      slash_commands: [slashCommand(commands, address)],
      shortcuts: [
        {
          name: 'Explain these layers',
          type: 'message',
          callback_id: EXPLAIN,
          description: 'Finds layers in a message and explains them.',
        },
        {
          name: 'Ask convbot',
          type: 'global',
          callback_id: OPEN_FORM,
          description: 'A form for every command.',
        },
      ],
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [`${url}${REDIRECT_PATH}`] }),
      scopes: { bot: scopesOf(options) },
    },
    settings: {
      event_subscriptions: {
        ...at,
        bot_events: [
          'app_home_opened',
          'app_mention',
          'app_uninstalled',
          'message.im',
          'tokens_revoked',
          ...(options.threads ? THREAD_EVENTS : []),
        ].sort(),
      },
      interactivity: { is_enabled: true, ...at },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: options.rotation ?? false,
    },
  };
}

/** The hint names the commands, as many of them as Slack has room for. */
function slashCommand(commands: Bot['commands'], url: string | undefined) {
  const names = commands.map(({ name }) => name);
  const hint = names.reduce((text, name) => {
    const longer = text === '' ? name : `${text} | ${name}`;
    return longer.length > HINT - 4 ? text : longer;
  }, '');
  return {
    command: '/conv',
    description: 'Compare neural-network layers',
    usage_hint: hint.split(' | ').length < names.length ? `${hint} | …` : hint,
    // Channels come with their ids: settings name some.
    should_escape: true,
    ...(url === undefined ? {} : { url }),
  };
}

/** Characters of a hint that are shown. */
const HINT = 100;
