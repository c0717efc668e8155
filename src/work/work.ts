/** Heavy jobs, done elsewhere than on the main thread. `Jobs` names the functions and their types. */
export interface Work<Jobs extends JobTable> {
  /**
   * Rejects with the job's own UserError, with a UserError when it exceeds its time or memory, and with Overload
   * when too many are waiting. Anything else is a bug in the job.
   */
  run<K extends keyof Jobs & string>(
    job: K,
    input: Parameters<Jobs[K]>[0],
  ): Promise<Awaited<ReturnType<Jobs[K]>>>;
  close(): Promise<void>;
}

/** Inputs and outputs cross a process boundary: plain data, bigints and typed arrays. */
export type JobTable = Record<string, (input: never) => unknown>;

/** Too many jobs are waiting. */
export class Overload extends Error {
  /** Seconds after which a new try is likely to succeed. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('Too many requests are waiting.');
    this.name = 'Overload';
    this.retryAfter = retryAfter;
  }
}
