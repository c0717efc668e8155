/** Lets one request after the other begin, each in a round of the event loop of its own. */
export type Round = () => Promise<void>;

/**
 * Requests that arrive together would be worked out in one go, and nothing could be acknowledged or sent meanwhile: between two
 * rounds it can.
 */
export function createRounds(): Round {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
