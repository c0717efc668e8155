import type { Bot } from './bot.ts';

/** A place where people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** Resolves when requests are taken; the result stops it. */
  start(bot: Bot): Promise<Stop>;
}

type Stop = () => Promise<void>;
