import { execFile } from 'node:child_process';
import type { JobTable } from './work.ts';

/** The child's side of the pool: caps its own memory, then answers jobs by name. */
export function serve<Jobs extends JobTable>(jobs: Jobs) {
  // Ctrl+C reaches every process at a terminal; the main process says when its children end.
  process.on('SIGINT', () => {});
  const capped = capMemory(Number(process.env.CONVBOT_MEGABYTES));
  return async ({ job, input }: { job: keyof Jobs; input: never }) => {
    await capped;
    return jobs[job]!(input);
  };
}

/**
 * Bounds the data segment (heap, typed arrays, WebAssembly memory), so that too large an allocation becomes an error.
 * Where there is no `prlimit` (not Linux), only the cost estimate made before a job bounds it.
 */
function capMemory(megabytes: number): Promise<void> {
  const limit = `--data=${megabytes * 2 ** 20}`;
  return new Promise((resolve) => {
    execFile('prlimit', ['--pid', String(process.pid), limit], () => resolve());
  });
}
