import type { Take } from './take.ts';

/** Counts what is being dealt with, so that the program does not end in the middle of it. */
export function createRunning() {
  const running = new Set<Promise<void>>();
  return {
    counted(take: Take): Take {
      return (delivery) => {
        const run = take(delivery);
        running.add(run);
        return run.finally(() => running.delete(run));
      };
    },
    /** Resolves when all has been dealt with, or after some seconds. */
    async settled(): Promise<void> {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
      await Promise.race([Promise.allSettled(running), late]);
    },
  };
}

/** In milliseconds. */
const PATIENCE = 5000;
