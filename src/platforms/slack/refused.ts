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
