import { type Logger, LogLevel } from '@slack/bolt';
import type { OnTrouble } from './take.ts';

/** Bolt's own warnings and errors, and nothing of what it says besides: that holds payloads and addresses. */
export function boltLogger(onTrouble: OnTrouble): Logger {
  const told = (...words: unknown[]) =>
    onTrouble('Slack’s client reports trouble.', words.find((word) => word instanceof Error) ?? words[0]);
  return {
    debug() {},
    info() {},
    warn: told,
    error: told,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
