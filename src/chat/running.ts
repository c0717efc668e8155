/** Counts what is being dealt with, so that the program does not end in the middle of it. */
export interface Running {
  count<T>(run: Promise<T>): Promise<T>;
  /** Resolves when all has been dealt with, or after some seconds. */
  settled(): Promise<void>;
}

export function createRunning(): Running {
  const running = new Set<Promise<unknown>>();
  return {
    count(run) {
      running.add(run);
      return run.finally(() => running.delete(run));
    },
    async settled() {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
      await Promise.race([Promise.allSettled(running), late]);
    },
  };
}

/** In milliseconds. */
const PATIENCE = 5000;
