import { type Backlog, Overload } from './work.ts';

/** Tasks that run a few at a time; those of different users take turns, however many one of them has piled up. */
export interface Turns {
  /**
   * Rejects with the task's own error, with Overload when too many wait, or with the signal's reason when it is aborted before
   * the task's turn: then it is not begun.
   */
  run<T>(user: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  backlog(): Backlog;
  /** Rejects whatever still waits. */
  clear(): void;
}

export interface TurnsOptions {
  readonly atOnce: number;
  /** How many may wait in all. */
  readonly waiting: number;
  /** Seconds after which whoever is refused should come back. */
  readonly retryAfter: number;
}

interface Waiting {
  readonly since: number;
  start(): void;
  refuse(reason: unknown): void;
}

/**
 * One line a user, served in rotation: with n tasks at once, nobody waits behind more than one task of another user for each
 * of their own. When all places are taken, a user with a shorter line takes the last place of the longest.
 */
export function createTurns({ atOnce, waiting, retryAfter }: TurnsOptions): Turns {
  // In the order of their turns: who has been served goes to the end.
  const lines = new Map<string, Waiting[]>();
  let running = 0;
  let total = 0;

  const next = () => {
    const [line] = lines;
    if (!line || running >= atOnce) return;
    const [user, tasks] = line;
    const task = tasks.shift()!;
    lines.delete(user);
    if (tasks.length > 0) lines.set(user, tasks);
    total -= 1;
    task.start();
  };

  const leave = (user: string, task: Waiting, reason: unknown) => {
    const tasks = lines.get(user) ?? [];
    const place = tasks.indexOf(task);
    if (place < 0) return;
    tasks.splice(place, 1);
    if (tasks.length === 0) lines.delete(user);
    total -= 1;
    task.refuse(reason);
  };

  const enter = (user: string, task: Waiting) => {
    const own = lines.get(user) ?? [];
    if (total >= waiting) {
      const longest = longestOf(lines);
      if (!longest || own.length + 1 >= longest.length) return task.refuse(new Overload(retryAfter));
      longest.pop()!.refuse(new Overload(retryAfter));
      total -= 1;
    }
    own.push(task);
    lines.set(user, own);
    total += 1;
    next();
  };

  return {
    run: (user, task, signal) =>
      new Promise((resolve, reject) => {
        const left = () => leave(user, waiting, signal?.reason);
        const done = () => signal?.removeEventListener('abort', left);
        const waiting: Waiting = {
          since: performance.now(),
          start() {
            done();
            running += 1;
            task()
              .then(resolve, reject)
              .finally(() => {
                running -= 1;
                next();
              });
          },
          refuse(reason) {
            done();
            reject(reason);
          },
        };
        if (signal?.aborted) return reject(signal.reason);
        signal?.addEventListener('abort', left);
        enter(user, waiting);
      }),
    backlog() {
      const oldest = Math.min(...[...lines.values()].map(([first]) => first!.since));
      return { waiting: total, age: total === 0 ? 0 : performance.now() - oldest };
    },
    clear() {
      for (const tasks of lines.values()) for (const task of tasks) task.refuse(new Overload(retryAfter));
      lines.clear();
      total = 0;
    },
  };
}

function longestOf(lines: ReadonlyMap<string, Waiting[]>): Waiting[] | undefined {
  let longest: Waiting[] | undefined;
  for (const tasks of lines.values()) if (tasks.length > (longest?.length ?? 0)) longest = tasks;
  return longest;
}
