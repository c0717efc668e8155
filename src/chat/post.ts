import type { Caller } from './caller.ts';
import type { Platform } from './platform.ts';
import type { Request } from './request.ts';

/** A channel of a platform, or where a user is written to directly; the ids are its own. */
export interface Place {
  readonly platform: string;
  readonly server?: string;
  readonly channel: string;
  /** The direct messages with one user, for which no choice of channels holds. */
  readonly direct?: true | undefined;
}

/**
 * Says something that nobody has asked for: shows the answer to a request in a channel, each Reply in the place of the one
 * before. Rejects with a ClosedPlace where the platform refuses it, and with any other error where it could not be sent.
 */
export type Post = (place: Place, request: Request) => Promise<void>;

/** The platform lets nothing be written there: the bot is no member, or may not write. */
export class ClosedPlace extends Error {
  constructor(place: Place, cause: unknown) {
    super(`Nothing can be written in ${place.platform}’s channel.`, { cause });
    this.name = 'ClosedPlace';
  }
}

/** Who asks where nobody does. */
export function unasked({ platform, server, channel, direct }: Place): Caller {
  return {
    platform,
    user: NOBODY,
    moderator: false,
    ...(direct ? { direct: channel } : { channel }),
    ...(server === undefined ? {} : { server }),
  };
}

/** Whether a request came by the clock, and from nobody. */
export function isUnasked({ user }: Caller): boolean {
  return user === NOBODY;
}

const NOBODY = 'nobody';

/** Posts by the platform that a place belongs to. */
export function postBy(platforms: readonly Platform[]): Post {
  return async (place, request) => {
    const platform = platforms.find(({ name }) => name === place.platform);
    if (!platform?.post) throw new Error(`Nothing can be posted to ${place.platform}.`);
    await platform.post(place, request);
  };
}
