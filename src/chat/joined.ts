/** A signal that is aborted with the first of several. */
export interface Joined {
  readonly signal: AbortSignal;
  /** Lets go of the others: one that outlives this would otherwise remember it for good. */
  release(): void;
}

/** Joins signals for a while; `AbortSignal.any` leaves something behind at each of them. */
export function joined(signals: readonly AbortSignal[]): Joined {
  const either = new AbortController();
  const abort = () => either.abort(signals.find(({ aborted }) => aborted)?.reason);
  for (const signal of signals) signal.addEventListener('abort', abort);
  if (signals.some(({ aborted }) => aborted)) abort();
  return {
    signal: either.signal,
    release() {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}
