import type { Log } from './log.ts';

/** Logs what nobody caught and ends with code 1: nothing is known of the program's state any more. */
export function endOnBug(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.fatal('uncaught', { error });
    process.exit(1);
  });
}

/** Runs `stop` at the first signal to end, and leaves at the second without waiting for anything. */
export function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (asked) process.exit(1);
    asked = true;
    log.info('stopping', { signal });
    stop().then(
      () => log.info('stopped'),
      (error: unknown) => {
        log.error('could not stop in order', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
