import { randomUUID } from 'node:crypto';
import type { SlackServer } from './server.ts';
import { newTrigger } from './web-api.ts';

/** What a person does in Slack, as the payloads that Slack makes of it. */

const TEAM = { team_id: 'T1', team_domain: 'learners' };
const APP = { api_app_id: 'A1', token: 'legacy', is_enterprise_install: false };

export function slashCommand(slack: SlackServer, text: string, more: Readonly<Record<string, string>> = {}) {
  const { user_id = 'U1', channel_id = 'C1' } = more;
  return {
    ...TEAM,
    ...APP,
    is_enterprise_install: 'false',
    command: '/conv',
    text,
    user_id,
    user_name: 'ada',
    channel_id,
    channel_name: 'general',
    response_url: slack.urls.make(channel_id, user_id),
    trigger_id: newTrigger(),
    ...more,
  };
}

export function event(of: Readonly<Record<string, unknown>>) {
  return {
    ...APP,
    team_id: 'T1',
    type: 'event_callback',
    event_id: `Ev${randomUUID().slice(0, 8)}`,
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event: of,
  };
}
