import type { BotOptions } from './chat/bot.ts';
import type { Limits } from './chat/limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { WorkEvent } from './work/work.ts';

/** What is done about everything that happens: it is counted, logged and charged. */
export interface Watch {
  worked(event: WorkEvent): void;
  readonly ended: NonNullable<BotOptions['onEnded']>;
  bug(bug: { readonly id: string; readonly error: unknown }): void;
}

/** Counts in `metrics`, logs in `log`, and takes from `limits` what drawing cost. */
export function createWatch({
  log,
  limits,
  metrics,
}: {
  readonly log: Log;
  readonly limits: Limits;
  readonly metrics: Metrics;
}): Watch {
  return {
    worked(event) {
      metrics.worked(event);
      if (event.type === 'job') void limits.charge(event.asker, event.ran);
      if (event.type === 'lost child') log.warn('a child process was lost and is replaced');
    },
    ended(ended) {
      metrics.requestEnded(ended);
      log.info('request', { ...ended, milliseconds: Math.round(ended.milliseconds) });
    },
    bug: ({ id, error }) => log.error('bug', { id, error }),
  };
}
