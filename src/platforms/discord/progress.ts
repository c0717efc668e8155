import { setTimeout as pause } from 'node:timers/promises';

/** Shows what is newest, one at a time and not too often. */
export interface Progress<T> {
  offer(state: T): void;
  /** Resolves when nothing is being shown any more; what was offered and not shown yet is dropped. */
  end(): Promise<void>;
}

/** `first` and `between` are milliseconds before the first state and between two. A failure ends the showing. */
export function createProgress<T>(
  show: (state: T) => Promise<unknown>,
  { first, between }: { readonly first: number; readonly between: number },
): Progress<T> {
  const over = new AbortController();
  let newest: { readonly state: T } | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    for (let wait = first; newest; wait = between) {
      await pause(wait, undefined, { signal: over.signal });
      const { state } = newest;
      newest = undefined;
      await show(state);
    }
    running = undefined;
  }

  return {
    offer(state) {
      newest = { state };
      running ??= run();
      running.catch(() => {});
    },
    async end() {
      over.abort();
      await running?.catch(() => {});
    },
  };
}
