/** Heavy jobs, done elsewhere than on the main thread. `Jobs` names the functions and their types. */
export interface Work<Jobs extends JobTable> {
  /**
   * Rejects with the job's own UserError, with a UserError when it exceeds its time or memory, and with Overload
   * when too many are waiting, and with its asker's signal's reason when they left before its turn. Anything else is a bug
   * in the job. The jobs of different askers take turns.
   */
  run<K extends keyof Jobs & string>(
    job: K,
    input: Parameters<Jobs[K]>[0],
    asker: Asker,
  ): Promise<Awaited<ReturnType<Jobs[K]>>>;
  close(): Promise<void>;
}

/** Inputs and outputs cross a process boundary: plain data, bigints and typed arrays. */
export type JobTable = Record<string, (input: never) => unknown>;

/** Whose job it is. */
export interface Asker {
  readonly platform: string;
  readonly user: string;
  /** Whose requests count together where one person can be as many users as they like; the user's unless said. */
  readonly source?: string;
  readonly server?: string;
  /** Aborted once they do not wait for it any more. */
  readonly signal?: AbortSignal;
}

/** The line in which somebody waits, and the budget that their requests are taken from. */
export function budgetOf({ platform, user, source = user }: Asker): string {
  return `${platform}:${source}`;
}

/** What happens to jobs, for whoever counts. */
export type WorkEvent =
  | {
      readonly type: 'job';
      readonly job: string;
      readonly asker: Asker;
      readonly outcome: 'done' | 'mistake' | 'late' | 'died' | 'bug' | 'refused' | 'left';
      /** How long it waited for its turn and how long it ran, in milliseconds. */
      readonly waited: number;
      readonly ran: number;
    }
  /** A child was lost and is replaced. */
  | { readonly type: 'lost child' }
  | { readonly type: 'cache'; readonly hit: boolean };

/** What waits for its turn. */
export interface Backlog {
  readonly waiting: number;
  /** How long the oldest one has waited, in milliseconds; 0 when nothing waits. */
  readonly age: number;
}

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
