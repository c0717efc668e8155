import { webApi } from '@slack/bolt';

/** Slack refused what was sent to a response_url. */
export class Refused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`Slack refused a message: ${reason}.`);
    this.name = 'Refused';
    this.reason = reason;
  }
}

/** Slack's word for why it refused a call; nothing for failures of another sort. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.reason;
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Slack's word for blocks that it cannot show. */
export const UNUSABLE = 'invalid_blocks';

/** Whether the bot may not write where it was to. */
export function isClosed(error: unknown): boolean {
  return CLOSED.has(refusalOf(error) ?? '');
}

/** Slack's words for it, of chat.postMessage. */
const CLOSED: ReadonlySet<string> = new Set([
  'cannot_reply_to_message',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'missing_scope',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'team_access_not_granted',
]);
