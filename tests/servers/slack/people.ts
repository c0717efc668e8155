import { randomUUID } from 'node:crypto';
import type { SlackServer } from './server.ts';
import { newTrigger } from './web-api.ts';
import type { Kept } from './workspace.ts';

/** What people do in Slack, as the payloads that Slack makes of it. */

type Payload = Readonly<Record<string, unknown>>;

const APP = { api_app_id: 'A1', token: 'legacy' };
const TEAM = { id: 'T1', domain: 'learners' };

export function slashCommand(
  slack: SlackServer,
  text: string,
  { user = 'U1', channel = 'C1' } = {},
): Payload {
  return {
    ...APP,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    is_enterprise_install: 'false',
    command: '/conv',
    text,
    user_id: user,
    user_name: 'ada',
    channel_id: channel,
    channel_name: 'general',
    response_url: slack.urls.make(channel, user),
    trigger_id: newTrigger(),
  };
}

/** An event as the Events API wraps it. */
function event(of: Payload): Payload {
  return {
    ...APP,
    team_id: TEAM.id,
    type: 'event_callback',
    event_id: `Ev${randomUUID().slice(0, 8)}`,
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event: of,
  };
}

export function mention(text: string, more: Payload = {}): Payload {
  return event({ type: 'app_mention', user: 'U1', channel: 'C1', text: `<@UBOT> ${text}`, ...more });
}

export function direct(text: string, more: Payload = {}): Payload {
  return event({ type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', text, ...more });
}

/** A message in a channel, as it reaches a bot that may read it. */
export function said(text: string, more: Payload = {}): Payload {
  return event({ type: 'message', channel_type: 'channel', user: 'U1', channel: 'C1', text, ...more });
}

export function edited(channel: string, ts: string, text: string, before: string): Payload {
  return event({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel,
    ts: `${Number(ts) + 1}`,
    message: { type: 'message', user: 'U1', text, ts, edited: { user: 'U1', ts } },
    previous_message: { type: 'message', user: 'U1', text: before, ts },
  });
}

export function deleted(channel: string, ts: string): Payload {
  return event({
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel,
    ts: `${Number(ts) + 1}`,
    deleted_ts: ts,
    previous_message: { type: 'message', user: 'U1', text: 'gone', ts },
  });
}

export function homeOpened(user = 'U1'): Payload {
  return event({ type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab: 'home' });
}

/** The app is removed from the workspace. */
export function uninstalled(): Payload {
  return event({ type: 'app_uninstalled' });
}

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

export function buttonsOf(blocks: readonly Payload[]): readonly Button[] {
  return blocks.flatMap(({ type, elements }) => (type === 'actions' ? (elements as Button[]) : []));
}

/** Presses a button of a message. */
export function press(slack: SlackServer, message: Kept, label: string, user = 'U1'): Payload {
  const button = buttonsOf(message.blocks).find(({ text }) => text.text.includes(label));
  if (!button) throw new Error(`No button says “${label}”.`);
  const { channel, ts, thread } = message;
  return pressed({ ...button }, user, {
    channel: { id: channel, name: 'general' },
    response_url: slack.urls.make(channel, user, ts),
    ...(message.for === undefined ? { message: { type: 'message', ts, blocks: message.blocks } } : {}),
    container: {
      type: 'message',
      channel_id: channel,
      message_ts: ts,
      is_ephemeral: message.for !== undefined,
      ...(thread ? { thread_ts: thread } : {}),
    },
  });
}

/** Presses a button on the Home tab, or chooses in a form. */
export function pressed(action: Payload, user: string, more: Payload): Payload {
  return {
    ...APP,
    type: 'block_actions',
    team: TEAM,
    user: { id: user, name: 'ada', team_id: TEAM.id },
    trigger_id: newTrigger(),
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
    ...more,
  };
}

export function messageShortcut(slack: SlackServer, text: string): Payload {
  return {
    ...APP,
    type: 'message_action',
    callback_id: 'explain',
    team: TEAM,
    user: { id: 'U1', name: 'ada', team_id: TEAM.id },
    channel: { id: 'C1', name: 'general' },
    message: { type: 'message', user: 'U2', ts: '1700000000.000001', text },
    message_ts: '1700000000.000001',
    response_url: slack.urls.make('C1', 'U1'),
    trigger_id: newTrigger(),
  };
}

export function globalShortcut(): Payload {
  return {
    ...APP,
    type: 'shortcut',
    callback_id: 'ask',
    team: TEAM,
    user: { id: 'U1', username: 'ada', team_id: TEAM.id },
    trigger_id: newTrigger(),
    action_ts: '1',
  };
}

/** Fills in the fields of a form and sends it off. */
export function submission(view: Payload, values: Readonly<Record<string, Payload>>): Payload {
  const blocks = view.blocks as readonly { readonly block_id: string; readonly element?: Payload }[];
  const state = blocks.flatMap(({ block_id: block, element }) => {
    const name = block?.split(':')[1];
    if (!element) return [];
    const given = values[`${block.split(':')[0]}:${name}`] ?? {};
    return [[block, { [String(element.action_id)]: { type: element.type, ...given } }] as const];
  });
  return {
    ...APP,
    type: 'view_submission',
    team: TEAM,
    user: { id: 'U1', name: 'ada', team_id: TEAM.id },
    trigger_id: newTrigger(),
    view: { id: 'V1', type: 'modal', ...view, state: { values: Object.fromEntries(state) }, hash: '1' },
    response_urls: [],
  };
}
