import type { Bot } from './bot.ts';
import type { Post } from './post.ts';

/** A place where people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** Resolves when requests are taken; the result stops it. */
  start(bot: Bot): Promise<Stop>;
  /** Speaks unasked, once started; absent where nobody can be spoken to. */
  readonly post?: Post;
  /** How the platform's standing connection is; absent where there is none. */
  connection?(): Connection;
}

type Stop = () => Promise<void>;

/** A connection that stays open, such as a gateway or a socket. */
export interface Connection {
  readonly up: boolean;
  /** When the other side was last heard of, in milliseconds since 1970. */
  readonly heard?: number;
}
