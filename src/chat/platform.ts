import type { Bot } from './bot.ts';

/** A place where people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** Resolves when requests are taken; the result stops it. */
  start(bot: Bot): Promise<Stop>;
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
