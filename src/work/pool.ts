import { Tinypool } from 'tinypool';
import { withDeadline } from '../deadline.ts';
import { type Mistake, UserError } from '../user-error.ts';
import { createTurns } from './turns.ts';
import { type Backlog, budgetOf, type JobTable, Overload, type Work, type WorkEvent } from './work.ts';

export interface PoolOptions {
  /** The module that the children load; its default export is made by `serve`. */
  readonly module: URL;
  readonly children: number;
  /** Jobs that may wait; one more is an Overload. */
  readonly waiting: number;
  /** How long one job may run. */
  readonly seconds: number;
  /** How much memory each child may take for its data. */
  readonly megabytes: number;
  /** How many children start at once; the others start when there is work for them. */
  readonly ready: number;
  /** What the children see of an environment beside the way to programs. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Told of every job once it has ended, and of every child that is lost. */
  readonly watch?: (event: WorkEvent) => void;
}

/** Work in child processes that tells what waits for them. */
export interface Pool<Jobs extends JobTable> extends Work<Jobs> {
  backlog(): Backlog;
}

/** Work in child processes. A child that is killed or runs too long fails its one job and is replaced. */
export function createPool<Jobs extends JobTable>(options: PoolOptions): Pool<Jobs> {
  const pool = startChildren(options);
  const { children, waiting, seconds, watch = () => {} } = options;
  let closing = false;

  const attempt = async (task: unknown, left: number): Promise<unknown> => {
    const start = performance.now();
    try {
      return await withDeadline(left * 1000, (signal) => pool.run(task, { signal }));
    } catch (error) {
      // A child that is just being stopped for another job's sake may still be handed this one, which is not to blame.
      const isInnocent = (error as Error | undefined)?.message === 'Terminating worker thread';
      const rest = left - (performance.now() - start) / 1000;
      if (!isInnocent || closing || rest <= 0) throw error;
      return attempt(task, rest);
    }
  };

  const turns = createTurns({ atOnce: children, waiting, retryAfter: secondsToWait(options) });
  return {
    async run(job, input, asker) {
      const entered = performance.now();
      let started: number | undefined;
      const told = (outcome: JobOutcome) => {
        const now = performance.now();
        const waited = (started ?? now) - entered;
        watch({ type: 'job', job, asker, outcome, waited, ran: started === undefined ? 0 : now - started });
        if (outcome === 'late' || outcome === 'died') watch({ type: 'lost child' });
      };
      try {
        const begin = () => {
          // The clock starts with the job, not in the queue: nobody pays for those before them.
          started = performance.now();
          return attempt({ job, input }, seconds);
        };
        const result = await turns.run(budgetOf(asker), begin, asker.signal);
        told('done');
        return result as never;
      } catch (error) {
        const left = started === undefined && asker.signal?.aborted;
        const { outcome, own } = left ? { outcome: 'left' as const, own: error } : explained(error, options);
        told(outcome);
        throw own;
      }
    },
    backlog: turns.backlog,
    async close() {
      closing = true;
      turns.clear();
      await pool.destroy();
    },
  };
}

type JobOutcome = Extract<WorkEvent, { type: 'job' }>['outcome'];

function startChildren(options: PoolOptions): Tinypool {
  const pool = new Tinypool({
    filename: options.module.href,
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: options.ready,
    maxThreads: options.children,
    idleTimeout: 60_000,
    // Short-lived objects are collected in small space: half the memory, at the same speed.
    execArgv: ['--max-semi-space-size=2', `--max-old-space-size=${Math.ceil(options.megabytes / 4)}`],
    // The children see nothing of the environment but what they need: no token can leak from them.
    env: {
      ...options.environment,
      PATH: process.env.PATH ?? '',
      CONVBOT_MEGABYTES: String(options.megabytes),
    },
  });
  // A child that dies between two jobs is an error of the pool, and is replaced with the next job.
  pool.on('error', () => options.watch?.({ type: 'lost child' }));
  return pool;
}

/** A full queue's worth of jobs at half a second each: a guess on the careful side. */
function secondsToWait({ waiting, children }: PoolOptions): number {
  return Math.ceil((waiting / children) * 0.5);
}

/** Errors lose their class on the way between processes. */
function explained(error: unknown, { seconds }: PoolOptions): { outcome: JobOutcome; own: unknown } {
  if (error instanceof Overload) return { outcome: 'refused', own: error };
  if (!(error instanceof Object)) return { outcome: 'bug', own: error };
  const { name, message, mistakes } = error as Partial<UserError>;
  if (name === 'UserError') {
    return { outcome: 'mistake', own: new UserError(...(mistakes as readonly Mistake[])) };
  }
  if (name === 'AbortError') {
    const wrong = `This took longer than ${seconds} seconds and was stopped.`;
    return { outcome: 'late', own: new UserError({ wrong, write: SMALLER }) };
  }
  const died = message === 'Worker exited unexpectedly';
  if (died || isOutOfMemory(name, message)) {
    const wrong = 'This needed more memory than one request may take.';
    return { outcome: died ? 'died' : 'mistake', own: new UserError({ wrong, write: SMALLER }) };
  }
  return { outcome: 'bug', own: error };
}

const SMALLER = 'a smaller input, fewer filters or fewer layers';

function isOutOfMemory(name = '', message = ''): boolean {
  return name === 'RangeError' && /allocation failed|out of memory|Invalid typed array length/i.test(message);
}
