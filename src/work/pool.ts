import PQueue from 'p-queue';
import { Tinypool } from 'tinypool';
import { type Mistake, UserError } from '../user-error.ts';
import { type JobTable, Overload, type Work } from './work.ts';

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
}

/** Work in child processes. A child that is killed or runs too long fails its one job and is replaced. */
export function createPool<Jobs extends JobTable>(options: PoolOptions): Work<Jobs> {
  const pool = startChildren(options);
  const queue = new PQueue({ concurrency: options.children });
  return {
    async run(job, input) {
      if (queue.size >= options.waiting) throw new Overload(secondsToWait(options));
      // The clock starts with the job, not in the queue: nobody pays for those before them.
      return queue.add(() =>
        pool
          .run({ job, input }, { signal: AbortSignal.timeout(options.seconds * 1000) })
          .catch((error: unknown) => {
            throw asOwnError(error, options);
          }),
      );
    },
    async close() {
      queue.clear();
      await pool.destroy();
    },
  };
}

function startChildren(options: PoolOptions): Tinypool {
  const pool = new Tinypool({
    filename: options.module.href,
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: options.ready,
    maxThreads: options.children,
    idleTimeout: 60_000,
    // Short-lived objects are collected in small space: half the memory, at the same speed.
    execArgv: ['--max-semi-space-size=2'],
    // The children see nothing of the environment but what they need: no token can leak from them.
    env: { PATH: process.env.PATH ?? '', CONVBOT_MEGABYTES: String(options.megabytes) },
  });
  // A child that dies between two jobs is an error of the pool, and is replaced with the next job.
  pool.on('error', () => {});
  return pool;
}

/** A full queue's worth of jobs at half a second each: a guess on the careful side. */
function secondsToWait({ waiting, children }: PoolOptions): number {
  return Math.ceil((waiting / children) * 0.5);
}

/** Errors lose their class on the way between processes. */
function asOwnError(error: unknown, options: PoolOptions): unknown {
  if (!(error instanceof Object)) return error;
  const { name, message, mistakes } = error as Partial<UserError>;
  if (name === 'UserError') return new UserError(...(mistakes as readonly Mistake[]));
  if (name === 'AbortError') {
    return new UserError({
      wrong: `This took longer than ${options.seconds} seconds and was stopped.`,
      write: SMALLER,
    });
  }
  if (message === 'Worker exited unexpectedly' || isOutOfMemory(name, message)) {
    return new UserError({ wrong: 'This needed more memory than one request may take.', write: SMALLER });
  }
  return error;
}

const SMALLER = 'a smaller input, fewer filters or fewer layers';

function isOutOfMemory(name = '', message = ''): boolean {
  return name === 'RangeError' && /allocation failed|out of memory|Invalid typed array length/i.test(message);
}
