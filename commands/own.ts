import type { Caller } from '../src/chat/caller.ts';
import { UserError } from '../src/user-error.ts';

/** The caller as the store names them. Throws UserError where several people may be behind one name. */
export function ownerOf({ platform, user, anonymous }: Caller): string {
  if (!anonymous) return `${platform}:${user}`;
  throw new UserError({
    wrong:
      'Nobody signs in here, so nothing can be kept for you alone: this works in a chat, on the playground’s page and at the command line.',
  });
}
