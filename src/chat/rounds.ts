/** Lets one request after the other begin, each in a round of the event loop of its own. */
export interface Rounds {
  begin(): Promise<void>;
  /** What can wait does so until everything has begun that waits to begin by now. */
  behind(): Promise<void>;
}

/**
 * Requests that arrive together would be worked out in one go, and nothing could be acknowledged or sent meanwhile: between two
 * rounds it can.
 */
export function createRounds(): Rounds {
  let last: Promise<void> = Promise.resolve();
  return {
    begin() {
      last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
      return last;
    },
    behind: () => last,
  };
}
